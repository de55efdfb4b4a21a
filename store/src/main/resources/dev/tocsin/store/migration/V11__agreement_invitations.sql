-- The hub's agreement: every version there was.
CREATE TABLE agreement (
    version INTEGER PRIMARY KEY,
    body    ${text} NOT NULL,
    moment  BIGINT  NOT NULL
);

-- Who accepted which; proof is the uuid of the commitment, person that of who did so for the member.
CREATE TABLE acceptance (
    member  BIGINT  NOT NULL REFERENCES member (id),
    version INTEGER NOT NULL REFERENCES agreement (version),
    person  ${text} NOT NULL,
    proof   ${text} NOT NULL,
    moment  BIGINT  NOT NULL,
    PRIMARY KEY (member, version)
);

CREATE TABLE invitation (
    id      ${key},
    uuid    ${text} NOT NULL UNIQUE,
    hash    ${text} NOT NULL UNIQUE,
    member  ${text} NOT NULL,
    kind    ${text} NOT NULL,
    -- Null once it is used or revoked.
    person  ${text},
    created BIGINT  NOT NULL,
    expires BIGINT  NOT NULL,
    used    BIGINT,
    revoked BIGINT
);

-- A channel by its uuid: it may be gone by the time somebody joins.
CREATE TABLE invitation_place (
    invitation     BIGINT  NOT NULL REFERENCES invitation (id),
    channel        ${text} NOT NULL,
    can_read       INTEGER NOT NULL,
    can_contribute INTEGER NOT NULL,
    PRIMARY KEY (invitation, channel)
);
