-- The secrets from which the ids of what is shared anonymously follow; owner is a member's uuid or 'administrator'.
CREATE TABLE pseudonym_key (
    owner  ${text} PRIMARY KEY,
    secret ${text} NOT NULL
);

-- What was shared anonymously, as its contributor wrote it, beside the record that others get; gone with it.
CREATE TABLE original (
    channel  BIGINT  NOT NULL,
    position BIGINT  NOT NULL,
    member   BIGINT REFERENCES member (id),
    stix_id  ${text} NOT NULL,
    -- Null where the object has no version of its own.
    written  ${text},
    digest   ${text} NOT NULL,
    json     ${text} NOT NULL,
    PRIMARY KEY (channel, position),
    FOREIGN KEY (channel, position) REFERENCES record (channel, position) ON DELETE CASCADE
);

CREATE INDEX original_object ON original (channel, stix_id);
CREATE INDEX original_member ON original (channel, member, position);
