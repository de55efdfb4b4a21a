-- The SHA-256 of a client certificate that serves in the place of a secret; null where there is a secret.
ALTER TABLE token ADD COLUMN certificate ${text};
