"""The tour's course is a course like any other: its files are checked as an author's are."""

from pathlib import Path

from sidos.content.lint import lint
from sidos.tui.tour.course import COURSE_FILES, write_course


def test_only_the_lesson_that_is_broken_on_purpose_has_mistakes() -> None:
    findings = {(Path(finding.path).name, finding.rule) for finding in lint(COURSE_FILES)}
    assert findings == {("torn.yaml", "missing-field"), ("bare.yaml", "no-unit")}


def test_a_copy_says_that_it_is_in_the_language_on_screen(tmp_path: Path) -> None:
    write_course(tmp_path, "fi")
    langs = {path.stem: path.read_text("utf-8") for path in tmp_path.rglob("*.yaml")}
    assert {name for name, text in langs.items() if "lang: fi\n" in text} == langs.keys() - {
        "foreign"
    }
    assert (tmp_path / "locales" / "fi" / "LC_MESSAGES" / "tour.po").exists()
