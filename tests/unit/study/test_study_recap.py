"""A unit's recap and a course's start check, over real files."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from sidos.content.library import Library
from sidos.engine.event import Draft, Next
from sidos.engine.result import item_results
from sidos.engine.session import Kind, Session
from sidos.engine.step import step
from sidos.i18n.locales import Locales
from sidos.model.attempt import Flow, Verdict
from sidos.model.item import Choice
from sidos.model.lesson import Page
from sidos.store.settings import Settings
from sidos.store.store import Store
from sidos.study.outline import LessonProgress, recap_key
from sidos.study.study import Study

UNIT = recap_key("trees", "wood")
CHECK = "trees/check"
LOCALES = Path(__file__).parents[3] / "locales"

COURSE = """\
format: 1
id: trees
lang: en
title: {en: "Trees", fi: "Puut"}
start_check: check
units:
  - id: wood
    title: {en: "Wood", fi: "Puuaines"}
    lessons: [birch, pine]
  - id: leaf
    title: {en: "Leaves", fi: "Lehdet"}
    lessons: [oak]
"""


def question(name: str, concept: str) -> str:
    return f"""\
  - id: {name}
    type: choice
    shuffle: false
    concepts: [{concept}]
    prompt: {{en: "{name} in English?", fi: "{name} suomeksi?"}}
    options:
      - {{id: right, correct: true, text: {{en: "Yes", fi: "Kyllä"}}, why: {{en: "Is", fi: "On"}}}}
      - {{id: wrong, text: {{en: "No way", fi: "Eipä"}}, why: {{en: "It isn’t", fi: "Ei ole"}}}}
    explain: {{en: "So.", fi: "Niin."}}
"""


def lesson(name: str, concepts: str, questions: str, steps: str = "") -> str:
    return f"""\
format: 1
id: {name}
lang: en
title: {{en: "{name}", fi: "{name} fi"}}
summary: {{en: "On {name}.", fi: "Aiheena {name}."}}
minutes: 2
concepts: [{concepts}]
{steps}quiz:
{questions}"""


PAGE = """\
steps:
  - id: page
    text: {en: "Read.", fi: "Lue."}
