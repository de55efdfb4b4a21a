-- What the log proves, and its beats. Salts, secrets and hashes are in base 64.

CREATE TABLE beat (
    -- The number of the entry in the log, from 0.
    entry  BIGINT  PRIMARY KEY,
    secret ${text} NOT NULL,
    root   ${text} NOT NULL,
    -- The root of the log's tree that ends with this entry.
    log    ${text} NOT NULL,
    moment BIGINT  NOT NULL
);

CREATE TABLE commitment (
    id         ${key},
    uuid       ${text} NOT NULL UNIQUE,
    member     BIGINT REFERENCES member (id),
    -- Null once they are destroyed.
    kind       ${text},
    statement  ${text},
    salt       ${text},
    commitment ${text} NOT NULL,
    -- The last entry in which it was promised to come.
    by_entry   BIGINT  NOT NULL,
    -- Null as long as it waits.
    entry      BIGINT REFERENCES beat (entry),
    slot       INTEGER,
    CONSTRAINT commitment_slot UNIQUE (entry, slot)
);

CREATE INDEX commitment_waiting ON commitment (id) WHERE entry IS NULL;
CREATE INDEX commitment_member ON commitment (member);
