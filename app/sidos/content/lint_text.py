"""Rules on every text of a file, in each of its languages: NFC, no control characters, and no
language of a draft left out."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from sidos.content.finding import Finding
from sidos.content.parsed import Parsed
from sidos.content.reading import CONTROL
from sidos.content.text import TEXTS, is_untranslatable
from sidos.content.unknown_markup import unknown_markup
from sidos.model.message import N_
from sidos.model.rich_text import Markup

_OPTIONAL = {name for fields in TEXTS.values() for name, field in fields.items() if field.optional}


def text_findings(parsed: Parsed[Any]) -> Iterator[Finding]:
    """The findings on the texts of a file; those that couldn't be read have theirs already."""
    for (context, tag), texts in parsed.texts.items():
        for text in texts:
            yield from _characters(parsed, context, tag, text)
            yield from _shown_as_typed(parsed, context, tag, text)
    yield from _untranslated(parsed)


def _characters(parsed: Parsed[Any], context: str, tag: str, text: str) -> Iterator[Finding]:
    bad = CONTROL.search(text)
    if bad:
        problem = N_("There is a control character in the text: {code}. Delete it.")
        yield parsed.finding(
            context, "control-character", problem, {"code": f"U+{ord(bad[0]):04X}"}, tag=tag
        )
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        at = next(i for i, (a, b) in enumerate(zip(text, f"{composed}\0", strict=False)) if a != b)
        problem = N_(
            "The text is not NFC near “{found}”. Write each accented letter as one character."
        )
        yield parsed.finding(
            context, "not-nfc", problem, {"found": composed[max(at - 10, 0) : at + 10]}, tag=tag
        )


def _shown_as_typed(parsed: Parsed[Any], context: str, tag: str, text: str) -> Iterator[Finding]:
    """Markup of other kinds, which a learner would see as it is typed."""
    for piece in unknown_markup(text, parsed.markup.get(context, Markup.TYPED)):
        problem = N_(
            "“{found}” is shown just as it is typed. Texts can hold emphasis, code and links; "
            "longer ones also lists, quotes, tables and fenced code."
        )
        yield parsed.finding(
            context, "shown-as-typed", problem, {"found": piece}, tag=tag, severity="warning"
        )


def _untranslated(parsed: Parsed[Any]) -> Iterator[Finding]:
    """Where a file has drafts in a language, each of its texts is expected to have one."""
    for (context, tag), texts in parsed.texts.items():
        if tag or not any(texts) or context.rpartition("/")[2] in _OPTIONAL:
            continue
        if is_untranslatable(context, parsed.untranslatable):
            continue
        for other in parsed.inline:
            translations = parsed.texts.get((context, other), ())
            if not any(translations) or "" in translations:
                problem = N_(
                    "The translation into “{lang}” is missing, but other texts here have one. "
                    "Add it, or tag the text with !keep."
                )
                yield parsed.finding(
                    context, "missing-translation", problem, {"lang": other}, severity="warning"
                )
