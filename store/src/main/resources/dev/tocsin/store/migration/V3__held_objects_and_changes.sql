-- What was done to an accepted object before it was written, place by place; never what stood there.
CREATE TABLE change (
    contribution BIGINT  NOT NULL REFERENCES contribution (id),
    ordinal      INTEGER NOT NULL,
    place_number INTEGER NOT NULL,
    place        ${text} NOT NULL,
    kind         ${text} NOT NULL,
    times        INTEGER NOT NULL,
    fate         ${text} NOT NULL,
    PRIMARY KEY (contribution, ordinal, place_number)
);

-- Objects that wait for a person, or did. Where decided is null, it waits.
CREATE TABLE held (
    id          ${key},
    uuid        ${text} NOT NULL UNIQUE,
    channel     BIGINT  NOT NULL REFERENCES channel (id),
    member      BIGINT REFERENCES member (id),
    -- 1 where the contributor did not see what others hold.
    own_only    INTEGER NOT NULL,
    stix_id     ${text} NOT NULL,
    written     ${text},
    digest      ${text} NOT NULL,
    json        ${text} NOT NULL,
    value       ${text} NOT NULL,
    list_name   ${text} NOT NULL,
    list_origin ${text} NOT NULL,
    since       BIGINT  NOT NULL,
    decided     BIGINT,
    decided_by  BIGINT REFERENCES member (id),
    note        ${text},
    -- The contribution by which it was released.
    receipt     ${text}
);

CREATE INDEX held_object ON held (channel, stix_id);
CREATE INDEX held_decided ON held (decided, id);
