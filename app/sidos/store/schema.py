"""The schema, one step a version: step n brings a database of version n to version n + 1.

A step, once released, never changes; a new one is added. `attempt` is the truth and only grows;
`item_state` and `lesson_state` follow from it (`derived.py`).
"""

from sidos.store.derived import REBUILD

APPLICATION = 0x5349444F
"""SQLite's application_id of our files: "SIDO"."""

_TRUTH = (
    # at: microseconds since 1970, UTC. response: JSON.
    """
    CREATE TABLE attempt (
        id TEXT NOT NULL PRIMARY KEY,
        session TEXT NOT NULL,
        item TEXT NOT NULL,
        rev INTEGER NOT NULL,
        locale TEXT NOT NULL,
        flow TEXT NOT NULL,
        seed INTEGER NOT NULL,
        response TEXT NOT NULL,
        score REAL NOT NULL,
        verdict TEXT NOT NULL,
        at INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL,
        hints INTEGER NOT NULL,
        certainty TEXT
    ) STRICT
    """,
    "CREATE INDEX attempt_item ON attempt (item, at, id)",
    "CREATE INDEX attempt_at ON attempt (at, id)",
    # saved: msgpack of engine.session.SavedSession. scroll: lines.
    """
    CREATE TABLE session (
        lesson TEXT NOT NULL,
        kind TEXT NOT NULL,
        updated INTEGER NOT NULL,
        scroll INTEGER NOT NULL,
        saved BLOB NOT NULL,
        PRIMARY KEY (lesson, kind)
    ) STRICT
    """,
    "CREATE INDEX session_updated ON session (updated, lesson, kind)",
)

_DERIVED = (
    """
    CREATE TABLE item_state (
        item TEXT NOT NULL PRIMARY KEY,
        lesson TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        answered INTEGER NOT NULL,
        ever_right INTEGER NOT NULL,
        best REAL NOT NULL,
        last_at INTEGER NOT NULL,
        last_id TEXT NOT NULL,
        last_verdict TEXT NOT NULL,
        last_rev INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX item_state_lesson ON item_state (lesson, answered, ever_right, last_at)",
    """
    CREATE TABLE lesson_state (
        lesson TEXT NOT NULL PRIMARY KEY,
        answered INTEGER NOT NULL,
        ever_right INTEGER NOT NULL,
        last_at INTEGER NOT NULL
    ) STRICT
    """,
    *REBUILD,
)

_STUDY_DAYS = (
    # day: the local study day, YYYY-MM-DD, which begins at 04:00. replaces: an attempt's id.
    "ALTER TABLE attempt ADD COLUMN day TEXT",
    "ALTER TABLE attempt ADD COLUMN replaces TEXT",
    "ALTER TABLE attempt ADD COLUMN form TEXT NOT NULL DEFAULT ''",
    """
    UPDATE attempt SET day = date(at / 1000000, 'unixepoch', 'localtime', '-4 hours')
    """,
)

STEPS: tuple[tuple[str, ...], ...] = (_TRUTH, _DERIVED, _STUDY_DAYS)
VERSION = len(STEPS)
