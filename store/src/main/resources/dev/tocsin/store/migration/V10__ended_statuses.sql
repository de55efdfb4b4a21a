-- When the hub found that nothing of it waits any more; null before that. Its status ends some time later, and the row with it.
ALTER TABLE contribution ADD COLUMN completed BIGINT;

CREATE INDEX contribution_open ON contribution (requested) WHERE completed IS NULL;
CREATE INDEX contribution_completed ON contribution (completed) WHERE completed IS NOT NULL;
CREATE INDEX outcome_held ON outcome (value) WHERE kind = 'held';
CREATE INDEX held_receipt ON held (receipt) WHERE receipt IS NOT NULL;
