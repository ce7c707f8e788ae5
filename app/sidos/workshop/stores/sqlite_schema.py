"""The tables of the rooms' SQLite file. Names are in `member.name` and nowhere else."""

VERSION = 1

TABLES = """
CREATE TABLE room (
    id TEXT PRIMARY KEY,
    course TEXT NOT NULL,
    title TEXT NOT NULL,
    mode TEXT NOT NULL,
    questions TEXT NOT NULL,
    facilitator BLOB NOT NULL,
    code TEXT NOT NULL,
    link TEXT NOT NULL,
    made REAL NOT NULL,
    seed INTEGER NOT NULL,
    retain INTEGER NOT NULL,
    ended REAL
) WITHOUT ROWID;
CREATE INDEX room_by_code ON room (code);
CREATE INDEX room_by_link ON room (link);
CREATE INDEX room_by_facilitator ON room (facilitator);
CREATE TABLE event (
    room TEXT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    key TEXT NOT NULL,
    at REAL NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (room, seq),
    UNIQUE (room, key)
) WITHOUT ROWID;
CREATE TABLE round (
    room TEXT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    round INTEGER NOT NULL,
    open INTEGER NOT NULL,
    PRIMARY KEY (room, question, round)
) WITHOUT ROWID;
CREATE TABLE answer (
    room TEXT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    round INTEGER NOT NULL,
    member TEXT NOT NULL,
    key TEXT NOT NULL,
    response BLOB NOT NULL,
    verdict TEXT NOT NULL,
    score REAL NOT NULL,
    parts BLOB NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (room, question, round, member)
) WITHOUT ROWID;
CREATE INDEX answer_by_member ON answer (room, member);
CREATE TABLE member (
    room TEXT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    token BLOB NOT NULL,
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    joined REAL NOT NULL,
    status TEXT NOT NULL,
    removed INTEGER NOT NULL,
    PRIMARY KEY (room, id)
) WITHOUT ROWID;
CREATE INDEX member_by_token ON member (token);
CREATE TABLE raised (
    room TEXT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    member TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (room, id)
) WITHOUT ROWID;
CREATE TABLE vote (
    room TEXT NOT NULL,
    id TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (room, id, member),
    FOREIGN KEY (room, id) REFERENCES raised (room, id) ON DELETE CASCADE
) WITHOUT ROWID;
"""
