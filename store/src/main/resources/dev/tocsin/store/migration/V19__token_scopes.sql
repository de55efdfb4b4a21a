-- What a token may be used for, in words with commas between them; null for whatever its holder may do.
ALTER TABLE token ADD COLUMN scopes ${text};
