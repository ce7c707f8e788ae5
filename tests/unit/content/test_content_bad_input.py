"""Files that nobody could read give one located finding each, in an author's words, and quickly."""

from pathlib import Path
from time import perf_counter

import pytest

from sidos.content.finding import Finding
from sidos.content.lint import lint
from sidos.content.loader import load_lesson, parse_lesson


def only(path: Path, content: bytes | str) -> Finding:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    [finding] = lint(path)
    return finding


@pytest.mark.parametrize(
    ("content", "rule", "line", "column"),
    [
        (b"", "empty", 1, 1),
        (b"# only a comment\n", "empty", 1, 1),
        (b"format: 1\nid: \x89PNG\x00\xff", "not-utf8", 2, 5),
        (b"\x7fELF\x00\x01\x02", "control-character", 1, 1),
        ("format: 1".encode("utf-16"), "not-utf8", 1, 1),
        (b"x" * 10_000_000, "too-large", 1, 1),
        (b"format: 1\nsteps:\n\t- id: a\n", "tab", 3, 1),
        (b"format: 1\nsteps:\n  - id: a\n\ttext: b\n", "tab", 4, 1),
        (b'format: 1\ntitle: "half a ti', "syntax", 2, 8),
        (b"format: 1\ntitle: {en: half", "broken-flow", 2, 8),
        (b"format: 1\ntitle: x\nsumm", "syntax", 3, 1),
        (b"title: Note: a colon\n", "syntax", 1, 12),
        (b"title: {en: Note: a colon}\n", "broken-flow", 1, 17),
        (b"title: *bold* words\n", "syntax", 1, 13),
        (b"title: *bold\n", "syntax", 1, 8),
        (b"title: @you\n", "syntax", 1, 8),
        (b'title: "so" he said\n', "syntax", 1, 13),
        (b'title: "\\quit"\n', "syntax", 1, 9),
        (b"title: - one\n", "syntax", 1, 8),
        (b"? [a]\n: b\n", "syntax", 1, 3),
        (b"title: a\n---\ntitle: b\n", "syntax", 2, 1),
        (b"a: &a [*a]\n", "alias", 1, 8),
        (b"[" * 100, "too-deep", 1, 41),
        (b"just words\n", "schema", 1, 1),
    ],
)
def test_one_finding_with_its_place(
    tmp_path: Path, content: bytes, rule: str, line: int, column: int
) -> None:
    finding = only(tmp_path / "lesson.yaml", content)
    assert (finding.rule, finding.line, finding.column) == (rule, line, column)
    assert str(finding.message).endswith((".", "}", "?", "words"))


def test_brackets_without_end_are_too_deep(tmp_path: Path) -> None:
    finding = only(tmp_path / "lesson.yaml", b"[" * 1_000_000)
    assert finding.rule == "too-deep"
    assert finding.column in {41, 1001}  # of the parser's versions some give up before us
    assert "40 levels" in str(finding.message)


def test_a_bomb_of_aliases_is_refused_quickly(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 30)
    ]
    started = perf_counter()
    finding = only(tmp_path / "bomb.yaml", "\n".join(lines))
    assert finding.rule == "alias"
    assert perf_counter() - started < 1


def test_few_aliases_are_fine(lesson_file: Path) -> None:
    text = lesson_file.read_text(encoding="utf-8")
    text = text.replace('why: {en: "It is.", fi: "Se on."}', "why: &because {en: So., fi: Siis.}")
    text = text.replace('why: {en: "It isn\'t.", fi: "Ei ole."}', "why: *because")
    lesson_file.write_text(text, encoding="utf-8")
    assert list(lint(lesson_file)) == []


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_byte_order_marks_and_line_ends_change_nothing(
    lesson_file: Path, start: str, ending: str
) -> None:
    plain = load_lesson(lesson_file)
    text = start + lesson_file.read_text(encoding="utf-8").replace("\n", ending)
    lesson_file.write_bytes(text.encode())
    assert load_lesson(lesson_file) == plain


def test_words_that_yaml_would_take_for_something_else_stay_words(lesson_file: Path) -> None:
    text = lesson_file.read_text(encoding="utf-8")
    text = text.replace("[dog, hound]", "[on, no, 12:30, 010, 1e3, ~, null, 2011-01-01, true]")
    lesson_file.write_text(text, encoding="utf-8")
    parsed = parse_lesson(lesson_file)
    words = ("on", "no", "12:30", "010", "1e3", "~", "null", "2011-01-01", "true")
    assert parsed.texts["puppies/gap/gaps/animal/accept", ""] == words


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("summary: {en: ", "summary: {en: Yes, no, x: ", "quotes"),
        ('title: {en: "Puppies", fi: "Koiranpennut"}', "title: [a, b]", "this must be text"),
        ("concepts: [value-dynamics]", "concepts: value-dynamics", "list"),
        ("concepts: [value-dynamics]", "concepts: []", "at least 1"),
        ("concepts: [value-dynamics]", "concepts: [Value]", "a–z"),
        ("format: 1", "format: 2", "reads format 1"),
        ("lang: en", "lang: English", "language tag"),
        ("correct: true", "correct: yes", "true or false"),
        ("type: cloze", "type: quiz", "choice, multi, text, cloze"),
    ],
)
def test_findings_say_what_is_expected(lesson_file: Path, old: str, new: str, hint: str) -> None:
    text = lesson_file.read_text(encoding="utf-8").replace(old, new, 1)
    lesson_file.write_text(text, encoding="utf-8")
    assert any(hint in str(finding.message) for finding in lint(lesson_file))
