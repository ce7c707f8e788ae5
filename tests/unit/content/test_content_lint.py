"""Each rule of the lint finds its mistake, and nothing else, at its place."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.small_courses import ANIMALS

from sidos.content.error import BrokenLessonError
from sidos.content.finding import Finding
from sidos.content.lint import lint
from sidos.content.loader import load_lesson

Spoil = Callable[[str, str], list[Finding]]


def test_a_sound_course_has_no_findings(courses: Path) -> None:
    assert list(lint(courses)) == []
    assert list(lint(courses / "animals")) == []
    for path in (courses / "animals").rglob("*.yaml"):
        assert list(lint(path)) == []


ROOM = "minutes: 5"
BAD = {
    "schema": (ROOM, "minutes: 5 min", "minutes"),
    "unknown-field": (ROOM, f"{ROOM}\nlevel: 2", "level"),
    "missing-field": (f"{ROOM}\n", "", "minutes"),
    "duplicate-key": (ROOM, f"{ROOM}\n{ROOM}", "minutes"),
    "duplicate-id": ("  - id: word\n", "  - id: pick\n", "quiz[1].id"),
    "unknown-type": ("type: cloze", "type: clozed", "quiz[0].type"),
    "one-right": ("          correct: true\n", "", "steps[1].ask.options"),
    "missing-explain": (
        '    explain: {en: "A tie does.", fi: "Side yhdistää."}\n',
        "",
        "quiz[1]",
    ),
    "gaps": ('fi: "{animal} haukkuu."', 'fi: "Koira haukkuu."', "quiz[0].prompt.fi"),
    "key": ("fi: [kissa]", "fi: [Koira.]", "quiz[0].gaps[0].reject.fi"),
    "same-answers": ('fi: "Tuo toinen"', 'fi: " tämä!"', "steps[1].ask.options"),
    "hint-tells": ("It has four legs.", "Not a hound, but like it.", "quiz[0].hints[0]"),
    "not-nfc": ("Tämä", unicodedata.normalize("NFD", "Tämä"), "steps[1].ask.options[0].text.fi"),
    "control-character": ('"So it is."', '"So it \\e[1mis."', "steps[1].ask.explain"),
    "missing-translation": (', fi: "Kumpi?"', "", "steps[1].ask.prompt"),
    "missing-source": ('{en: "Which one?", fi', "{fi", "steps[1].ask.prompt"),
    "unknown-concept": ("[value-dynamics]", "[value-dynamite]", "concepts[0]"),
    "unknown-term": ("terms: [tie]", "terms: [tiger]", "terms[0]"),
    "wide-stem": ("en: [dog, hound]", "en: [dog, hound, ca*]", "quiz[0].gaps[0].accept"),
    "unknown-tag": ('"So it is."', '!keeep "So it is."', "steps[1].ask.explain.en"),
    "broken-flow": ('"Which one?"', "Which, one?", "steps[1].ask.prompt.one?"),
    "shown-as-typed": ('"So it is."', '"So <b>it</b> is."', "steps[1].ask.explain"),
    "file-name": ("id: puppies", "id: puppets", "id"),
}


@pytest.mark.parametrize("rule", BAD)
def test_each_rule_finds_its_mistake(rule: str, spoil: Spoil, lesson_file: Path) -> None:
    old, new, where = BAD[rule]
    findings = spoil(old, new)
    assert [(finding.rule, finding.where) for finding in findings] == [(rule, where)]
    [result] = findings
    assert result.path == str(lesson_file)
    warnings = {"missing-translation", "file-name", "wide-stem", "shown-as-typed"}
    assert result.severity == ("warning" if rule in warnings else "error")
    assert "{" not in str(result.message).replace("{animal}", "").replace("{…}", "")
    lines = lesson_file.read_text(encoding="utf-8").splitlines()
    assert 1 <= result.column <= len(lines[result.line - 1]) + 1


def test_a_finding_stands_at_the_line_and_column_of_its_value(spoil: Spoil) -> None:
    [result] = spoil("minutes: 5", "minutes: 500")
    assert (result.line, result.column) == (6, 10)
    assert "500" in str(result.message)
    assert "60" in str(result.message)


def test_two_right_options_in_a_choice_are_one_too_many(spoil: Spoil) -> None:
    [result] = spoil("        - id: no-one\n", "        - id: no-one\n          correct: true\n")
    assert (result.rule, result.message.values) == ("one-right", {"found": 2})


def test_an_option_with_the_id_of_another_is_one_finding(spoil: Spoil) -> None:
    [result] = spoil("        - id: no-one\n", "        - id: yes-one\n")
    assert (result.rule, result.where) == ("duplicate-id", "steps[1].ask.options[1].id")


def test_a_question_without_a_type_is_told_the_types(spoil: Spoil) -> None:
    [result] = spoil("    type: cloze\n", "")
    assert (result.rule, result.where) == ("unknown-type", "quiz[0].type")
    assert str(result.message).startswith("The question has no “type”. Add one of these: choice,")


def test_a_missing_closing_quotation_mark_is_among_the_reasons(spoil: Spoil) -> None:
    [result] = spoil(
        '          why: {en: "It is.", fi: "Se on."}', '          why: "It is.\n          x: "y"'
    )
    assert result.rule == "syntax"
    assert "a line above lacks its closing quotation mark" in str(result.message)


def test_a_multi_needs_a_right_option(spoil: Spoil, lesson_file: Path) -> None:
    lesson_file.write_text(
        lesson_file.read_text(encoding="utf-8").replace("type: choice", "type: multi"),
        encoding="utf-8",
    )
    assert [f.rule for f in spoil("          correct: true\n", "")] == ["one-right"]


def test_a_placeholder_without_a_gap_is_told(spoil: Spoil) -> None:
    [result] = spoil("A {animal} barks.", "A {animal} {sound}.")
    assert (result.rule, result.where) == ("gaps", "quiz[0].prompt")
    assert "{sound}" in str(result.message)


def test_an_answer_of_punctuation_only_cannot_be_given(spoil: Spoil) -> None:
    assert [f.rule for f in spoil("fi: [side]", 'fi: ["side", "..."]')] == ["key"]


def test_a_sort_into_an_unknown_group_is_told(spoil: Spoil) -> None:
    item = """\
  - id: word
    type: sort
    groups:
      - {id: one, text: {en: One, fi: Yksi}}
      - {id: two, text: {en: Two, fi: Kaksi}}
    items:
      - {id: a, group: one, text: {en: A, fi: A-kirjain}, why: {en: First, fi: Eka}}
      - {id: b, group: three, text: {en: B, fi: B-kirjain}, why: {en: Second, fi: Toka}}
    prompt: {en: "What joins two people?", fi: "Mikä yhdistää kahta ihmistä?"}
