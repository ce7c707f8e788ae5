from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome

Sidos = Callable[..., Outcome]


def test_a_new_language_says_what_to_do_next(
    sidos: Sidos, courses: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(courses / "baking")

    done = sidos("locale", "new", "et")

    assert done == Outcome(
        0,
        "locales/et is ready. What to do next:\n"
        "1. Translate in Poedit or another editor: locales/et/LC_MESSAGES/baking.po\n"
        "2. See each text on its screen: sidos locale preview et\n"
        "3. See what is missing or wrong: sidos locale check et\n",
        "",
    )


def test_a_language_unknown_to_cldr_says_what_to_correct(sidos: Sidos, courses: Path) -> None:
    root = str(courses / "baking")

    done = sidos("locale", "new", "olo", "--name", "livvi", "--root", root)

    assert done.code == 0
    assert f"“TO CHECK” in {root}/locales/olo/locale.yaml" in done.said
    assert f"sidos locale check olo --root {root}\n" in done.said


def test_what_is_no_tag_is_a_misuse_in_one_sentence(sidos: Sidos, courses: Path) -> None:
    done = sidos("locale", "new", "pt-br", "--root", str(courses / "baking"))

    assert done.code == 2
    assert done.complained == ("sidos: “pt-br” is not a language tag. You may have meant: pt-BR.\n")
    assert not list(courses.rglob("locales"))


def test_what_is_wrong_with_a_lesson_is_shown(sidos: Sidos, courses: Path) -> None:
    (courses / "baking/salt.yaml").write_text("steps: [\n", "utf-8")

    done = sidos("locale", "new", "sv", "--root", str(courses / "baking"))

    assert done.code == 1
    assert "salt.yaml" in done.said
    assert not list(courses.rglob("sv"))
