"""Every Finnish text is spelt as Voikko spells; its exceptions are listed in voikko-words.txt.

Voikko is Debian's libvoikko1 and voikko-fi, spoken to by PyPI's libvoikko.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import polib
import pytest
from tests.content.real_course import COURSE, po_file

from sidos.content.text import as_lines
from sidos.engine.matching import refusal_of

# It has no types of its own.
libvoikko: Any = pytest.importorskip("libvoikko", reason="PyPI's libvoikko is not installed")

Voikko = Any

WORDS = Path(__file__).with_name("voikko-words.txt")
# Code inside a text: placeholders, commands, options, names of files, tags.
CODE = re.compile(
    r"\{\w*\}|`[^`]*`|--[a-z]+|![a-z]+|\w+\.(?:yaml|po)\b|sidos (?:lessons|locale|progress) \w+"
)
TYPED = {"accept", "reject", "shown", "units"}
"""The fields of answers that are typed."""
NUMBER = re.compile(r"[\d.,:–-]+")
ENDING = re.compile(r"[a-zåäö]{1,5}")


@pytest.fixture(scope="module")
def voikko() -> Iterator[Voikko]:
    try:
        made = libvoikko.Voikko("fi")
    except (OSError, libvoikko.VoikkoException) as error:
        pytest.skip(f"Voikko or its Finnish dictionary is not installed: {error}")
    yield made
    made.terminate()


def exceptions() -> set[str]:
    lines = WORDS.read_text("utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def tokens(voikko: Voikko, text: str) -> Iterator[str]:
    for token in voikko.tokens(CODE.sub(" ", text)):
        if token.tokenType == libvoikko.Token.WORD and not NUMBER.fullmatch(token.tokenText):
            yield token.tokenText.strip("-")


def exception(word: str, known: set[str]) -> str | None:
    """The exception that lets `word` pass: itself, or a name or an abbreviation with an ending
    ("Freyn", "CRM:n")."""
    if word in known:
        return word
    for name in known:
        rest = word.removeprefix(name).removeprefix(":")
        if name[0].isupper() and rest != word and ENDING.fullmatch(rest):
            return name
    return None


def used(voikko: Voikko, word: str, known: set[str]) -> set[str] | None:
    """The exceptions that `word` needs, None where it is misspelt all the same."""
    if voikko.spell(word):
        return set()
    found = exception(word, known)
    if found is not None:
        return {found}
    head, hyphen, tail = word.rpartition("-")
    if not hyphen or not voikko.spell(tail):
        return None
    named = exception(head, known)
    if named is not None:
        return {named}
    return set() if head.istitle() and voikko.spell(head) else None


@pytest.mark.parametrize("domain", [COURSE, "sidos"])
def test_finnish_is_spelt_right(voikko: Voikko, domain: str) -> None:
    needs = partial(used, voikko, known=exceptions())
    misspelt = [
        f"{word} ({where})"
        for where, text in finnish(domain)
        for word in tokens(voikko, text)
        if needs(word) is None
    ]
    assert misspelt == []


def test_every_exception_is_needed(voikko: Voikko) -> None:
    known = exceptions()
    words = {
        word
        for domain in (COURSE, "sidos")
        for _, text in finnish(domain)
        for word in tokens(voikko, text)
    }
    needed = {name for word in words for name in used(voikko, word, known) or ()}

    assert known - needed == set()


def finnish(domain: str) -> Iterator[tuple[str, str]]:
    """Where, and the text; of typed answers, which may be stems and slips of the pen, only the
    reasons that some are refused for."""
    for entry in polib.pofile(str(po_file(domain))):
        if entry.obsolete:
            continue
        where = entry.msgctxt or entry.msgid
        for text in (entry.msgstr, *entry.msgstr_plural.values()):
            if where.rpartition("/")[2] in TYPED:
                yield from ((where, refusal_of(line)[1]) for line in as_lines(text))
            else:
                yield where, text
