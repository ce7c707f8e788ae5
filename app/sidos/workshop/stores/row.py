"""Rows of the tables and what they hold, the same in both databases."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

import msgspec

from sidos.workshop.stores.port import AnswerGroup, Happened, Member, Raised, Room, Stored
from sidos.workshop.view import Mode, Status

ROOM = "id, course, title, mode, questions, facilitator, code, link, made, seed, retain, ended"
ANSWER = "room, question, round, member, key, response, verdict, score, parts, at"
MEMBER = "room, id, token, name, lang, joined, status, removed"
RAISED = "room, id, member, text, state, at"
GROUP = "round, response, verdict, score, parts, count(*)"

Row = Sequence[Any]

_answer_values: Callable[[Stored], tuple[Any, ...]] = attrgetter(*ANSWER.split(", "))


def room_values(room: Room) -> dict[str, Any]:
    """A room's columns."""
    questions = msgspec.json.encode(room.questions).decode()
    return {**_values(room, ROOM), "questions": questions}


def room_of(row: Row) -> Room:
    """The room in a row of `ROOM`."""
    fields = dict(zip(ROOM.split(", "), row, strict=True))
    fields["questions"] = msgspec.json.decode(fields["questions"], type=tuple[str, ...])
    fields["mode"] = Mode(fields["mode"])
    return Room(**fields)


def answer_values(answer: Stored) -> tuple[Any, ...]:
    """An answer's columns."""
    return _answer_values(answer)


def answer_of(row: Row) -> Stored:
    """The answer in a row of `ANSWER`."""
    return Stored(**dict(zip(ANSWER.split(", "), row, strict=True)))


def member_values(member: Member) -> dict[str, Any]:
    """A member's columns."""
    return _values(member, MEMBER)


def member_of(row: Row) -> Member:
    """The member in a row of `MEMBER`."""
    fields = dict(zip(MEMBER.split(", "), row, strict=True))
    fields["status"], fields["removed"] = Status(fields["status"]), bool(fields["removed"])
    return Member(**fields)


def raised_values(raised: Raised) -> dict[str, Any]:
    """The columns of a question from the floor, without its voters."""
    return _values(raised, RAISED)


def raised_of(rows: Sequence[Row], votes: Sequence[Row]) -> tuple[Raised, ...]:
    """The questions in rows of `RAISED`; `votes`: rows of (question, member)."""
    voters: dict[str, set[str]] = {}
    for name, member in votes:
        voters.setdefault(name, set()).add(member)
    fields = RAISED.split(", ")
    return tuple(
        Raised(**dict(zip(fields, row, strict=True)), voters=frozenset(voters.get(str(row[1]), ())))
        for row in rows
    )


def group_of(row: Row) -> AnswerGroup:
    """The equal answers in a row of `GROUP`."""
    fields = ("round", "response", "verdict", "score", "parts", "count")
    return AnswerGroup(**dict(zip(fields, row, strict=True)))


def happened_of(row: Row) -> Happened:
    """The event in a row of (seq, at, body)."""
    return Happened(seq=row[0], at=row[1], body=row[2])


def _values(stored: Room | Member | Raised, columns: str) -> dict[str, Any]:
    return {name: getattr(stored, name) for name in columns.split(", ")}
