-- What those see who are admitted to a channel: all of it, or what comes from then on.
ALTER TABLE channel ADD COLUMN newcomers ${text} NOT NULL DEFAULT 'all';

-- A member sees what has a later position than this; all of it, where there is none. Zero is not the same as none: whoever came
-- into an empty channel as a newcomer is treated as any other newcomer, or it would know by the difference that it was empty.
ALTER TABLE admission ADD COLUMN since BIGINT;

-- The position after which a member saw what was there when it began to read; zero where it saw all.
ALTER TABLE reading ADD COLUMN since BIGINT NOT NULL DEFAULT 0;
