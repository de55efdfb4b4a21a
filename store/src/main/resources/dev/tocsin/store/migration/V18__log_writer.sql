-- Of the nodes on one database, the one that ends the beats of the log, and when it was last heard of; and the keys that all of
-- them sign with. A database that one process has for itself has no row here.
CREATE TABLE log_writer (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    keys ${text} NOT NULL,
    node ${text} NOT NULL,
    seen BIGINT  NOT NULL
);