"""
    old = """\
  - id: word
    type: text
    prompt: {en: "What joins two people?", fi: "Mikä yhdistää kahta ihmistä?"}
    accept: {en: [tie], fi: [side]}
"""
    [result] = spoil(old, item)
    assert (result.rule, result.where) == ("unknown-group", "quiz[1].items[1].group")


def test_all_findings_of_a_file_come_in_one_run_in_its_order(lesson_file: Path) -> None:
    text = lesson_file.read_text(encoding="utf-8")
    for old, new in (
        (ROOM, "minutes: many"),
        ('why: {en: "It is.", fi: "Se on."}', "wy: x"),
        ("type: cloze", "type: closed"),
        ("fi: [side]", "fi: [side, Side]"),
    ):
        text = text.replace(old, new)
    lesson_file.write_text(text, encoding="utf-8")
    findings = list(lint(lesson_file))
    assert [f.rule for f in findings] == [
        "schema",
        "missing-field",
        "unknown-field",
        "unknown-type",
        "same-answers",
    ]
    assert [f.line for f in findings] == sorted(f.line for f in findings)


def test_a_kept_text_needs_no_translation(spoil: Spoil) -> None:
    assert spoil('{en: "Which one?", fi: "Kumpi?"}', '!keep "2011?"') == []


def test_the_whole_course_is_checked_for_ids_that_lead_nowhere(courses: Path) -> None:
    course = courses / "animals"
    text = (course / "course.yaml").read_text(encoding="utf-8")
    (course / "course.yaml").write_text(
        text.replace("[puppies]", "[puppies, kittens]").replace("[book]", "[book, film]"),
        encoding="utf-8",
    )
    lesson = (course / "puppies.yaml").read_text(encoding="utf-8")
    stray = lesson.replace("id: puppies", "id: stray")
    (course / "stray.yaml").write_text(stray, encoding="utf-8")
    result = [(Path(f.path).name, f.line, f.column, f.where, f.rule) for f in lint(courses)]
    assert result == [
        ("course.yaml", 5, 17, "sources[1]", "unknown-source"),
        ("course.yaml", 9, 24, "units[0].lessons[1]", "unknown-lesson"),
        ("stray.yaml", 2, 5, "id", "no-unit"),
    ]


def test_a_lesson_in_two_units_is_told(courses: Path) -> None:
    path = courses / "animals" / "course.yaml"
    more = "  - {id: cats, title: {en: Cats, fi: Kissat}, lessons: [puppies]}\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert [(f.rule, f.line) for f in lint(path)] == [("duplicate-id", 10)]


def test_a_folder_without_a_course_is_told(tmp_path: Path) -> None:
    assert [f.rule for f in lint(tmp_path)] == ["no-course"]
    assert [f.rule for f in lint(tmp_path / "nothing.yaml")] == ["unreadable"]


def with_check(lesson_file: Path, named: str, lessons: str = "puppies") -> Path:
    """The course with check.yaml, the lesson’s quiz alone; `named` is its start check."""
    head, _, rest = lesson_file.read_text("utf-8").partition("steps:")
    quiz = rest.partition("quiz:")[2]
    (lesson_file.parent / "check.yaml").write_text(
        f"{head.replace('id: puppies', 'id: check')}quiz:{quiz}", "utf-8"
    )
    path = lesson_file.parent / "course.yaml"
    text = path.read_text("utf-8").replace("[puppies]", f"[{lessons}]")
    path.write_text(text.replace("units:", f"start_check: {named}\nunits:"), "utf-8")
    return lesson_file.parent


def test_a_start_check_is_a_lesson_without_steps_that_no_unit_needs_to_name(
    lesson_file: Path,
) -> None:
    assert not list(lint(with_check(lesson_file, "check")))


def test_a_start_check_without_a_file_is_told(lesson_file: Path) -> None:
    result = list(lint(with_check(lesson_file, "chekc", "puppies, check")))
    assert [(one.rule, one.where) for one in result] == [("unknown-lesson", "start_check")]


def test_a_start_check_that_a_unit_names_too_is_told(lesson_file: Path) -> None:
    result = list(lint(with_check(lesson_file, "check", "puppies, check")))
    assert [(one.rule, one.where) for one in result] == [("duplicate-id", "start_check")]


def test_a_lesson_without_steps_and_quiz_is_empty(lesson_file: Path) -> None:
    head = lesson_file.read_text("utf-8").partition("steps:")[0]
    lesson_file.write_text(head, "utf-8")
    [result] = lint(lesson_file)
    assert result.rule == "schema"
    with pytest.raises(BrokenLessonError):
        load_lesson(lesson_file)


def test_an_answer_may_name_a_term_that_there_is(spoil: Spoil) -> None:
    assert spoil("{en: [tie], fi: [side]}", '{en: ["@tie"], fi: ["@tie"]}') == []
    [result] = spoil('{en: ["@tie"], fi: ["@tie"]}', '{en: ["@tiger"], fi: ["@tie"]}')
    assert (result.rule, result.where) == ("unknown-term", "quiz[1]")


def test_a_term_without_quotes_is_told_to_have_some(spoil: Spoil) -> None:
    [result] = spoil("{en: [tie], fi: [side]}", "{en: [@tie], fi: [side]}")
    assert result.rule == "syntax"
    assert "quotes" in str(result.message)


@pytest.mark.parametrize("stem", ["hou*", "sidet*"])
def test_a_stem_that_lets_in_nothing_else_is_no_finding(spoil: Spoil, stem: str) -> None:
    assert spoil("en: [dog, hound]", f"en: [dog, hound, '{stem}']") == []


@pytest.mark.parametrize("stem", ["cats*", "tie*"])
def test_a_stem_is_played_with_inflected_forms(spoil: Spoil, stem: str) -> None:
    result = spoil("en: [dog, hound]", f"en: [dog, hound, '{stem}']")
    assert [each.rule for each in result] == ["wide-stem"]


@pytest.mark.parametrize(
    ("this", "that", "rules"),
    [
        ("`if a: B`", "`if a: b`", []),
        ("`x`", "`  x`", []),
        ("*One* thing.", "One thing", ["same-answers"]),
        ("`x` is.", "`x` Is", ["same-answers"]),
    ],
)
def test_options_that_hold_code_may_differ_by_case_and_blanks(
    spoil: Spoil, this: str, that: str, rules: list[str]
) -> None:
    lesson = (ANIMALS / "puppies.yaml").read_text("utf-8")
    chunk = lesson[lesson.index('{en: "This"') : lesson.index(', fi: "Tuo toinen"')]
    spoiled = chunk.replace('"This"', f"'{this}'").replace('"That one"', f"'{that}'")
    result = [finding.rule for finding in spoil(chunk, spoiled)]

    assert [rule for rule in result if rule == "same-answers"] == rules
