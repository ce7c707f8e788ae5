"""The search index: passages of lessons, terms and sources, found by the beginnings of words.

It holds nothing that the content files don't say. A file that is missing, damaged or another
version's is begun anew, and where none can be written the index is in memory. ä is not a here;
`near` tells which words differ from a wanted one by diacritics only.
"""

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from enum import IntEnum
from itertools import islice
from pathlib import Path
from shutil import copyfile
from threading import RLock
from typing import Self

from msgspec import Struct

from sidos.engine.matching import bare
from sidos.store.connection import transaction
from sidos.store.error import SearchIndexError

_VERSION = 1
_TIMEOUT = 1.0  # seconds to wait for another process that writes the same index
_SECTIONS = 4
_SCANNED = 3_000  # passages that are looked at to find enough
_ROOM = 1 << 40  # passages that a language's section has ids for
_Row = tuple[int, str, str, str, str]
_SCHEMA = (
    "CREATE TABLE tag (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE document (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, tag TEXT NOT NULL, stamp TEXT NOT NULL,
        UNIQUE (name, tag)
    ) STRICT
    """,
    # id: the passage's rowid; it says the language and the section, so that a look-up in one of
    # them reads no passage of another.
    """
    CREATE TABLE place (
        id INTEGER PRIMARY KEY, document INTEGER NOT NULL, key TEXT NOT NULL, place TEXT NOT NULL,
        field TEXT NOT NULL, title TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX place_document ON place (document)",
    """
    CREATE VIRTUAL TABLE passage USING
    fts5 (text, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0')
    """,
    "CREATE VIRTUAL TABLE word USING fts5vocab (passage, row)",
    "CREATE TABLE bare (bare TEXT, word TEXT, PRIMARY KEY (bare, word)) WITHOUT ROWID, STRICT",
    f"PRAGMA user_version = {_VERSION}",
)


class Section(IntEnum):
    """What a passage is of. TITLE: a lesson's title or summary; TEXT: all else in a lesson."""

    TITLE = 0
    TEXT = 1
    TERM = 2
    SOURCE = 3


class Passage(Struct, frozen=True, kw_only=True):
    """A text in the language `tag`. `key`: `course/lesson`, `course/term` or `course/source`;
    `place`: the id of a station or concept in it; `field`: what of it the text is; `title`: what
    the whole is called."""

    section: Section
    key: str
    title: str
    text: str
    place: str = ""
    field: str = ""
    tag: str = ""


class SearchDocument(Struct, frozen=True, kw_only=True):
    """Passages that come and go together; `stamp` changes whenever they may have."""

    name: str
    tag: str
    stamp: str
    passages: tuple[Passage, ...]


