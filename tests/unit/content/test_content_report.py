"""Findings as text, JSON and annotations; and a new lesson that lints clean but for its blanks."""

import json
from pathlib import Path

from sidos.content.finding import Finding
from sidos.content.lint import lint
from sidos.content.report import report
from sidos.content.skeleton import new_lesson
from sidos.model.message import Message

FINDINGS = [
    Finding("a.yaml", 3, 7, "steps[0].text", "schema", Message("“{x}” is 5 %.\n", {"x": "on"})),
    Finding("b,c.yaml", 1, 1, "", "empty", Message("Empty: all."), "warning"),
]


def test_text_is_one_line_a_finding_as_compilers_write_it() -> None:
    assert report(FINDINGS[1:], "text", str) == "b,c.yaml:1:1: warning: Empty: all. [empty]"
    assert report(FINDINGS[:1], "text", str).startswith("a.yaml:3:7: error: steps[0].text: “on”")
    assert report([], "text", str) == ""


def test_messages_are_worded_by_who_shows_them() -> None:
    assert ": WARNING: EMPTY: ALL. [" in report(
        FINDINGS, "text", lambda message: str(message).upper()
    )


def test_json_holds_every_field() -> None:
    rows = json.loads(report(FINDINGS, "json", str))
    assert rows[0]["message"] == "“on” is 5 %.\n"
    assert set(rows[1]) == {"path", "line", "column", "where", "rule", "severity", "message"}
    assert json.loads(report([], "json", str)) == []


def test_annotations_are_escaped() -> None:
    first, second = report(FINDINGS, "github", str).split("\n")
    assert first == (
        "::error file=a.yaml,line=3,col=7,title=schema::steps[0].text: “on” is 5 %25.%0A"
    )
    assert second == "::warning file=b%2Cc.yaml,line=1,col=1,title=empty::Empty: all."


def test_a_new_lesson_has_nothing_to_find_fault_with(tmp_path: Path) -> None:
    path = tmp_path / "my-lesson.yaml"
    text = new_lesson("my-lesson", ["fi", "en"], lambda tag, english: f"{english}: {tag}, no?")
    path.write_text(text, encoding="utf-8")
    assert list(lint(path)) == []
    assert "lang: fi\n" in text
