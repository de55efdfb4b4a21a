-- Who of a member holds a token: a person or an agent. One of the two where there is a member, none for the administrator.
ALTER TABLE token ADD COLUMN person ${text};
ALTER TABLE token ADD COLUMN agent ${text};

-- Who held the tokens of before is not known: each becomes an agent's, known by the token's own id.
UPDATE token SET agent = uuid WHERE member IS NOT NULL;
