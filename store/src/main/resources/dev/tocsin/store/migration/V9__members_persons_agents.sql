-- Words apart by a blank.
ALTER TABLE member ADD COLUMN sectors ${text} NOT NULL DEFAULT '';

-- That it is the organisation it says: who looked, when the hub was told, and what they saw; null where nobody did.
ALTER TABLE member ADD COLUMN verified_by ${text};
ALTER TABLE member ADD COLUMN verified BIGINT;
ALTER TABLE member ADD COLUMN grounds ${text};

CREATE TABLE person (
    id      ${key},
    uuid    ${text} NOT NULL UNIQUE,
    member  BIGINT  NOT NULL REFERENCES member (id),
    name    ${text} NOT NULL,
    contact ${text} NOT NULL,
    created BIGINT  NOT NULL,
    CONSTRAINT person_name UNIQUE (member, name)
);

CREATE TABLE agent (
    id      ${key},
    uuid    ${text} NOT NULL UNIQUE,
    member  BIGINT  NOT NULL REFERENCES member (id),
    name    ${text} NOT NULL,
    created BIGINT  NOT NULL,
    CONSTRAINT agent_name UNIQUE (member, name)
);

CREATE INDEX token_member ON token (member);

-- Each token that a member has by now is an agent's: of the token's label, or of the agent's own id where a label was used again.
INSERT INTO agent (uuid, member, name, created)
SELECT token.agent, token.member,
       CASE WHEN EXISTS (SELECT 1 FROM token earlier
                         WHERE earlier.member = token.member AND earlier.label = token.label AND earlier.id < token.id)
            THEN token.agent ELSE token.label END,
       token.created
FROM token
WHERE token.agent IS NOT NULL;
