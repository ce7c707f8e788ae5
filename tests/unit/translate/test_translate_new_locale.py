import os
from pathlib import Path

import pytest
from tests.unit.translate.pond import pond

from sidos.i18n.error import LocaleError
from sidos.i18n.locale_info import LocaleInfo, read_locale
from sidos.translate.new_locale import LocaleWishes, NewLocale, locale_text, new_locale
from sidos.translate.po_file import read_po
from sidos.translate.update import update


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return pond(tmp_path)


def everything(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def created(project: Path, tag: str, **wishes: str) -> tuple[NewLocale, LocaleInfo]:
    done = new_locale(project, tag, LocaleWishes(**wishes))
    return done, read_locale(project / "locales" / tag / "locale.yaml")


def refusal(project: Path, tag: str, **wishes: str) -> str:
    before = everything(project)
    with pytest.raises(LocaleError) as raised:
        new_locale(project, tag, LocaleWishes(**wishes))
    assert everything(project) == before
    return str(raised.value.message)


def test_cldr_fills_in_what_it_knows_and_both_files_are_ready(project: Path) -> None:
    done, info = created(project, "sv")

    assert info == LocaleInfo(tag="sv", name="svenska", cldr="sv", fallback="en")
    assert done.guessed == set()
    folder = project / "locales" / "sv"
    assert done.folder == folder
    assert set(done.files) == {folder / f"LC_MESSAGES/{name}.po" for name in ("sidos", "ponds")}
    assert update(project, check=True, tags=["sv"]).current


def test_the_file_explains_itself(project: Path) -> None:
    created(project, "et")

    assert (project / "locales/et/locale.yaml").read_text("utf-8") == (
        "# A locale: the folder's name is its language tag.\n"
        "name: eesti              # the language's own name for itself\n"
        "direction: ltr           # ltr, or rtl (experimental)\n"
        "nplurals: 2              # how many plural forms there are\n"
        "plural: n != 1           # gettext's rule: which form goes with the number n\n"
        "cldr: et                 # the CLDR locale that numbers, dates and lists are written by\n"
        "fallback: en             # the language that stands in where a translation is missing\n"
        "complete: false          # if true, `sidos locale check` takes a missing translation for "
        "an error\n"
    )


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("co", ("corsu", "ltr", 2, "co")),
        ("pt-BR", ("português (Brasil)", "ltr", 2, "pt_BR")),
        ("zh-Hant", ("中文 (繁體)", "ltr", 1, "zh_Hant")),
        ("ar", ("العربية", "rtl", 6, "ar")),
        ("ja", ("日本語", "ltr", 1, "ja")),
        ("sl", ("slovenščina", "ltr", 4, "sl")),
        ("fi-SE", ("suomi (Ruotsi)", "ltr", 2, "fi")),
    ],
)
def test_scripts_regions_and_directions(
    project: Path, tag: str, expected: tuple[str, str, int, str]
) -> None:
    done, info = created(project, tag)

    assert (info.name, info.direction, info.nplurals, info.cldr) == expected
    assert done.guessed == ({"nplurals", "plural"} if tag == "co" else set())
    po, _ = read_po(project / "locales" / tag / "LC_MESSAGES/sidos.po")
    assert [len(entry.msgstr_plural) for entry in po if entry.msgid_plural] == [info.nplurals]


@pytest.mark.parametrize(
    ("tag", "fallback", "cldr"),
    [("olo", "fi", "fi"), ("krl", "fi", "fi"), ("vro", "en", "et"), ("tlh", "en", "en")],
)
def test_a_language_that_cldr_does_not_know_gets_a_neighbours_ways(
    project: Path, tag: str, fallback: str, cldr: str
) -> None:
    done, info = created(project, tag)

    assert info == LocaleInfo(tag=tag, name=tag, cldr=cldr, fallback=fallback)
    assert done.guessed == {"name", "direction", "nplurals", "plural", "cldr"}
    text = (project / "locales" / tag / "locale.yaml").read_text("utf-8")
    assert text.count("# TO CHECK: ") == 5