"""
REFLECTION = """\
  - id: own
    type: reflect
    prompt: {en: "And you?", fi: "Entä sinä?"}
    model: {en: "Me too.", fi: "Minä myös."}
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The course `trees`: two lessons with a question of the same id, and a start check."""
    folder = tmp_path / "courses" / "trees"
    folder.mkdir(parents=True)
    both = question("grain", "rings") + question("colour", "bark") + REFLECTION
    for name, text in {
        "course": COURSE,
        "birch": lesson("birch", "rings, bark", both, PAGE),
        "pine": lesson("pine", "rings, resin", question("grain", "rings"), PAGE),
        "oak": lesson("oak", "lobes, rings", question("shape", "lobes"), PAGE),
        "check": lesson(
            "check",
            "resin, lobes, rings",
            question("smell", "resin") + question("edge", "lobes") + question("both", "resin"),
        ),
    }.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture
def begin(course: Path, tmp_path: Path, opened: ExitStack) -> Callable[..., Study]:
    """A start of sidos on the same files."""
    ticks = count()

    def begin(flow: Flow = Flow.INSTANT, seed: int = 1) -> Study:
        study = Study(
            library=Library([course.parent], None),
            locales=Locales([LOCALES], None),
            store=Store.open(tmp_path / "progress.db"),
            settings=Settings(flow=flow),
            settings_path=tmp_path / "settings.json",
            tag="en",
            clock=lambda: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=next(ticks)),
            random=Random(seed),
        )
        return opened.enter_context(study)

    return begin


def answer(study: Study, session: Session, choice: str = "right") -> Session:
    """Answer the open question and go on."""
    drafted = step(session, Draft(choice))
    answered = study.apply(drafted, study.submission(1))
    return answered if answered.flow is Flow.END else study.apply(answered, Next())


def names(session: Session) -> list[str]:
    return [visit.station for visit in session.visits]


def test_a_recap_asks_the_questions_of_all_lessons_and_no_reflection(
    begin: Callable[..., Study],
) -> None:
    opened = begin().open(UNIT, Kind.RECAP)
    assert set(names(opened.session)) == {"birch/grain", "birch/colour", "pine/grain"}
    assert names(opened.session)[1] == "birch/colour"  # the only one on another concept
    assert opened.title == "Wood"


def test_its_answers_are_answers_to_the_lessons_questions(begin: Callable[..., Study]) -> None:
    study = begin()
    session = study.open(UNIT, Kind.RECAP).session
    while not session.finished:
        session = answer(study, session)
    assert {each.item for each in study.store.attempts()} == {
        "trees/birch/grain",
        "trees/birch/colour",
        "trees/pine/grain",
    }
    rows = {row.key: row for row in study.outline().lessons()}
    assert (rows["trees/birch"].right, rows["trees/birch"].progress) == (2, LessonProgress.STARTED)
    assert rows["trees/pine"].progress is LessonProgress.DONE
    assert study.store.session(UNIT, Kind.RECAP) is None


def test_what_was_missed_is_asked_first_the_next_time(begin: Callable[..., Study]) -> None:
    study = begin(Flow.END)
    session = study.open(UNIT, Kind.RECAP).session
    while not session.finished:
        session = answer(study, session, "wrong" if session.station.id == "pine/grain" else "right")
    after = study.open(UNIT, Kind.RECAP).session
    assert names(after)[0] == "pine/grain"
    assert names(study.again(session)) == ["pine/grain"]


def test_an_open_recap_goes_on_as_it_was_drawn(begin: Callable[..., Study]) -> None:
    study = begin()
    drawn = study.open(UNIT, Kind.RECAP).session
    left = answer(study, drawn, "wrong")
    study.keep(left)
    study.close()
    again = begin(seed=99)
    outline = again.outline()
    assert outline.courses[0].units[0].recap is not None
    assert outline.courses[0].units[0].recap.open
    assert outline.next is not None
    assert outline.next.key == "trees/birch"
    resumed = again.open(UNIT, Kind.RECAP).session
    assert resumed == left
    assert names(resumed)[-1] == names(drawn)[0]  # missed, so it comes back


def test_what_was_missed_can_be_resumed_too(begin: Callable[..., Study]) -> None:
    study = begin(Flow.END)
    session = study.open(UNIT, Kind.RECAP).session
    while not session.finished:
        session = answer(study, session, "wrong" if session.station.id == "pine/grain" else "right")
    once_more = study.again(session)
    study.keep(once_more)
    assert study.open(UNIT, Kind.RECAP).session == once_more


def test_another_language_changes_nothing_but_the_words(begin: Callable[..., Study]) -> None:
    study = begin()
    session = answer(study, study.open(UNIT, Kind.RECAP).session)
    study.switch("fi")
    opened = study.reworded(session)
    assert opened.title == "Puuaines"
    assert opened.lessons["birch/grain"] == "birch fi"
    assert set(opened.languages.values()) == {"fi"}
    assert replace(opened.session, script=session.script) == session
    station = opened.session.station
    assert isinstance(station, Choice)
    assert station.prompt.endswith("suomeksi?")
    assert study.translated(opened.session, "en") == session


def test_a_question_that_is_gone_is_left_out_of_an_open_recap(
    begin: Callable[..., Study], course: Path
) -> None:
    study = begin()
    study.keep(study.open(UNIT, Kind.RECAP).session)
    study.close()
    (course / "pine.yaml").write_text("broken", "utf-8")
    resumed = begin().open(UNIT, Kind.RECAP).session
    assert set(names(resumed)) == {"birch/grain", "birch/colour"}


def test_a_question_whose_meaning_changed_is_new_again(
    begin: Callable[..., Study], course: Path
) -> None:
    study = begin()
    session = study.open(UNIT, Kind.RECAP).session
    while not session.finished:
        session = answer(study, session)
    study.close()
    text = (course / "pine.yaml").read_text("utf-8")
    (course / "pine.yaml").write_text(text.replace("    type:", "    rev: 2\n    type:"), "utf-8")
    assert names(begin().open(UNIT, Kind.RECAP).session)[0] == "pine/grain"


def test_an_answer_to_a_retired_or_changed_question_is_kept_and_the_question_met_anew(
    begin: Callable[..., Study], course: Path
) -> None:
    study = begin()
    session = study.open("trees/birch", Kind.QUIZ).session
    while not session.finished:
        session = answer(study, session)
    given = list(study.store.attempts())
    study.close()
    retired = "retired:\n  - {id: grain, prompt: Grain?, key: Yes it is}\n"
    changed = question("colour", "bark").replace("    type:", "    rev: 2\n    type:")
    changed += question("leaf", "rings") + retired
    (course / "birch.yaml").write_text(lesson("birch", "rings, bark", changed, PAGE), "utf-8")

    later = begin()
    assert list(later.store.attempts()) == given
    assert "trees/birch/grain" in {each.item for each in given}
    assert names(later.open("trees/birch", Kind.QUIZ).session) == ["colour", "leaf"]
    recap = names(later.open(UNIT, Kind.RECAP).session)
    assert set(recap) == {"birch/colour", "birch/leaf"}
    row = next(row for row in later.outline().lessons() if row.key == "trees/birch")
    assert row.progress is LessonProgress.DONE


def test_the_start_check_is_offered_until_it_is_done(begin: Callable[..., Study]) -> None:
    study = begin()
    row = study.outline().courses[0].start_check
    assert row is not None
    assert (row.key, row.offered, row.open) == (CHECK, True, False)
    assert [each.key for each in study.outline().lessons()][:2] == ["trees/birch", "trees/pine"]
    opened = study.open(CHECK, Kind.LESSON)
    session = opened.session
    assert (session.kind, session.flow) == (Kind.START, Flow.END)
    session = answer(study, session)
    row = study.outline().courses[0].start_check
    assert row is not None
    assert (row.offered, row.open) == (True, True)
    while not session.finished:
        session = answer(study, session)
    row = study.outline().courses[0].start_check
    assert row is not None
    assert not row.offered


def test_the_start_check_is_no_longer_offered_when_a_lesson_was_begun(
    begin: Callable[..., Study],
) -> None:
    study = begin()
    study.keep(study.open("trees/oak", Kind.LESSON).session)
    row = study.outline().courses[0].start_check
    assert row is not None
    assert not row.offered


def test_the_start_check_counts_into_no_lesson(begin: Callable[..., Study]) -> None:
    study = begin()
    session = study.open(CHECK, Kind.START).session
    while not session.finished:
        session = answer(study, session)
    assert {row.progress for row in study.outline().lessons()} == {LessonProgress.NEW}
    figures = study.store.stats(UTC, study.start_checks())
    assert (figures.attempts, figures.unscored) == (0, 3)
    assert figures.verdicts[Verdict.RIGHT] == 0


def test_it_suggests_the_lessons_on_what_was_missed_in_their_order(
    begin: Callable[..., Study],
) -> None:
    study = begin()
    session = study.open(CHECK, Kind.START).session
    for choice in ("wrong", "wrong", "right"):
        session = answer(study, session, choice)
    assert len(item_results(session)) == 3
    advice = study.advice(session)
    assert not advice.all_right
    assert [row.key for row in advice.lessons] == ["trees/pine", "trees/oak"]


def test_if_all_was_right_it_suggests_where_to_begin_anyway(begin: Callable[..., Study]) -> None:
    study = begin()
    session = study.open(CHECK, Kind.START).session
    while not session.finished:
        session = answer(study, session)
    advice = study.advice(session)
    assert advice.all_right
    assert [row.key for row in advice.lessons] == ["trees/birch"]


def test_a_recap_asks_across_lessons_about_what_was_read(
    begin: Callable[..., Study], course: Path
) -> None:
    across = question("both", "rings, bark") + question("all", "rings, resin")
    (course / "across.yaml").write_text(lesson("across", "rings, bark, resin", across), "utf-8")
    text = (course / "course.yaml").read_text("utf-8")
    listed = text.replace("[birch, pine]", "[birch, pine]\n    recap: across")
    (course / "course.yaml").write_text(listed, "utf-8")
    study = begin()
    answer(study, study.open("trees/birch", Kind.QUIZ).session)
    opened = study.open(UNIT, Kind.RECAP)
    # Nothing of the pine was read, whose resin one question across lessons is about.
    assert set(names(opened.session)) == {"birch/grain", "birch/colour", "across/both"}
    after = answer(study, opened.session)
    key = f"trees/{names(after)[0]}"
    assert key in {attempt.item for attempt in study.store.attempts()}


def test_the_final_is_the_last_lesson_of_a_course(
    begin: Callable[..., Study], course: Path
) -> None:
    (course / "last.yaml").write_text(lesson("last", "rings", question("end", "rings")), "utf-8")
    text = (course / "course.yaml").read_text("utf-8")
    (course / "course.yaml").write_text(text + "final: last\n", "utf-8")
    study = begin()
    unit = study.outline().courses[0].units[-1]
    assert [(row.key, row.number) for row in unit.lessons] == [("trees/last", "3.1")]
    assert unit.recap is None
    assert study.open("trees/last", Kind.LESSON).session.kind is Kind.QUIZ


def test_a_guess_has_feedback_and_leaves_no_answer(
    begin: Callable[..., Study], course: Path
) -> None:
    guess = question("guess", "rings").replace("\n    ", "\n      ")
    guess = "  - id: guess\n    guess:\n" + guess.partition("\n")[2]
    gist = 'gist:\n  idea: "Rings."\n  whose: "Ours."\n  limits: "Bark."\n'
    steps = f"{gist}steps:\n{guess}"
    text = lesson("pine", "rings, resin", question("grain", "rings"), steps)
    (course / "pine.yaml").write_text(text, "utf-8")
    study = begin()
    session = study.open("trees/pine", Kind.LESSON).session
    assert names(session) == ["guess", "gist"]
    drafted = step(session, Draft("wrong"))
    answered = study.apply(drafted, study.submission(1))
    assert answered.shows_feedback
    assert answered.visit.attempt is not None
    assert answered.visit.attempt.verdict is Verdict.WRONG
    assert list(study.store.attempts()) == []
    assert study.open("trees/pine", Kind.LESSON).session.visit.settled
    page = study.apply(answered, Next()).station
    assert isinstance(page, Page)
    assert page.heading == "In short"
    assert "**Where it may fail.** Bark." in page.text
