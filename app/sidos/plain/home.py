"""The list of lessons, numbered, with progress; and what is chosen from it."""

from datetime import timedelta

from sidos.engine.session import Kind
from sidos.model.message import N_
from sidos.plain.command import Call
from sidos.plain.option import change_options
from sidos.plain.teller import Teller
from sidos.study.outline import LessonRow, Outline
from sidos.study.wording import progress_sentence


def choose_lesson(teller: Teller) -> tuple[str, Kind]:
    """The key of a lesson, and whether its pages or its quiz. Raises `Leaving`."""
    shows = True
    while True:
        outline = teller.study.outline()
        if shows:
            _show(teller, outline)
        shows = False
        rows = tuple(outline.lessons())
        reply = teller.ask(_prompt(teller, outline), "zo")
        if isinstance(reply, Call) and reply.letter != "z":
            if reply.letter == "o":
                change_options(teller)
            shows = True
            continue
        wanted = reply.argument if isinstance(reply, Call) else reply
        row = _row(rows, wanted) if wanted or isinstance(reply, Call) else outline.next
        if row is not None:
            quiz = isinstance(reply, Call) or (not wanted and row.open_kind is Kind.QUIZ)
            return row.key, Kind.QUIZ if quiz else row.open_kind or Kind.LESSON
        teller.say(N_("Use the numbers from 1 to {last}."), last=len(rows))


def _row(rows: tuple[LessonRow, ...], wanted: str) -> LessonRow | None:
    at = int(wanted) if wanted.isdecimal() and len(wanted) < 10 else 0  # noqa: PLR2004 - digits
    return rows[at - 1] if 1 <= at <= len(rows) else None


def _prompt(teller: Teller, outline: Outline) -> str:
    row = outline.next
    if row is None:
        return teller.worded(N_("Type a lesson’s number. A question mark lists the commands."))
    text = N_(
        "Type a lesson’s number, or press Enter alone for the next one: {title}. "
        "A question mark lists the commands."
    )
    return teller.worded(text, title=row.title)


def _show(teller: Teller, outline: Outline) -> None:
    number = 0
    for course in outline.courses:
        teller.line(course.title)
        teller.line()
        for unit in course.units:
            teller.line(unit.title, f"{unit.number}. ")
            for row in unit.lessons:
                number += 1
                teller.line(_described(teller, row), f"  {number}. ")
        teller.line()
    if not number:
        teller.say(N_("There are no lessons."))


def _described(teller: Teller, row: LessonRow) -> str:
    return teller.worded(
        N_("{title} ({time}, {state})"),
        title=row.title,
        time=teller.formats.duration(timedelta(minutes=row.minutes)),
        state=progress_sentence(row, teller.text),
    )
