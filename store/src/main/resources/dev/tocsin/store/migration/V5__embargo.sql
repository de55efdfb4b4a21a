-- What waits for the end of its embargo, apart from the records, so that nothing that reads those can find it.
CREATE TABLE embargoed (
    id       ${key},
    uuid     ${text} NOT NULL UNIQUE,
    channel  BIGINT  NOT NULL REFERENCES channel (id),
    member   BIGINT REFERENCES member (id),
    -- 1 where the contributor did not see what others hold.
    own_only INTEGER NOT NULL,
    due      BIGINT  NOT NULL,
    expires  BIGINT,
    stix_id  ${text} NOT NULL,
    -- Null where the object has no version of its own.
    version  ${text},
    written  ${text},
    digest   ${text} NOT NULL,
    json     ${text} NOT NULL
);

CREATE INDEX embargoed_due ON embargoed (channel, due);
CREATE INDEX embargoed_object ON embargoed (channel, stix_id);
CREATE INDEX embargoed_expires ON embargoed (channel, expires) WHERE expires IS NOT NULL;

-- When the embargo of an outcome ends; its value is the uuid of what waits.
ALTER TABLE outcome ADD COLUMN due BIGINT;
CREATE INDEX outcome_embargoed ON outcome (value) WHERE kind = 'embargoed';
