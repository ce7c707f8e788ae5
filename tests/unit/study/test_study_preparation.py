"""What the build made is what would have been read, and holds only until a file is edited."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sidos.content.course_files import stamped_files
from sidos.content.library import Library
from sidos.i18n.locales import Locales
from sidos.prepared import Prepared
from sidos.study.course_texts import CourseTexts
from sidos.study.preparation import prepare
from sidos.study.search import Search

PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "bread/title"
msgid "Bread"
msgstr "Leipä"
"""


class Home:
    """A learner's home, which has never seen sidos, beside an installation."""

    def __init__(self, base: Path, cache: Path) -> None:
        self.base = base
        prepared = Prepared(base / "prepared", base)
        self.library = Library([base / "lessons"], cache, prepared)
        self.locales = Locales([base / "locales"], cache, prepared=prepared)
        self.texts = CourseTexts(self.library, self.locales)

    def title(self, tag: str) -> str:
        """What the list calls the lesson on bread."""
        (entry,) = self.library.courses()
        return self.texts.course(entry, tag).lessons["bread"].title

    def found(self, word: str, tag: str = "en") -> set[str]:
        """The lessons with that word."""
        search = Search(self.texts)
        search.update()
        try:
            return {passage.key for passage in search.find(word, tag).lessons}
        finally:
            search.close()


@pytest.fixture
def base(courses: Path, tmp_path: Path) -> Path:
    """An installation, prepared."""
    base = tmp_path / "installed"
    shutil.copytree(courses, base / "lessons")
    edit(base / "lessons" / "baking" / "bread.yaml", '{en: "Bread", fi: "Leipä"}', '"Bread"')
    for tag in ("en", "fi"):
        (base / "locales" / tag / "LC_MESSAGES").mkdir(parents=True)
        (base / "locales" / tag / "locale.yaml").write_text(f"name: {tag}\ncldr: {tag}\n", "utf-8")
    (base / "locales" / "fi" / "LC_MESSAGES" / "baking.po").write_text(PO, "utf-8")
    prepare(base, base / "prepared")
    return base


@pytest.fixture
def home(base: Path, tmp_path: Path) -> Home:
    return Home(base, tmp_path / "cache")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@contextmanager
def nothing_parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(*_: object) -> None:
        raise AssertionError("a file is parsed")

    with monkeypatch.context() as patch:
        patch.setattr("sidos.content.entry.parse_lesson", refuse)
        patch.setattr("sidos.content.loader.load_lesson", refuse)
        patch.setattr("sidos.i18n.catalogue._compiled", refuse)
        patch.setattr("sidos.i18n.locale_index.read_locale", refuse)
        yield


def test_a_first_start_parses_nothing(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with nothing_parsed(monkeypatch):
        assert (home.title("en"), home.title("fi")) == ("Bread", "Leipä")
        assert not home.library.refresh()
        assert home.found("Leipä", "fi") == {"baking/bread"}
        assert home.locales.writing("fi").decimal == ","


def test_what_is_prepared_is_what_would_be_read(home: Home) -> None:
    read = Library([home.base / "lessons"], None)

    assert home.library.courses() == read.courses()
    assert home.library.stamps() == read.stamps()
    assert home.locales.available() == Locales([home.base / "locales"], None).available()


def test_a_second_start_finds_all_of_it_in_the_cache(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.found("Bread")
    again = Home(home.base, tmp_path / "cache")

    with nothing_parsed(monkeypatch):
        assert again.title("fi") == "Leipä"
        assert again.found("Bread")


def test_an_edited_lesson_is_read(home: Home) -> None:
    edit(home.base / "lessons" / "baking" / "bread.yaml", '"Bread"', '"Sourdough"')

    assert home.title("en") == "Sourdough"
    assert home.found("Sourdough") == {"baking/bread"}


def test_a_lesson_that_is_gone_is_not_listed(home: Home) -> None:
    (home.base / "lessons" / "baking" / "bread.yaml").unlink()

    (entry,) = home.library.courses()
    assert "bread" not in entry.lessons
    assert home.found("Leipä", "fi") == set()


def test_an_edited_translation_is_read(home: Home) -> None:
    edit(home.base / "locales" / "fi" / "LC_MESSAGES" / "baking.po", "Leipä", "Pulla")

    assert home.title("fi") == "Pulla"
    assert home.found("Pulla", "fi") == {"baking/bread"}


def test_further_courses_and_translations_are_read(home: Home, tmp_path: Path) -> None:
    own = home.base / "lessons" / "baking" / "locales" / "fi" / "LC_MESSAGES"
    own.mkdir(parents=True)
    (own / "baking.po").write_text(PO.replace("Leipä", "Limppu"), "utf-8")

    assert home.title("fi") == "Limppu"
    assert home.found("Limppu", "fi") == {"baking/bread"}


def test_another_time_of_the_same_content_makes_no_difference(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, _ in stamped_files(home.base / "lessons" / "baking"):
        (home.base / "lessons" / "baking" / name).touch()

    with nothing_parsed(monkeypatch):
        assert home.title("en") == "Bread"


def test_nothing_is_written_beside_what_is_prepared(home: Home) -> None:
    before = {path: path.stat().st_mtime_ns for path in home.base.rglob("*")}

    home.title("fi")
    home.found("Bread")

    assert {path: path.stat().st_mtime_ns for path in home.base.rglob("*")} == before


@pytest.mark.parametrize("name", ["contents.msgpack", "lessons-00000000.msgpack", "search.db"])
def test_a_damaged_preparation_is_no_hindrance(home: Home, name: str) -> None:
    (home.base / "prepared" / name).write_bytes(b"junk")

    assert home.title("fi") == "Leipä"
    assert home.found("Leipä", "fi") == {"baking/bread"}


def test_a_faulty_translation_is_told_when_it_is_used(base: Path, tmp_path: Path) -> None:
    path = base / "locales" / "fi" / "LC_MESSAGES" / "baking.po"
    path.write_text("msgid faulty", "utf-8")
    prepare(base, base / "prepared")
    home = Home(base, tmp_path / "cache")

    assert home.title("fi") == "Bread"
    assert home.locales.problems()
