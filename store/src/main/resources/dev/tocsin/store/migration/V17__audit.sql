-- Who did what. Members, persons and agents stand here by their uuids and not by reference, so that it outlasts them; who is
-- administrator, person, agent or nobody. Without an outcome, the hub stopped before there was one.
CREATE TABLE audited (
    id        ${key},
    moment    BIGINT  NOT NULL,
    who       ${text} NOT NULL,
    member_id ${text},
    holder    ${text},
    source    ${text} NOT NULL,
    act       ${text} NOT NULL,
    target    ${text} NOT NULL,
    outcome   INTEGER,
    times     BIGINT  NOT NULL
);

CREATE INDEX audited_moment ON audited (moment);
CREATE INDEX audited_member ON audited (member_id, moment);
