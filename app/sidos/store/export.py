"""Attempts as JSON Lines or CSV and back, the same in every locale: UTC ISO times, points.

Writing and reading again gives equal attempts. Every line is checked when read; a bad one is
reported with its number and doesn't stop the others. A line of JSON has a `kind`, so that later
versions can write other lines among them.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from pathlib import Path
from typing import Any, TextIO

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sidos.model.attempt import Attempt
from sidos.model.message import N_, Message
from sidos.store.attempt_check import checked
from sidos.store.csv_cell import guard, response_cell, response_of, unguard
from sidos.store.row import NAMES, is_text

_NOT_JSON = N_(
    "Line {line} is not a JSON object, so it was left out. Import a file written by "
    "“sidos progress export”."
)
_NOT_CSV = N_(
    "Line {line} doesn’t have the {count} cells of an answer, so it was left out. "
    "Correct the line, and import the file again."
)
_HEADER = N_(
    "Line {line} doesn’t have the names of an answer’s columns ({columns}), so nothing "
    "was read. Import a file written by “sidos progress export”."
)
_FIELD = N_(
    "Line {line} was left out, because its “{field}” is missing or wrong. Correct the "
    "line, and import the file again."
)

_KIND = "attempt"
"""The `kind` of a line that holds an attempt; a line without one does too."""

_LISTED = 20
"""How many bad lines an import lists; it counts the others."""

_FIELDS = {"kind", *Attempt.__struct_fields__}
_NEEDED = {field.name for field in msgspec.structs.fields(Attempt) if field.required}
_EMPTY_IS_NONE = ("certainty", "day", "replaces")
_NUMBERS = {"rev": int, "seed": int, "score": float, "duration_ms": int, "hints": int}


class BadLine(Struct, frozen=True):
    """A line that was left out: its number, from 1, and why."""

    line: int
    message: Message


class Imported(Struct, frozen=True, kw_only=True):
    """What came of an import: attempts read, how many of them were new, lines left out and the
    first of them, and lines of a newer version: of another kind, or with further fields."""

    read: int
    added: int
    left_out: int
    bad: tuple[BadLine, ...]
    newer: int = 0


class NewerLine(Struct, frozen=True):
    """A line of a newer version, and the attempt in it, if it is one."""

    attempt: Attempt | None


Line = Attempt | BadLine | NewerLine


def write_jsonl(attempts: Iterable[Attempt], stream: TextIO) -> int:
    """Write one JSON object a line; returns how many."""
    count = 0
    for attempt in attempts:
        line = {"kind": _KIND, **msgspec.structs.asdict(_in_utc(attempt))}
        stream.write(msgspec.json.encode(line).decode() + "\n")
        count += 1
    return count


def write_csv(attempts: Iterable[Attempt], stream: TextIO) -> int:
    """Write a line of names and one line an attempt; returns how many attempts. The stream is
    opened with newline=""."""
    writer = csv.writer(stream)
    writer.writerow(NAMES)
    count = 0
    for attempt in attempts:
        writer.writerow([guard(cell) for cell in _cells(_in_utc(attempt))])
        count += 1
    return count


def _in_utc(attempt: Attempt) -> Attempt:
    return replace(attempt, at=attempt.at.astimezone(UTC))


def _cells(attempt: Attempt) -> Iterator[str]:
    plain = msgspec.to_builtins(attempt)
    plain["response"] = response_cell(attempt.response)
    for name in NAMES:
        yield "" if plain[name] is None else str(plain[name])


def read_jsonl(lines: Iterable[str]) -> Iterator[Line]:
    """Each line's attempt, or what is wrong with it. Blank lines are skipped."""
    for number, line in enumerate(lines, 1):
        text = line.lstrip("\ufeff").strip()
        if not text:
            continue
        try:
            content = msgspec.json.decode(text, type=dict[str, Any]) if is_text(text) else None
        except (msgspec.DecodeError, RecursionError):
            content = None
        if content is None:
            yield BadLine(number, Message(_NOT_JSON, {"line": number}))
        else:
            yield _attempt(number, content)


def read_csv(lines: Iterable[str]) -> Iterator[Line]:
    """Each row's attempt, or what is wrong with it (with the number of its last line); columns
    in any order. `lines` come from a stream opened with newline=""."""
    reader = csv.reader(lines)
    rows = _rows(reader)
    header = [name.lstrip("\ufeff").strip() for name in next(rows, None) or ()]
    if not set(header) >= _NEEDED:
        values: dict[str, str | int] = {"line": 1, "columns": ", ".join(NAMES)}
        yield BadLine(1, Message(_HEADER, values))
        return
    for row in rows:
        if row is None or len(row) != len(header):
            place: dict[str, str | int] = {"line": reader.line_num, "count": len(header)}
            yield BadLine(reader.line_num, Message(_NOT_CSV, place))
        elif row:
            content = dict(zip(header, map(unguard, row), strict=True))
            yield _attempt(reader.line_num, _from_cells(content))


def _rows(reader: Iterator[list[str]]) -> Iterator[list[str] | None]:
    """The rows that are not blank; None for one that csv can't read."""
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None
            continue
        if row:
            yield row


def _from_cells(cells: dict[str, str]) -> dict[str, object]:
    """Values of the types that JSON would have; a cell that says none stays as it is, to be
    found wrong."""
    content: dict[str, object] = dict(cells)
    for name, kind in _NUMBERS.items():
        try:
            content[name] = kind(cells[name])
        except (KeyError, ValueError):
            continue
    try:
        content["response"] = response_of(cells["response"])
    except (ValueError, RecursionError):
        content["response"] = None
    content |= {name: cells.get(name) or None for name in _EMPTY_IS_NONE}
    return content


def _attempt(line: int, content: dict[str, Any]) -> Line:
    if content.get("kind", _KIND) != _KIND and isinstance(content["kind"], str):
        return NewerLine(None)
    attempt = checked(content)
    if isinstance(attempt, str):
        return BadLine(line, Message(_FIELD, {"line": line, "field": attempt}))
    return NewerLine(attempt) if content.keys() - _FIELDS else attempt


def import_attempts(path: Path, add: Callable[[Iterable[Attempt]], int]) -> Imported:
    """Read the file `path` (CSV where its name ends so, else JSON Lines) and give its attempts to
    `add` (`Store.add`). Raises OSError, and what `add` raises."""
    bad: list[BadLine] = []
    read = left_out = newer = 0

    def good(lines: Iterable[Line]) -> Iterator[Attempt]:
        nonlocal read, left_out, newer
        for line in lines:
            if isinstance(line, BadLine):
                left_out += 1
                if len(bad) < _LISTED:
                    bad.append(line)
                continue
            newer += isinstance(line, NewerLine)
            attempt = line.attempt if isinstance(line, NewerLine) else line
            if attempt is not None:
                read += 1
                yield attempt

    # What is no UTF-8 is found wrong line by line.
    with path.open(encoding="utf-8", errors="surrogateescape", newline="") as lines:
        added = add(good(read_csv(lines) if path.suffix.lower() == ".csv" else read_jsonl(lines)))
    return Imported(read=read, added=added, left_out=left_out, bad=tuple(bad), newer=newer)
