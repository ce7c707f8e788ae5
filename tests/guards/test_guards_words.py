"""The words of the interface and of the documents: one word for one thing (the table is in
CONTRIBUTING.md), plain sentences, and no number torn from its unit."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "locales/README.md",
    "locales/weblate.md",
    "app/sidos/workshop/PROTOCOL.md",
)
LISTS = ("accepted answers", "refused answers", "inflected forms")

STILTED = (
    r"(?<!there )\b(?:is|are|am) (?:on |in )?no\b(?! longer)",
    r"\banew\b",
    r"\bone[’']s\b",
    r"\bbegun\b",
    r"\bstands\b",
)
ENGLISH = (
    *STILTED,
    r"\bbeg[ia]ns?\b",
    r"\bgo(?:es)? on\b",
    r"\bleave sidos\b",
    r"\bscreen in front\b",
    r"\bexpected answer\b",
    r"\bonce more\b",
    r"\boutdated\b",
    r"\bline by line\b",
    r"\bsigns?\b",
    r"\bbeside\b",
    r"\bput out\b",
    r"(?<!-)\bstore[ds]?\b",
    r"(?<!names )\b(?:is|are) kept\b",
    r"\b[Aa] text\b",
    r"\bforg[eo]t",
    r"\b(?:hub|workshop|sidos|program) (?:doesn’t|didn’t) (?:know|understand)\b",
)
"""What the English of the interface doesn't say, in patterns."""
FINNISH = (
    r"\bväki\b|\bväkeä\b",
    r"tietovarast",
    r"\bodotettu vastaus",
    r"\bruu(?:tu|du(?!nluk))",
    r"\bosin\b",
    r"\bunoh[dt]",
    r"\bovi\b|\bovea\b|\blukossa\b",
    r"\btoiveena\b|\btoivottu\b",
    r"\bkirjoittama\b",
    r"\bpoikki\b",
    r"\bkanssa\b",
    r"\bvanhoja\b",
    r"\bsidoksen (?:uudem|versio|palvelin)",
    r"\b(?:aja|suorita) [”\"]",
    r"\bte\b|\bteidän\b",
    r"\bvetäjän avain",
)
"""What the Finnish of the interface doesn't say, in patterns."""
TORN = re.compile(r"(?<![\d,.])\d{1,3} \d{3}(?!\d)|[\d}] (?:%|€|min|KiB)(?!\w)")


def _entries(lang: str, domain: str = "sidos") -> list[polib.POEntry]:
    po = polib.pofile(str(ROOT / "locales" / lang / "LC_MESSAGES" / f"{domain}.po"))
    return [entry for entry in po if not entry.obsolete]


def _forms(entry: polib.POEntry) -> Iterator[str]:
    yield from filter(None, (entry.msgstr, *entry.msgstr_plural.values()))


def _words(text: str) -> str:
    """A text without its placeholders and what it quotes: a command's name may be any word."""
    return re.sub(r"\{\w+\}|“[^”]*”|”[^”]*”", "…", text)


def _broken(patterns: tuple[str, ...], texts: Iterator[str]) -> list[str]:
    pattern = re.compile("|".join(patterns), re.IGNORECASE)
    return [text for text in texts if pattern.search(_words(text))]


def test_the_patterns_find_what_they_are_for() -> None:
    bad = [
        "“{x}” is no address.",
        "Drawn anew.",
        "The rooms that are kept.",
        "Press Enter to go on.",
    ]
    good = [
        "There is no room {name}.",
        "How long names are kept after the end.",
        "Sign: {sign}"[6:],
    ]

    assert _broken(ENGLISH, iter([*bad, *good])) == bad
    assert _broken(FINNISH, iter(["Väki", "Isolla ruudulla", "ruudunlukija", "sovi"])) == [
        "Väki",
        "Isolla ruudulla",
    ]
    assert TORN.search("10 000 merkkiä")
    assert TORN.search("{n} min")
    assert not TORN.search("10\u00a0000 merkkiä, 20\u00a0%, kohdat 1, 2 ja 300")


def test_the_english_of_the_interface_is_plain_and_has_one_word_for_a_thing() -> None:
    sources = (text for entry in _entries("fi") for text in (entry.msgid, entry.msgid_plural))

    assert _broken(ENGLISH, sources) == []


def test_the_finnish_of_the_interface_has_one_word_for_a_thing() -> None:
    assert _broken(FINNISH, (form for entry in _entries("fi") for form in _forms(entry))) == []


def test_a_recap_and_a_retry_have_names_of_their_own() -> None:
    retries = [entry for entry in _entries("fi") if "retry" in entry.msgid.casefold()]

    assert retries
    assert [entry.msgid for entry in retries if "kerta" in entry.msgstr.casefold()] == []


@pytest.mark.parametrize("domain", ["sidos", "social-capital"])
@pytest.mark.parametrize("lang", ["fi", "sv"])
def test_no_number_is_torn_from_its_thousands_or_its_unit(lang: str, domain: str) -> None:
    torn = [
        entry.msgctxt or entry.msgid
        for entry in _entries(lang, domain)
        if not any(f"kind: {kind}" in entry.comment for kind in LISTS)
        and any(TORN.search(form) for form in _forms(entry))
    ]

    assert torn == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_are_in_plain_words(name: str) -> None:
    text = (ROOT / name).read_text("utf-8").partition("\n## Words\n")[0]

    assert _broken(STILTED, iter(text.split("\n"))) == []


def test_the_places_of_texts_are_those_of_texts_that_there_are() -> None:
    places = json.loads((ROOT / "app/sidos/translate/interface_places.json").read_text("utf-8"))

    assert sorted(places.keys() - {entry.msgid for entry in _entries("fi")}) == []


def test_every_module_says_what_it_holds() -> None:
    unsaid = [path for path in (ROOT / "app").rglob("*.py") if "TBD" in path.read_text("utf-8")]

    assert unsaid == []
