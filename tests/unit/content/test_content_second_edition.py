"""The fields of the format that came with the course's second edition."""

from pathlib import Path

from msgspec.structs import replace

from sidos.content.library import Library
from sidos.content.lint import lint
from sidos.content.loader import load_lesson, parse_course
from sidos.content.localize import localize
from sidos.content.text import text_units
from sidos.model.item import Choice, Match, Number, Reflect, Text
from sidos.model.lesson import Guess, Lesson, OwnWork, Page
from sidos.translate.split import split

LESSON = """\
format: 1
id: kittens
lang: en
title: {en: "Kittens", fi: "Kissanpennut"}
summary: {en: "On kittens.", fi: "Pennuista."}
minutes: 5
concepts: [value-dynamics]
gist:
  idea: {en: "They grow.", fi: "Ne kasvavat."}
  whose: {en: "Ours.", fi: "Meidän."}
  limits: {en: "Not all.", fi: "Eivät kaikki."}
steps:
  - id: first
    guess:
      type: choice
      prompt: {en: "Which one?", fi: "Kumpi?"}
      options:
        - {id: a, correct: true, text: {en: "This", fi: "Tämä"}, why: {en: "Is.", fi: "On."}}
        - {id: b, text: {en: "That", fi: "Tuokin"}, why: {en: "Isn't.", fi: "Ei ole."}}
      explain: {en: "Wait.", fi: "Odota."}
  - id: idea
    heading: {en: "Paws", fi: "Käpälät"}
    key: {en: "They *have* four.", fi: "Niitä *on* neljä."}
    text: {en: "Count them.", fi: "Laske ne."}
    ours: true
    concepts: [value-dynamics]
  - id: at-home
    own:
      type: reflect
      lab: "paw-check#row"
      prompt: {en: "And yours?", fi: "Entä omasi?"}
      model: {en: "Mine too.", fi: "Samoin."}
quiz:
  - id: pick
    type: choice
    ours: true
    prompt: {en: "Who?", fi: "Kuka?"}
    options:
      - {id: a, correct: true, text: {en: "Cats", fi: "Kissat"}, why: {en: "Yes.", fi: "Niin."}}
      - {id: b, text: {en: "Dogs", fi: "Koirat"}, why: {en: "No.", fi: "Ei."}}
    explain: {en: "Cats do.", fi: "Kissat."}
    recall:
      type: text
      prompt: {en: "Who has paws?", fi: "Kenellä on käpälät?"}
      accept: {en: [cats, "@tie"], fi: [kissat, "@tie"]}
      reject: {en: {dogs: "They bark."}, fi: {koirat: "Ne haukkuvat."}}
      shown: {en: [cats], fi: [kissat]}
  - id: count
    type: number
    prompt: {en: "How many?", fi: "Montako?"}
    answer: 4
    answers: [5]
    unit: {en: "paws", fi: "käpälää"}
    units: {en: [paw], fi: [käpälä]}
    explain: {en: "Four.", fi: "Neljä."}
  - id: join
    type: match
    prompt: {en: "Join.", fi: "Yhdistä."}
    pairs:
      - {id: one, left: {en: "L1", fi: "V1"}, right: {en: "R1", fi: "O1"}}
      - {id: two, left: {en: "L2", fi: "V2"}, right: {en: "R2", fi: "O2"}}
    extra:
      - {id: three, text: {en: "R3", fi: "O3"}, why: {en: "Fits none.", fi: "Ei sovi."}}
    explain: {en: "So.", fi: "Niin."}
retired:
  - {id: old-one, prompt: "What was asked?", key: "an answer"}
"""


def _written(courses: Path, text: str = LESSON) -> Path:
    path = courses / "animals" / "kittens.yaml"
    path.write_text(text, encoding="utf-8")
    course = courses / "animals" / "course.yaml"
    listed = course.read_text("utf-8").replace("[puppies]", "[puppies, kittens]")
    course.write_text(listed, encoding="utf-8")
    return path


def _nothing(context: str, text: str) -> str | None:
    return None


def _finnish(courses: Path) -> Lesson:
    loaded = Library([courses], None).lesson("animals", "kittens")
    return localize(loaded, "fi", _nothing, {}).lesson


