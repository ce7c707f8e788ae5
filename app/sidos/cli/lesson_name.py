"""Lessons and units as a person names them on a command line: by id, by number, or by the beginning
of an id; each alone or behind its course (`course/lesson`)."""

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from typing import NamedTuple

import click

from sidos.cli.completion_value import complete_lesson
from sidos.cli.context import Context
from sidos.cli.error import MISUSED, CommandError
from sidos.content.error import UnknownLessonError
from sidos.content.library import CourseEntry
from sidos.model.message import N_, Message


class NamedThing(NamedTuple):
    """A lesson or a unit; `number` is "1.2" or "1", empty where the list shows none."""

    course: str
    id: str
    number: str

    @property
    def key(self) -> str:
        """Its id behind its course's."""
        return f"{self.course}/{self.id}"


def lesson_argument(context: Context, *, required: bool = True) -> click.Argument:
    """Which lesson."""
    return click.Argument(
        ["lesson"],
        required=required,
        metavar=context.text.gettext("LESSON"),
        shell_complete=partial(complete_lesson, context),
    )


def lesson_key(context: Context, name: str) -> str:
    """The key (`course/lesson`) of the one lesson that `name` names.
    CommandError, UnknownLessonError."""
    things = _lessons(context)
    keys = matching(things, name)
    if not keys and context.library.refresh():
        things = _lessons(context)
        keys = matching(things, name)
    if not keys:
        raise UnknownLessonError(name, context.library.nearest(name))
    return _only(keys, name)


def lesson_or_unit_key(context: Context, name: str) -> str:
    """The key of the one lesson or unit that `name` names. CommandError."""
    things = [*_lessons(context), *_units(context)]
    keys = matching(things, name)
    if keys:
        return _only(keys, name)
    ids = [thing.id for thing in things]
    nearest = ", ".join(get_close_matches(name.rpartition("/")[2].casefold(), ids))
    if nearest:
        text = N_("There is no lesson or unit “{name}”. You may have meant: {nearest}.")
    else:
        text = N_("There is no lesson or unit “{name}”. Run “sidos lessons list” to see them all.")
    raise CommandError(Message(text, {"name": name, "nearest": nearest}), MISUSED)


def matching(things: Sequence[NamedThing], name: str) -> list[str]:
    """The keys of what `name` is the id of; else the number; else the beginning of the id."""
    course, _, wanted = name.casefold().rpartition("/")
    near = [thing for thing in things if course in {"", thing.course.casefold()}]
    tests: tuple[Callable[[NamedThing], bool], ...] = (
        lambda thing: thing.id.casefold() == wanted,
        lambda thing: thing.number == wanted,
        lambda thing: thing.id.casefold().startswith(wanted),
    )
    for test in tests if wanted else ():
        if keys := list(dict.fromkeys(thing.key for thing in near if test(thing))):
            return keys
    return []


def _only(keys: Sequence[str], name: str) -> str:
    if len(keys) == 1:
        return keys[0]
    text = N_("“{name}” matches more than one id: {names}. Write the whole id.")
    raise CommandError(Message(text, {"name": name, "names": ", ".join(keys)}), MISUSED)


def _lessons(context: Context) -> list[NamedThing]:
    return [
        NamedThing(entry.course.id, lesson, numbers.get(lesson, ""))
        for entry in context.library.courses()
        for numbers in [_numbers(entry)]
        for lesson in entry.lessons
    ]


def _numbers(entry: CourseEntry) -> dict[str, str]:
    """Each lesson's number, as it is listed."""
    return {
        lesson: f"{at}.{place}"
        for at, unit in enumerate(entry.course.units, 1)
        for place, lesson in enumerate(unit.lessons, 1)
    }


def _units(context: Context) -> Iterator[NamedThing]:
    for entry in context.library.courses():
        for at, unit in enumerate(entry.course.units, 1):
            yield NamedThing(entry.course.id, unit.id, str(at))
