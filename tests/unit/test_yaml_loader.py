"""One YAML parser: what libyaml reads is read the same where libyaml is missing."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sidos.content.lint import lint
from sidos.content.loader import load_lesson
from sidos.i18n.locale_info import read_locale
from sidos.study.paths import bundled
from sidos.translate.split import split
from sidos.yaml_loader import yaml_loader

LIBYAML = yaml.CBaseLoader
PIECES = ["a", "é", "?", ":", " ", "\n", "\n  ", "\n- ", "\t", "{", "}", "[", "]", ",", "'", '"']
PIECES += ["#", "&x", "*x", "|\n  ", "!keep ", "-", "key: ", "{en: ", ", fi: b}"]


@pytest.fixture
def without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CBaseLoader", "CSafeLoader", "CLoader"):
        monkeypatch.delattr(yaml, name)
    assert yaml_loader() is not LIBYAML


@pytest.fixture(params=[True, False], ids=["libyaml", "python"])
def either(request: pytest.FixtureRequest) -> None:
    """With libyaml, and without."""
    if not request.param:
        request.getfixturevalue("without_libyaml")


@pytest.mark.usefixtures("without_libyaml")
def test_the_course_opens_without_libyaml() -> None:
    lessons = sorted(bundled("lessons").glob("*/[!cg]*.yaml"))
    assert len(lessons) > 10
    for path in lessons:
        assert load_lesson(path).lesson.id == path.stem


@pytest.mark.usefixtures("either")
def test_a_draft_that_lints_clean_can_be_split(courses: Path) -> None:
    path = courses / "baking" / "bread.yaml"
    text = path.read_text("utf-8")
    before = '{en: "Flour and time.", fi: "Jauhoja ja aikaa."}'
    path.write_text(text.replace(before, "{en: What?, fi: Mitä?}"), "utf-8")

    assert [one for one in lint(path) if one.severity == "error"] == []
    done = split(path)
    assert done.findings == ()
    assert "\nsummary: What?\n" in done.text
    assert done.translations["fi"]["bread/summary"] == ("What?", "Mitä?")


@pytest.mark.usefixtures("either")
def test_a_locale_says_no_in_norwegian(tmp_path: Path) -> None:
    path = tmp_path / "no" / "locale.yaml"
    path.parent.mkdir()
    path.write_text("name:\tno\nnplurals: 2\nplural: n != 1\n", "utf-8")
    assert read_locale(path).name == "no"


Read = list[tuple[str, object, object]] | None


def events(text: str, loader: Any) -> Read:
    """What a parser says of `text`; None where it refuses it."""
    try:
        return [
            (type(one).__name__, getattr(one, "value", None), getattr(one, "anchor", None))
            for one in yaml.parse(text, Loader=loader)
        ]
    except yaml.YAMLError:
        return None


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("summary: {en: What?, fi: Mitä?}")
@example("a:\tb\tc")
def test_what_libyaml_reads_is_read_the_same_without_it(text: str) -> None:
    with pytest.MonkeyPatch.context() as hidden:
        hidden.delattr(yaml, "CBaseLoader")
        ours = yaml_loader()
    read = events(text, LIBYAML)
    assert read is None or events(text, ours) == read
