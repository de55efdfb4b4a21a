-- What a channel is for: community, sector, bilateral or case; the sector of the second.
ALTER TABLE channel ADD COLUMN kind ${text} NOT NULL DEFAULT 'community';
ALTER TABLE channel ADD COLUMN sector ${text};

-- How long a record is given out from when it took its place; null where it has no end. What that means for a record is in its expires.
ALTER TABLE channel ADD COLUMN keep_days INTEGER;
