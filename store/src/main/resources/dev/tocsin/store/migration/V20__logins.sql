-- Who the bearer is to an OpenID provider, where a login serves in the place of a secret; null elsewhere.
ALTER TABLE token ADD COLUMN issuer ${text};
ALTER TABLE token ADD COLUMN subject ${text};

-- The last day on which it let somebody in, in days since 1970-01-01 UTC; null where none was kept.
ALTER TABLE token ADD COLUMN last_used BIGINT;
