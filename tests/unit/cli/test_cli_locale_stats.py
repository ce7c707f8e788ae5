import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome
from tests.unit.translate.pond import pond

from sidos.cli.table import cut, table
from sidos.translate.cells import cells
from sidos.translate.update import update

Sidos = Callable[..., Outcome]


@pytest.fixture
def root(tmp_path: Path) -> str:
    project = pond(tmp_path / "project")
    update(project)
    path = project / "locales/fi/LC_MESSAGES/ponds.po"
    path.write_text(path.read_text("utf-8").replace('"Newts"\nmsgstr ""', '"Newts"\nmsgstr "本"'))
    return str(project)


def test_a_table_for_each_language(sidos: Sidos, root: str) -> None:
    done = sidos("locale", "stats", "--root", root)

    assert done == Outcome(
        0,
        "suomi (fi)\n"
        "                       Translated Out of date Missing Words To do\n"
        "interface ········  0%          0           0       2     3     3\n"
        "course    ········  0%          0           0       2     2     2\n"
        "newts     ██······ 33%          1           0       2     6     5\n"
        "frogs     ········  0%          0           0       6    13    13\n"
        "Total     ········  7%          1           0      12    24    23\n",
        "",
    )


def test_the_bars_give_way_in_a_narrow_terminal(
    sidos: Sidos, root: str, terminal: Callable[[int], None]
) -> None:
    terminal(70)
    assert "██······ 33%" in sidos("locale", "stats", "--root", root).said
    terminal(50)
    said = sidos("locale", "stats", "--root", root).said
    assert "newts     33%          1           0       2     6     5\n" in said


def test_finnish_figures_and_words(sidos: Sidos, root: str) -> None:
    done = sidos("--lang", "fi", "locale", "stats", "fi", "--root", root)

    assert "Yhteensä" in done.said
    assert "33 %" in done.said


def test_figures_for_programs(sidos: Sidos, root: str) -> None:
    done = sidos("locale", "stats", "fi", "--root", root, "--format", "json")

    (found,) = json.loads(done.said)
    assert (found["tag"], found["name"], found["findings"]) == ("fi", "suomi", [])
    assert found["parts"][2] == {
        "domain": "ponds",
        "id": "newts",
        "translated": 1,
        "outdated": 0,
        "missing": 2,
        "words": 6,
        "words_left": 5,
    }


def test_nothing_to_translate(sidos: Sidos, root: str) -> None:
    done = sidos("locale", "stats", "en", "--root", root)
    assert done == Outcome(0, "English (en)\nThere is nothing to translate.\n", "")


def test_a_language_that_is_not_there_is_a_misuse(sidos: Sidos, root: str) -> None:
    done = sidos("locale", "stats", "sv", "--root", root)

    assert done.code == 2
    assert done.complained == ("sidos: There is no language “sv”. Choose one of these: en, fi.\n")


def test_a_faulty_file_is_told_and_fails(sidos: Sidos, root: str) -> None:
    path = Path(root, "locales/fi/LC_MESSAGES/ponds.po")
    path.write_text('msgid "a\n', "utf-8")

    done = sidos("locale", "stats", "--root", root)
    told = sidos("locale", "stats", "--root", root, "--format", "json")

    assert done.code == told.code == 1
    assert "interface" in done.said
    assert f"{path}:1:1" in done.said
    assert json.loads(told.said)[0]["findings"][0]["path"] == str(path)


def test_columns_line_up_whatever_the_signs() -> None:
    lines = table([("日本語", "1"), ("e\u0301t\u00e9", "200"), ("x", "30")], 80, figures=[1])

    assert [cells(line) for line in lines] == [11, 11, 11]


def test_the_first_column_gives_way_where_there_is_no_room() -> None:
    lines = table([("a-very-long-name-of-a-lesson", "12345"), ("short", "1")], 24, figures=[1])

    assert lines == ["a-very-long-name…  12345", "short" + " " * 18 + "1"]
    assert cut("日本語", 4) == "日…"
