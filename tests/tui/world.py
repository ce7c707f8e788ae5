"""The interface and the test course in languages from all over the world, made by machine.

A text keeps its placeholders, digits and Markdown; its letters become those of the language: as
many as in English where it writes with letters, half as many where a character takes two cells, and
without spaces where it writes none. So every text on screen identifies its English text.
"""

import re
from pathlib import Path

from msgspec.structs import replace
from tests.tui import pseudo

from sidos.i18n.locale_info import LocaleInfo
from sidos.translate.cldr_locale import proposal
from sidos.translate.extractor import Extracted, extract
from sidos.translate.layout import Domain, domains
from sidos.translate.merge import merge
from sidos.translate.new_locale import locale_text
from sidos.translate.po_file import new_po, write_text
from sidos.translate.po_source import po_text

ROOT = Path(__file__).parents[2]
TAGS = ("ar", "ja", "krl", "olo", "pt-BR", "zh-Hant")
NAMES = {"krl": "karjala", "olo": "livvi"}
"""CLDR doesn't know them, so a translator names them."""

_VERBATIM = re.compile(r"(\{[^{}\s]*\}|\]\([^)]*\)|`[^`]*`)")
_WORDS = re.compile(r"[A-Za-z’]+(?: [A-Za-z’]+)*")
_LATIN = {
    "krl": str.maketrans("aeiouszc", "äeiöyšžč"),
    "olo": str.maketrans("aeouszc", "äeöyšžč"),
    "pt-BR": str.maketrans("aeioucn", "ãêíõúçñ"),
}
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنه"
_KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ"
_WIDE = {"ja": _KANA, "zh-Hant": "".join(map(chr, range(0x4E00, 0x4E40)))}


def written(tag: str, text: str) -> str:
    """`text` (English) as the language `tag` writes it here."""
    pieces = _VERBATIM.split(text)
    return "".join(
        piece if at % 2 else _WORDS.sub(lambda run: _run(tag, run[0]), piece)
        for at, piece in enumerate(pieces)
    )


def _run(tag: str, words: str) -> str:
    if tag in _LATIN:
        return words.translate(_LATIN[tag])
    if tag == "ar":
        return "".join(_character(_ARABIC, letter) if letter != " " else " " for letter in words)
    letters = _WIDE[tag]
    return "".join(_character(letters, words[at : at + 2]) for at in range(0, len(words), 2))


def _character(letters: str, word: str) -> str:
    return letters[sum(ord(one) * (at + 1) for at, one in enumerate(word)) % len(letters)]


def make_world(root: Path) -> Path:
    """`root`/locales with English and all of `TAGS`, and `root`/courses in them."""
    pseudo.make_courses(root / "courses")
    write_text(root / "locales/en/locale.yaml", locale_text(LocaleInfo(tag="en", name="English")))
    (interface, *_), (course,) = domains(ROOT), domains(root / "courses/garden")
    extracted = [(interface, extract(interface)), (course, extract(course))]
    for tag in TAGS:
        info = locale(tag)
        write_text(root / "locales" / tag / "locale.yaml", locale_text(info))
        for domain, texts in extracted:
            po = _translated(domain, texts, info)
            folder = root / "locales" if domain.course is None else domain.locales
            write_text(folder / tag / "LC_MESSAGES" / f"{domain.name}.po", po)
    return root


def locale(tag: str) -> LocaleInfo:
    """As `sidos locale new` would describe it."""
    info = proposal(tag).info
    return replace(info, name=NAMES.get(tag, info.name), fallback="en", complete=True)


def _translated(domain: Domain, texts: Extracted, info: LocaleInfo) -> str:
    po = new_po(domain.name, info)
    merge(po, texts.foreign(info.tag), info, by_id=domain.course is not None)
    for entry in po:
        if entry.msgid_plural:
            # The form's number, so that one sees which one it is.
            many = written(info.tag, entry.msgid_plural)
            entry.msgstr_plural = {form: f"{many} ({form})" for form in entry.msgstr_plural}
        else:
            entry.msgstr = written(info.tag, entry.msgid)
    return po_text(po)
