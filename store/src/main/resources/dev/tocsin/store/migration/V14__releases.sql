-- Whom a process answers records of a channel, and when it last said in the log what those were. What a process leaves here when
-- it ends too early to say it is what others find.
CREATE TABLE reading (
    member  BIGINT  NOT NULL REFERENCES member (id),
    channel BIGINT  NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
    process ${text} NOT NULL,
    settled BIGINT  NOT NULL,
    PRIMARY KEY (member, channel, process)
);

-- Stretches of a channel's feed of which the log says already that they were released to a member; none touches another.
CREATE TABLE released (
    member         BIGINT NOT NULL REFERENCES member (id),
    channel        BIGINT NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
    first_position BIGINT NOT NULL,
    last_position  BIGINT NOT NULL,
    PRIMARY KEY (member, channel, first_position)
);
