"""Line mode in a language that is not whole."""

from pathlib import Path

from tests.small_courses import copy_course
from tests.unit.plain.desk import Desk


def weaving(home: Path) -> Desk:
    """A desk with a course that is partly in Swedish."""
    desk = Desk(copy_course("weave", home / "courses").parent, home)
    desk.tag = "sv"
    locale = home / "locales" / "sv"
    locale.mkdir()
    (locale / "locale.yaml").write_text(
        "name: svenska\nnplurals: 2\nplural: n != 1\ncldr: sv\nfallback: en\n", "utf-8"
    )
    return desk


def test_each_title_page_and_question_says_its_language(tmp_path: Path) -> None:
    output = weaving(tmp_path).run("1", "", "", "q")
    assert "1. Den första vävstolen (3 min, not started)" in output
    assert "2. The second loom (3 min, not started; language: English)" in output
    current, old, question = output.split("Step ")[1:4]
    assert "another language" not in current
    assert "En skyttel går genom dem." in old
    assert "source has changed" in old
    assert "type l en" in old.replace("\n", " ")
    assert "This step is shown in another language: English." in question
    assert "What flies?" in question
    assert "Skytteln" not in output


def test_the_source_of_an_outdated_page_is_a_command_away(tmp_path: Path) -> None:
    output = weaving(tmp_path).run("1", "", "l en", "q")
    assert "A shuttle flies through them." in output
    assert output.count("source has changed") == 1


def test_a_language_is_chosen_from_a_list(tmp_path: Path) -> None:
    desk = weaving(tmp_path)
    output = desk.run("o", "3", "9", "2", "", "q")
    assert "3. Language: svenska, 60 % translated." in output
    assert "\n3. svenska, 60 % translated\n" in output
    assert "Use numbers from 1 to 3." in output
    assert "3. Language: suomi" in output
    assert desk.settings.language == "fi"


def test_a_language_may_be_left_as_it_is(tmp_path: Path) -> None:
    desk = weaving(tmp_path)
    desk.run("o", "3", "", "3", "b", "", "q")
    assert desk.settings.language is None


def test_switching_twice_leads_back(tmp_path: Path) -> None:
    output = weaving(tmp_path).run("l", "l", "q")
    assert output.index("Language: English.") < output.index("Language: svenska.")


def test_translations_that_are_not_used_are_told_of_at_the_start(tmp_path: Path) -> None:
    desk = weaving(tmp_path)
    po = tmp_path / "courses/weave/locales/sv/LC_MESSAGES/weave.po"
    po.write_text(f'{po.read_text("utf-8")}\nmsgid "cut', "utf-8")
    output = " ".join(desk.run("q").split())
    assert "weave.po are not used, because line" in output
