"""The test course in English, and in a second language made by machine: every vowel has an accent,
so that a text in the wrong language is seen at once."""

import re
from pathlib import Path
from typing import Any

import yaml
from tests.small_courses import GARDEN

from sidos.i18n.locales import Locales
from sidos.translate.extractor import extract
from sidos.translate.layout import domains
from sidos.translate.po_file import new_po
from sidos.translate.po_source import po_text

ROOT = Path(__file__).parents[2]
_PLAIN, _ACCENTED = "aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_PLACEHOLDER = re.compile(r"(\{[\w-]+\})")


def accented(text: str) -> str:
    """`text` with an accent on each vowel, placeholders left alone."""
    pieces = _PLACEHOLDER.split(text)
    return "".join(p if n % 2 else p.translate(_ACCENTS) for n, p in enumerate(pieces))


def make_courses(root: Path) -> Path:
    """The test course in English, and in accented English in its own locales."""
    import polib

    course = root / "garden"
    for path in GARDEN.rglob("*.yaml"):
        copy = course / path.relative_to(GARDEN)
        copy.parent.mkdir(parents=True, exist_ok=True)
        content = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
        copy.write_text(yaml.dump(_english(content), allow_unicode=True), "utf-8")
    messages = course / "locales/fi/LC_MESSAGES"
    messages.mkdir(parents=True)
    (own,) = domains(course)
    po = new_po(own.name, Locales([ROOT / "locales"], None).info("fi"))
    for unit in extract(own).foreign("fi"):
        po.append(polib.POEntry(msgctxt=unit.context, msgid=unit.text, msgstr=accented(unit.text)))
    (messages / f"{own.name}.po").write_text(po_text(po), "utf-8")
    return root


def _english(value: Any) -> Any:
    """Without what is drafted in other languages."""
    if isinstance(value, list):
        return [_english(each) for each in value]
    if not isinstance(value, dict):
        return value
    if {*value} == {"en", "fi"}:
        return value["en"]
    return {key: _english(each) for key, each in value.items()}
