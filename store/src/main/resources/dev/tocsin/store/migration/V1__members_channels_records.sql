-- One schema for SQLite and PostgreSQL. What the two write differently stands in placeholders:
--   key    an integer primary key that the database gives out
--   text   text that is compared byte by byte
-- Times are microseconds since 1970-01-01T00:00:00Z. Where a member column is null, it was the administrator.

CREATE TABLE member (
    id      ${key},
    uuid    ${text} NOT NULL UNIQUE,
    name    ${text} NOT NULL UNIQUE,
    kind    ${text} NOT NULL,
    created BIGINT  NOT NULL
);

CREATE TABLE channel (
    id            ${key},
    uuid          ${text} NOT NULL UNIQUE,
    name          ${text} NOT NULL UNIQUE,
    title         ${text} NOT NULL,
    description   ${text} NOT NULL,
    ceiling       ${text} NOT NULL,
    created       BIGINT  NOT NULL,
    -- The last place that was ever given; it stays when the record there is withdrawn.
    last_position BIGINT  NOT NULL,
    last_added    BIGINT  NOT NULL
);

CREATE TABLE admission (
    member         BIGINT  NOT NULL REFERENCES member (id),
    channel        BIGINT  NOT NULL REFERENCES channel (id),
    can_read       INTEGER NOT NULL,
    can_contribute INTEGER NOT NULL,
    PRIMARY KEY (member, channel)
);

CREATE TABLE token (
    id      ${key},
    uuid    ${text} NOT NULL UNIQUE,
    hash    ${text} NOT NULL UNIQUE,
    member  BIGINT REFERENCES member (id),
    label   ${text} NOT NULL,
    created BIGINT  NOT NULL,
    expires BIGINT,
    revoked BIGINT
);

CREATE TABLE record (
    id           ${key},
    channel      BIGINT  NOT NULL REFERENCES channel (id),
    position     BIGINT  NOT NULL,
    added        BIGINT  NOT NULL,
    stix_id      ${text} NOT NULL,
    stix_type    ${text} NOT NULL,
    -- Compares as text as the moments do; "written" is the same moment as the object has it.
    version      ${text} NOT NULL,
    written      ${text} NOT NULL,
    spec_version ${text} NOT NULL,
    member       BIGINT REFERENCES member (id),
    -- 0, or the member that contributed it without seeing what others hold, and that may so repeat it.
    unseen_by    BIGINT  NOT NULL,
    digest       ${text} NOT NULL,
    json         ${text} NOT NULL,
    CONSTRAINT record_position UNIQUE (channel, position),
    CONSTRAINT record_added UNIQUE (channel, added),
    CONSTRAINT record_version UNIQUE (channel, stix_id, version, unseen_by)
);

CREATE TABLE withdrawal (
    id       ${key},
    channel  BIGINT  NOT NULL REFERENCES channel (id),
    position BIGINT  NOT NULL,
    stix_id  ${text} NOT NULL,
    written  ${text} NOT NULL,
    member   BIGINT REFERENCES member (id),
    moment   BIGINT  NOT NULL,
    CONSTRAINT withdrawal_position UNIQUE (channel, position)
);

CREATE TABLE contribution (
    id        ${key},
    uuid      ${text} NOT NULL UNIQUE,
    channel   BIGINT  NOT NULL REFERENCES channel (id),
    member    BIGINT REFERENCES member (id),
    requested BIGINT  NOT NULL
);

CREATE TABLE outcome (
    contribution BIGINT  NOT NULL REFERENCES contribution (id),
    ordinal      INTEGER NOT NULL,
    kind         ${text} NOT NULL,
    stix_id      ${text},
    written      ${text},
    position     BIGINT,
    step         ${text},
    code         ${text},
    reason       ${text},
    value        ${text},
    PRIMARY KEY (contribution, ordinal)
);
