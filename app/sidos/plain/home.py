"""The list of lessons, numbered, with progress; and what is chosen from it. Recaps and start checks
have commands of their own, so that a lesson's number is the same whether they are listed or not."""

from sidos.engine.session import Kind
from sidos.model.message import N_
from sidos.plain.command import Call
from sidos.plain.option import change_options
from sidos.plain.teller import Teller
from sidos.study.outline import LessonProgress, LessonRow, Outline
from sidos.study.sentences import progress_sentence, time_needed


def choose_lesson(teller: Teller) -> tuple[str, Kind]:
    """The key of a lesson, and whether its pages or its quiz; or that of a recap or a start check.
    Raises `Leaving`."""
    shows = True
    while True:
        outline = teller.study.outline()
        if shows:
            _show(teller, outline)
        shows = False
        rows = tuple(outline.lessons())
        reply = teller.ask(_prompt(teller, outline), "zrcog/")
        if isinstance(reply, Call) and reply.letter in {"g", "/"}:
            _look_up(teller, outline, reply)
            continue
        if isinstance(reply, Call) and reply.letter in {"r", "c"}:
            if reply.letter == "r":
                chosen = _recap(teller, outline, reply.argument)
            else:
                chosen = _check(teller, outline)
            if chosen is not None:
                return chosen
            continue
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
        teller.say(N_("Use numbers from 1 to {last}."), last=len(rows))


def _look_up(teller: Teller, outline: Outline, call: Call) -> None:
    from sidos.plain.look_up import show_places, show_terms

    show = show_terms if call.letter == "g" else show_places
    show(teller, outline, call.argument)


def _recap(teller: Teller, outline: Outline, wanted: str) -> tuple[str, Kind] | None:
    recaps = [unit.recap for course in outline.courses for unit in course.units]
    at = _number(wanted)
    row = recaps[at - 1] if 1 <= at <= len(recaps) else None
    if row is None:
        teller.say(N_("Type r and the number of a unit that has a recap, such as “r 1”."))
        return None
    return row.key, Kind.RECAP


def _check(teller: Teller, outline: Outline) -> tuple[str, Kind] | None:
    checks = [course.start_check for course in outline.courses if course.start_check]
    if not checks:
        teller.say(N_("This course doesn’t have a start check. Choose a lesson by its number."))
        return None
    return checks[0].key, Kind.START


def _row(rows: tuple[LessonRow, ...], wanted: str) -> LessonRow | None:
    at = _number(wanted)
    return rows[at - 1] if 1 <= at <= len(rows) else None


def _number(typed: str) -> int:
    """The number typed; 0 for anything else."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0  # noqa: PLR2004 - digits


def _prompt(teller: Teller, outline: Outline) -> str:
    row = outline.next
    if row is None:
        return teller.worded(N_("Type a lesson’s number. A question mark lists the commands."))
    text = N_(
        "Type a lesson’s number, or just press Enter for the next one: {title}. A "
        "question mark lists the commands."
    )
    return teller.worded(text, title=row.title)


def _show(teller: Teller, outline: Outline) -> None:
    number = units = 0
    for course in outline.courses:
        teller.line(course.title)
        teller.line()
        check = course.start_check
        if check is not None and check.offered:
            teller.line(check.title, "  c. ")
            teller.line(check.summary, "     ")
        for unit in course.units:
            units += 1
            teller.line(unit.title, f"{unit.number}. ")
            for row in unit.lessons:
                number += 1
                teller.line(_described(teller, row), f"  {number}. ")
            if unit.recap is not None:
                teller.line(teller.worded(N_("Recap")), f"  r {units}. ")
        teller.line()
    if not number:
        teller.say(N_("There are no lessons. Add a folder of courses with --lessons."))


def _described(teller: Teller, row: LessonRow) -> str:
    time, state = time_needed(row.minutes, teller.text), progress_sentence(row, teller.text)
    if row.language == teller.study.tag or row.progress is LessonProgress.BROKEN:
        return teller.worded(
            N_("{title} ({time}, {state})"), title=row.title, time=time, state=state
        )
    return teller.worded(
        N_("{title} ({time}, {state}; language: {language})"),
        title=row.title,
        time=time,
        state=state,
        language=teller.study.language_name(row.language),
    )
