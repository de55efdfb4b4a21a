-- Since when a channel is removed; of such a row the uuid, which statuses and statements refer to, is all that means anything.
ALTER TABLE channel ADD COLUMN removed BIGINT;