def test_what_the_translator_says_needs_no_checking(project: Path) -> None:
    done, info = created(
        project,
        "olo",
        name="livvi: karjal",
        cldr="et",
        plural="nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
    )

    assert info.name == "livvi: karjal"
    assert (info.cldr, info.nplurals, info.plural) == ("et", 3, "(n==1 ? 0 : n==2 ? 1 : 2)")
    assert done.guessed == {"direction"}


def test_a_rule_alone_says_how_many_forms_there_are(project: Path) -> None:
    _, info = created(project, "krl", plural="n==1 ? 0 : n==2 ? 1 : 2")
    assert (info.nplurals, info.plural) == (3, "n==1 ? 0 : n==2 ? 1 : 2")


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("finnish", "fi"),
        ("Swedish", "sv"),
        ("xx_YY", "xx-YY"),
        ("pt-br", "pt-BR"),
        ("SV", "sv"),
        ("est", "et"),
        ("por-BR", "pt-BR"),
    ],
)
def test_what_is_nearly_a_tag_is_reported(project: Path, tag: str, meant: str) -> None:
    assert refusal(project, tag) == (f"“{tag}” is not a language tag. You may have meant: {meant}.")


@pytest.mark.parametrize("tag", ["", "../x", "x", "sv/../../y", "sv\n", "klingonian", "-", "sv-"])
def test_what_is_no_tag_makes_nothing(project: Path, tag: str) -> None:
    assert "is not a language tag." in refusal(project, tag)


def test_a_locale_that_is_there_is_left_alone(project: Path) -> None:
    assert refusal(project, "fi").startswith("There is a language “fi” already")


def test_the_pseudo_locale_is_nobodys_to_translate(project: Path) -> None:
    assert refusal(project, "en-XA") == (
        "“en-XA” is generated. Run “sidos locale pseudo” to make it."
    )


def test_wishes_that_can_not_be(project: Path) -> None:
    assert "CLDR has no locale “klingon”" in refusal(project, "olo", cldr="klingon")
    for rule in ("n !", "n / 0", "nplurals=1; plural=(n != 1);", "-1"):
        assert "is not a plural rule" in refusal(project, "olo", plural=rule)


def test_a_broken_lesson_leaves_nothing_half_made(project: Path) -> None:
    (project / "lessons/ponds/frogs.yaml").write_text("steps: [\n", "utf-8")
    before = everything(project)

    done = new_locale(project, "sv")

    assert done.findings[0].path.endswith("frogs.yaml")
    assert everything(project) == before
    assert not (project / "locales/sv").exists()


def test_an_unwritable_folder_leaves_nothing_half_made(project: Path) -> None:
    if os.geteuid() == 0:
        (project / "locales").rename(project / "elsewhere")
        (project / "locales").write_text("in the way", "utf-8")
    else:
        (project / "locales").chmod(0o500)

    with pytest.raises(OSError, match="locales"):
        new_locale(project, "sv")

    assert not (project / "locales/sv").exists()


def test_a_course_of_its_own_needs_no_locales_before(project: Path) -> None:
    course = (project / "lessons/ponds").rename(project / "ponds")

    done = new_locale(course, "sv")

    assert done.files == (course / "locales/sv/LC_MESSAGES/ponds.po",)
    assert read_locale(course / "locales/sv/locale.yaml").name == "svenska"


def test_each_folder_of_locales_in_a_project_gets_one(project: Path) -> None:
    own = project / "lessons/ponds/locales"
    own.mkdir()

    new_locale(project, "sv")

    assert (own / "sv/LC_MESSAGES/ponds.po").is_file()
    assert (project / "locales/sv/LC_MESSAGES/sidos.po").is_file()


def test_names_that_yaml_would_misread_are_quoted() -> None:
    for name in ("no: way", "# hash", "- dash", "'quote", '"double"', "a # b", "[x]"):
        text = locale_text(LocaleInfo(tag="sv", name=name))
        assert text.splitlines()[1].startswith('name: "')
