"""The tables of the rooms in PostgreSQL, in a schema of their own. Names are in `member.name`
and nowhere else."""

VERSION = 1

SCHEMA = "sidos"

TABLES = """
CREATE TABLE version (number integer NOT NULL);
CREATE TABLE room (
    id text PRIMARY KEY,
    course text NOT NULL,
    title text NOT NULL,
    mode text NOT NULL,
    questions text NOT NULL,
    facilitator bytea NOT NULL,
    code text NOT NULL,
    link text NOT NULL,
    made double precision NOT NULL,
    seed bigint NOT NULL,
    retain bigint NOT NULL,
    ended double precision
);
CREATE INDEX room_by_code ON room (code);
CREATE INDEX room_by_link ON room (link);
CREATE INDEX room_by_facilitator ON room (facilitator);
CREATE TABLE event (
    room text NOT NULL REFERENCES room ON DELETE CASCADE,
    seq bigint NOT NULL,
    key text NOT NULL,
    at double precision NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (room, seq),
    UNIQUE (room, key)
);
CREATE TABLE round (
    room text NOT NULL REFERENCES room ON DELETE CASCADE,
    question text NOT NULL,
    round integer NOT NULL,
    open boolean NOT NULL,
    PRIMARY KEY (room, question, round)
);
CREATE TABLE answer (
    room text NOT NULL,
    question text NOT NULL,
    round integer NOT NULL,
    member text NOT NULL,
    key text NOT NULL,
    response bytea NOT NULL,
    verdict text NOT NULL,
    score double precision NOT NULL,
    parts bytea NOT NULL,
    at double precision NOT NULL,
    PRIMARY KEY (room, question, round, member),
    FOREIGN KEY (room, question, round) REFERENCES round ON DELETE CASCADE
);
CREATE INDEX answer_by_member ON answer (room, member);
CREATE TABLE member (
    room text NOT NULL REFERENCES room ON DELETE CASCADE,
    id text NOT NULL,
    token bytea NOT NULL,
    name text NOT NULL,
    lang text NOT NULL,
    joined double precision NOT NULL,
    status text NOT NULL,
    removed boolean NOT NULL,
    PRIMARY KEY (room, id)
);
CREATE INDEX member_by_token ON member (token);
CREATE TABLE raised (
    room text NOT NULL REFERENCES room ON DELETE CASCADE,
    id text NOT NULL,
    member text NOT NULL,
    text text NOT NULL,
    state text NOT NULL,
    at double precision NOT NULL,
    PRIMARY KEY (room, id)
);
CREATE TABLE vote (
    room text NOT NULL,
    id text NOT NULL,
    member text NOT NULL,
    PRIMARY KEY (room, id, member),
    FOREIGN KEY (room, id) REFERENCES raised ON DELETE CASCADE
);
"""
