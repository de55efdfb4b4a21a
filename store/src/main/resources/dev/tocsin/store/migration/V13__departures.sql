-- Since when a member is none any more; of such a row the uuid, which withdrawals refer to, is all that means anything.
ALTER TABLE member ADD COLUMN left_at BIGINT;