def test_a_lesson_with_every_field_has_no_findings(courses: Path) -> None:
    _written(courses)
    assert list(lint(courses)) == []


def test_every_field_is_there_in_each_language(courses: Path) -> None:
    _written(courses)
    lesson = _finnish(courses)
    guess, page, own = lesson.steps
    assert isinstance(guess, Guess)
    assert isinstance(page, Page)
    assert isinstance(own, OwnWork)
    assert guess.item.prompt == "Kumpi?"
    assert guess.item.is_guess
    assert page.markdown == "## Käpälät\n\n**Niitä *on* neljä.**\n\nLaske ne."
    assert (page.ours, page.concepts) == (True, ("value-dynamics",))
    assert isinstance(own.item, Reflect)
    assert own.item.lab == "paw-check#row"
    assert lesson.gist is not None
    assert lesson.gist.limits == "Eivät kaikki."
    pick, number, match = lesson.quiz
    assert isinstance(pick, Choice)
    assert isinstance(pick.recall, Text)
    assert (pick.ours, pick.recall.id) == (True, "pick")
    assert pick.recall.accept == ("kissat", "side")
    assert pick.recall.term_forms == ("siteen", "sidettä")
    assert pick.recall.reject == ("koirat = Ne haukkuvat.",)
    assert pick.recall.shown == ("kissat",)
    assert [each.accept for each in pick.recall.others] == [("cats", "tie")]
    assert isinstance(number, Number)
    assert (number.answers, number.units) == ((5.0,), ("käpälä",))
    assert isinstance(match, Match)
    assert match.rights == {"one": "O1", "two": "O2", "three": "O3"}


def test_guesses_and_retired_questions_do_not_count(courses: Path) -> None:
    lesson = load_lesson(_written(courses)).lesson
    assert [item.id for item in lesson.items()] == ["at-home", "pick", "count", "join"]
    contexts = {unit.context for unit in text_units(lesson)}
    assert "kittens/first/prompt" in contexts
    assert not any("old-one" in context or "retired" in context for context in contexts)


def test_a_draft_of_every_field_is_split(courses: Path) -> None:
    path = _written(courses)
    done = split(path)
    assert done.findings == ()
    assert done.missing == {"fi": ()}
    reject = done.translations["fi"]["kittens/pick/recall/reject"]
    assert reject == ("dogs = They bark.", "koirat = Ne haukkuvat.")
    path.write_text(done.text, encoding="utf-8")
    assert replace(load_lesson(path), inline={}).lesson.gist is not None


def test_the_id_of_a_retired_question_is_not_used_again(courses: Path) -> None:
    path = _written(courses, LESSON.replace("id: old-one", "id: pick"))
    assert [finding.rule for finding in lint(path)] == ["duplicate-id"]


def test_a_lesson_with_a_gist_has_no_other_page_of_that_name(courses: Path) -> None:
    path = _written(courses, LESSON.replace("- id: idea\n", "- id: gist\n"))
    assert [finding.rule for finding in lint(path)] == ["duplicate-id"]


def test_an_unknown_field_may_be_a_newer_version_s(courses: Path) -> None:
    [finding] = lint(_written(courses, LESSON.replace("minutes: 5\n", "minutes: 5\nmood: fine\n")))
    assert finding.rule == "unknown-field"
    assert "made for a newer sidos" in str(finding.message)


def test_a_recall_is_typed(courses: Path) -> None:
    text = LESSON.replace("      type: text\n", "      type: number\n")
    finding = [each for each in lint(_written(courses, text)) if each.rule == "unknown-type"]
    assert "Use one of these: text, cloze." in str(finding[0].message)


def test_a_course_names_its_final_and_its_units_recaps(courses: Path) -> None:
    _written(courses)
    path = courses / "animals" / "course.yaml"
    text = path.read_text("utf-8").replace("[puppies, kittens]", "[puppies]\n    recap: kittens")
    path.write_text(f"{text}final: nowhere\n", "utf-8")
    course = parse_course(path).value
    assert course is not None
    assert (course.final, course.units[0].recap) == ("nowhere", "kittens")
    assert [(each.rule, each.where) for each in lint(courses)] == [("unknown-lesson", "final")]
