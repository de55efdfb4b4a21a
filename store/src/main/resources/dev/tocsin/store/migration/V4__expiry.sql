-- From when on the terms of a record let it be given out no longer; null where they never do.
ALTER TABLE record ADD COLUMN expires BIGINT;
ALTER TABLE outcome ADD COLUMN expires BIGINT;
ALTER TABLE held ADD COLUMN expires BIGINT;

CREATE INDEX record_expires ON record (channel, expires) WHERE expires IS NOT NULL;
CREATE INDEX held_expires ON held (channel, expires) WHERE expires IS NOT NULL;
