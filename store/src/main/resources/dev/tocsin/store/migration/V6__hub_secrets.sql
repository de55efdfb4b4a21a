-- Keys that the hub made for itself, in hexadecimal; the same for all of its nodes.
CREATE TABLE hub_secret (
    name TEXT PRIMARY KEY,
    hex TEXT NOT NULL
);
