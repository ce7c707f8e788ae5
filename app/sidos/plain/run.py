"""The line mode from its first line to its last: lessons, their quizzes, their results.

It is driven by lines of input and makes lines of output, nothing else, so that a screen reader,
a script or a log is served as well as a person. Leaving in any way keeps the learner's place.
"""

from collections.abc import Callable
from time import monotonic
from typing import TextIO

from sidos.content.error import BrokenLessonError
from sidos.engine.session import Kind
from sidos.model.message import N_, Message
from sidos.plain.advice import show_advice
from sidos.plain.home import choose_lesson
from sidos.plain.outcome import show_outcome
from sidos.plain.teller import WIDEST, Leaving, Teller
from sidos.plain.walk import Walk
from sidos.study.study import OpenedSession, Study


def run_plain(
    study: Study,
    lesson: str | None,
    read: TextIO,
    write: TextIO,
    width: int = WIDEST,
    *,
    problem: Message | None = None,
    clock: Callable[[], float] = monotonic,
) -> int:
    """Run until the learner leaves or `read` ends; the exit code.

    `lesson`: the key of a lesson (`course/lesson`) to begin with. `problem`: what is wrong with
    the learner's files, if anything. `width`: characters in a line, 76 at most. `clock` counts
    seconds.
    """
    teller = Teller(study, read, write, width)
    teller.say(
        N_("This is sidos in line mode. Every prompt says what you can type; ? lists the commands.")
    )
    teller.line()
    trouble = study.store.trouble or study.store.look_for_loss()
    wrong = trouble.message if trouble is not None else problem
    study.outline()  # for which translations are read
    for message in (*((wrong,) if wrong else ()), *study.locales.problems()):
        teller.say_message(message)
        teller.line()
    try:
        if lesson is not None:
            _open(teller, lesson, _where_left(study, lesson), clock)
        while True:
            _open(teller, *choose_lesson(teller), clock)
    except (Leaving, KeyboardInterrupt) as end:
        if isinstance(end, KeyboardInterrupt):
            teller.line()  # the terminal has written ^C behind the prompt
        study.store.save_waiting()
        teller.tell_saving()
        teller.say(N_("You can carry on later from here. Goodbye."))
    return 0


def _where_left(study: Study, key: str) -> Kind:
    """Whether lesson `key` was left in its pages or in its quiz."""
    rows = (row for row in study.outline().lessons() if row.key == key)
    row = next(rows, None)
    return (row.open_kind if row else None) or Kind.LESSON


def _open(teller: Teller, key: str, kind: Kind, clock: Callable[[], float]) -> None:
    """Go through a lesson and its quiz, or the quiz, recap or start check alone, from where it
    was left."""
    try:
        opened = teller.study.open(key, kind)
        if opened.session.kind is Kind.LESSON:
            if not (_pages(teller, opened, clock) and _has_quiz(teller, key)):
                return
            opened = teller.study.open(key, Kind.QUIZ)
        _quiz(teller, opened, clock)
    except BrokenLessonError as broken:
        teller.say(N_("This lesson’s file has mistakes. The other lessons still work."))
        for finding in broken.findings:
            place = f"{finding.path}:{finding.line}:{finding.column}: {finding.where}"
            teller.line(place)
            teller.line(teller.text.say(finding.message), "  ")
        teller.line()


def _has_quiz(teller: Teller, key: str) -> bool:
    count = len(teller.study.localized(key).lesson.quiz)
    if not count:
        teller.say(N_("That was the end of the lesson."))
        teller.line()
        return False
    teller.line(
        teller.text.ngettext(
            "That was the end of the lesson. Its quiz has {count} question.",
            "That was the end of the lesson. Its quiz has {count} questions.",
            count,
            count=teller.formats.number(count),
        )
    )
    while True:
        call = teller.pause("b")
        if call is None or call.letter == "b":
            return call is None


def _pages(teller: Teller, opened: OpenedSession, clock: Callable[[], float]) -> bool:
    teller.line(opened.title)
    if opened.session.at:
        teller.say(N_("You are back where you left off."))
    teller.line()
    return Walk(teller, opened.session, clock).run()


def _quiz(teller: Teller, opened: OpenedSession, clock: Callable[[], float]) -> None:
    if not opened.session.visits:
        teller.say(N_("This lesson has no quiz."))
        teller.line()
        return
    session = opened.session
    match session.kind:
        case Kind.RECAP:
            teller.say(N_("Recap: {title}"), title=opened.title)
        case Kind.START:
            teller.line(opened.title)
            teller.say(N_("This isn’t scored: your answers only show what to read first."))
        case _:
            teller.say(N_("Quiz: {title}"), title=opened.title)
    if session.at:
        teller.say(N_("You are back where you left off."))
    while True:
        teller.line()
        walk = Walk(teller, session, clock)
        if not walk.run():
            return
        if session.kind is Kind.START:
            following = show_advice(teller, walk.session)
            if following is not None:
                _open(teller, following, _where_left(teller.study, following), clock)
            return
        again = show_outcome(teller, walk.session)
        if again is None:
            return
        session = again
        title = teller.study.reworded(session).title
        teller.say(N_("Retry: {title}"), title=title)