class SearchIndex:
    """The index in the file `path` (None: in memory). Usable from several threads; every method
    but `close` may raise SearchIndexError, and has changed nothing then.

    Where there is no such file yet, it begins as a copy of the one that `ready` gives, if any:
    `is_copy` then says that all in it is true, but for its stamps.
    """

    def __init__(self, path: Path | None, ready: Callable[[], Path | None] = lambda: None) -> None:
        self._path = path
        self._lock = RLock()
        self.is_copy = path is not None and not path.exists() and _copied(ready(), path)
        self._connection = _opened(path)

    def stamps(self) -> dict[tuple[str, str], str]:
        """The stamp of each document by its name and tag."""
        with self._used():
            rows = self._connection.execute("SELECT name, tag, stamp FROM document").fetchall()
        return {(name, tag): stamp for name, tag, stamp in rows}

    def restamp(self, stamps: Mapping[tuple[str, str], str]) -> None:
        """Give documents, by name and tag, another stamp."""
        rows = [(stamp, name, tag) for (name, tag), stamp in stamps.items()]
        with self._used(), transaction(self._connection):
            statement = "UPDATE document SET stamp = ? WHERE name = ? AND tag = ?"
            self._connection.executemany(statement, rows)
        self.is_copy = False

    def put(self, documents: Iterable[SearchDocument]) -> None:
        """Add these documents, or replace those of the same names and tags."""
        with self._used(), transaction(self._connection):
            for document in documents:
                self._forget(document.name, document.tag)
                self._add(document)

    def drop(self, documents: Iterable[tuple[str, str]]) -> None:
        """Take these documents out, by name and tag."""
        with self._used(), transaction(self._connection):
            for name, tag in documents:
                self._forget(name, tag)

    def list_words(self) -> None:
        """Make `near` know the words that are there now."""
        with self._used(), transaction(self._connection):
            words = [word for (word,) in self._connection.execute("SELECT term FROM word")]
            pairs = ((bare(word), word) for word in words if not word.isascii())
            rows = [(plain, word) for plain, word in pairs if plain != word]
            self._connection.execute("DELETE FROM bare")
            self._connection.executemany("INSERT INTO bare VALUES (?, ?)", rows)

    def find(
        self, words: Sequence[str], tag: str, section: Section, most: int, each: int
    ) -> list[Passage]:
        """At most `most` passages, at most `each` of one key, in which every one of `words` begins
        a word, in the order in which they were put."""
        with self._used():
            run = self._connection.execute
            known = run("SELECT id FROM tag WHERE tag = ?", (tag,)).fetchone()
            if known is None or not words:
                return []
            first = (known[0] * _SECTIONS + section) * _ROOM
            rows = run(
                """
                SELECT place.id, key, title, place, field
                FROM passage JOIN place ON place.id = passage.rowid
                WHERE passage MATCH ? AND passage.rowid BETWEEN ? AND ? LIMIT ?
                """,
                (_beginning(words), first, first + _ROOM - 1, _SCANNED),
            )
            kept = islice(_few_each(rows, each), most)
            return [
                Passage(
                    section=section,
                    key=key,
                    title=title,
                    text=run("SELECT text FROM passage WHERE rowid = ?", (at,)).fetchone()[0],
                    place=place,
                    field=field,
                    tag=tag,
                )
                for at, key, title, place, field in kept
            ]

    def near(self, word: str) -> list[str]:
        """Beginnings of words, as long as `word`, that are `word` but for their diacritics."""
        plain = bare(word.casefold())
        with self._used():
            rows = self._connection.execute(
                "SELECT word FROM bare WHERE bare >= ? AND bare < ?", (plain, plain + "\U0010ffff")
            ).fetchall()
        found = dict.fromkeys(known[: len(plain)] for (known,) in rows)
        return [one for one in (*found, plain) if one != word.casefold()]

    def write_copy(self, path: Path) -> None:
        """Write all of it, as compact as it can be, to a file that isn't there yet."""
        with self._used():
            self._connection.execute("INSERT INTO passage (passage) VALUES ('optimize')")
            self._connection.execute("VACUUM INTO ?", (str(path),))

    def begin_anew(self) -> None:
        """Begin with an empty index in place of one that can't be used."""
        with self._lock:
            self._connection.close()
            if self._path is not None:
                _remove(self._path)
            self._connection = _opened(self._path)

    def close(self) -> None:
        """Close the file. May be called again."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _used(self) -> Iterator[None]:
        """One thread at a time; what goes wrong is told as SearchIndexError."""
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise SearchIndexError from error

    def _add(self, document: SearchDocument) -> None:
        run, tag = self._connection.execute, document.tag
        run("INSERT OR IGNORE INTO tag (tag) VALUES (?)", (tag,))
        (number,) = run("SELECT id FROM tag WHERE tag = ?", (tag,)).fetchone()
        added = run(
            "INSERT INTO document (name, tag, stamp) VALUES (?, ?, ?)",
            (document.name, tag, document.stamp),
        )
        for passage in document.passages:
            first = (number * _SECTIONS + passage.section) * _ROOM
            (last,) = run(
                "SELECT max(id) FROM place WHERE id BETWEEN ? AND ?", (first, first + _ROOM - 1)
            ).fetchone()
            at = first if last is None else last + 1
            run(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)",
                (at, added.lastrowid, passage.key, passage.place, passage.field, passage.title),
            )
            run("INSERT INTO passage (rowid, text) VALUES (?, ?)", (at, passage.text))

    def _forget(self, name: str, tag: str) -> None:
        run = self._connection.execute
        found = run("SELECT id FROM document WHERE name = ? AND tag = ?", (name, tag)).fetchone()
        if found is not None:
            places = "SELECT id FROM place WHERE document = ?"
            run(f"DELETE FROM passage WHERE rowid IN ({places})", found)  # noqa: S608 - our own
            run("DELETE FROM place WHERE document = ?", found)
            run("DELETE FROM document WHERE id = ?", found)


def _few_each(rows: Iterable[_Row], each: int) -> Iterator[_Row]:
    """`rows` without those of a key that `each` others had already."""
    taken: Counter[str] = Counter()
    for row in rows:
        taken[row[1]] += 1
        if taken[row[1]] <= each:
            yield row


def _beginning(words: Iterable[str]) -> str:
    """FTS5's query for texts in which each of `words` begins a word."""
    return " ".join('"{}"*'.format(word.replace('"', '""')) for word in words)


def _opened(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        with suppress(sqlite3.Error, OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(str(path))
        with suppress(sqlite3.Error, OSError):
            _remove(path)
            return _prepared(str(path))
    return _prepared(":memory:")


def _copied(source: Path | None, path: Path) -> bool:
    """Whether the file at `source` could be copied, whole, to `path`."""
    if source is None:
        return False
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        copyfile(source, draft)
        draft.replace(path)
    except OSError:
        _remove(draft)
        return False
    return True


def _remove(path: Path) -> None:
    with suppress(OSError):
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def _prepared(name: str) -> sqlite3.Connection:
    """A connection to a sound index of today's version, begun anew where it is an older one."""
    connection = sqlite3.connect(
        name, timeout=_TIMEOUT, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = NORMAL")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            with transaction(connection):
                for statement in _SCHEMA:
                    connection.execute(statement)
        elif version != _VERSION:
            raise sqlite3.DatabaseError
        # A folder or file that can't be written is of no use to an index that follows changes.
        with transaction(connection):
            connection.execute("DELETE FROM tag WHERE FALSE")
    except BaseException:
        connection.close()
        raise
    return connection
