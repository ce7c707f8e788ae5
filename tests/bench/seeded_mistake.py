"""Mistakes as translators make them, put into correct translations: 18 kinds, most of them in
several ways. A way is given an entry and gives its text with the mistake, or None where the entry
has no place for it; what it does follows from the entry alone.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from polib import POEntry

Others = Mapping[str, "POEntry"]
"""The file's entries by context."""

Way = Callable[["POEntry", str, Others], str | None]
"""(entry, one of its translations, the file's entries) to the translation with a mistake."""

FileWay = Callable[[str], bytes]
"""A file's text to the file with a mistake."""


class Kind(NamedTuple):
    """`rules`: what the check is to call it; `ways`: by name, in an entry; `file_ways`: in a
    file as such."""

    name: str
    rules: frozenset[str]
    ways: Mapping[str, Way]
    file_ways: Mapping[str, FileWay] = {}


def _replaced(pattern: str, by: str, flags: int = 0) -> Way:
    """The first match of `pattern` replaced."""

    def way(_: "POEntry", text: str, _others: Others) -> str | None:
        new = re.sub(pattern, by, text, count=1, flags=flags)
        return new if new != text else None

    return way


def _in(kinds: str, way: Way) -> Way:
    """`way` where the comment names one of these kinds."""
    named = re.compile(rf"^kind: (?:{kinds})", re.MULTILINE)
    return lambda e, text, others: way(e, text, others) if named.search(e.comment) else None


def _sentence(way: Way) -> Way:
    """`way` in texts of four words or more that are no lists of answers."""

    def only(entry: "POEntry", text: str, others: Others) -> str | None:
        plain = len(text.split()) > 3 and "one a line" not in entry.comment
        return way(entry, text, others) if plain else None

    return only


def _too_wide(entry: "POEntry", text: str, _others: Others) -> str | None:
    found = re.search(r"^width: (\d+)$", entry.comment, re.MULTILINE)
    room = int(found[1]) - len(re.sub(_NAME, "", text)) if found else None
    return None if room is None else text + " ja" * (room // 3 + 2)


def _wide_signs(entry: "POEntry", text: str, _others: Others) -> str | None:
    found = re.search(r"^width: (\d+)$", entry.comment, re.MULTILINE)
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
    cells = len(text) + sum("！" <= sign <= "～" for sign in wide)
    return wide if found and cells > int(found[1]) and "{" not in text else None


def _refused(entry: "POEntry", text: str, others: Others) -> str | None:
    accept = others.get(f"{(entry.msgctxt or '').rpartition('/')[0]}/accept")
    return f"{text}\n{accept.msgstr.split(chr(10))[0].upper()}" if accept and text else None


def _like_another(entry: "POEntry", _: str, others: Others) -> str | None:
    """The text of the option before this one."""
    parts = (entry.msgctxt or "").split("/")
    if len(parts) < 4 or parts[2] not in {"options", "pairs", "groups", "items"}:
        return None
    field = parts[-1]
    if field not in {"text", "left", "right"}:
        return None
    row = [at for at in others if at.startswith("/".join(parts[:3])) and at.endswith(f"/{field}")]
    place = row.index(entry.msgctxt or "")
    return others[row[place - 1]].msgstr if place else None


def _other_word(entry: "POEntry", text: str, others: Others) -> str | None:
    """A glossary term replaced by another word wherever its beginning stands."""
    if "@glossary" in (entry.msgctxt or "") or "one a line" in entry.comment:
        return None
    for at, term in others.items():
        if not re.fullmatch("@glossary/.*/term", at):
            continue
        if re.search(
            rf"(?<![\w{{-]){re.escape(term.msgid)}(?![\w}}-])", entry.msgid, re.IGNORECASE
        ):
            pattern = r"\w*\s+".join(word[:5] for word in term.msgstr.split())
            new = re.sub(rf"{pattern}\w*", "juttu", text, flags=re.IGNORECASE)
            if new != text:
                return new
    return None


def _other_number(_: "POEntry", text: str, _others: Others) -> str | None:
    found = re.search(r"(?<![{\w])\d+(?![}\w])", text)
    return None if not found else f"{text[: found.start()]}{int(found[0]) + 3}{text[found.end() :]}"


def _same(entry: "POEntry", text: str, _others: Others) -> str | None:
    kind = re.search(r"^kind: (author|whose idea|short source title|source title)", entry.comment)
    words = re.findall(r"(?<![{\w])[a-z]{4,}", entry.msgid)
    return entry.msgid if text != entry.msgid and words and not kind else None


def _one_word(_: "POEntry", text: str, _others: Others) -> str | None:
    words = re.findall(r"[^\W\d_]+", text)
    return None if sum(map(len, words)) < 60 else f"{''.join(words)[:70]} {text}"


def _decomposed(_: "POEntry", text: str, _others: Others) -> str | None:
    new = unicodedata.normalize("NFD", text)
    return new if new != text else None


def _swapped_key(entry: "POEntry", text: str, _others: Others) -> str | None:
    for key, other in (("Ctrl+Q", "Ctrl+W"), ("Enter", "Return"), ("→", "↓"), ("Esc", "F4")):
        if key in text and key in entry.msgid and entry.msgid != key:
            return text.replace(key, other)
    return None


def _line(pattern: str, change: Callable[[str], str]) -> FileWay:
    """The middle one of the lines that match changed."""

    def way(text: str) -> bytes:
        lines = text.split("\n")
        places = [at for at, line in enumerate(lines) if re.fullmatch(pattern, line)]
        at = places[len(places) // 2]
        lines[at] = change(lines[at])
        return "\n".join(lines).encode()

    return way


_PROSE = "paragraph|why|explanation|question|option|hint|definition|gist|summary|model"
_MARKED = r"(?<![\w*])(\*{1,2})([^*\n]+)\1(?![\w*])"
_NAME = r"\{(\w+)\}"

KINDS = (
    Kind(
        "PO syntax",
        frozenset({"po-syntax"}),
        {},
        {
            "no closing quote": _line(r'msgstr "[^"\\]+"', lambda line: line[:-1]),
            "a quote inside": _line(
                r'msgstr "\w+ \w[^"\\]+"', lambda line: line.replace(" ", ' "', 2)
            ),
            "unknown escape": _line(r'msgstr "\w[^"\\]+"', lambda line: line[:-1] + '\\ä"'),
            "no msgstr": _line(r'msgstr "\w[^"\\]+"', lambda _: ""),
            "twice": _line(r'msgstr "\w[^"\\]+"', lambda line: f"{line}\n{line}"),
            "a stray line": _line(r'msgstr "\w[^"\\]+"', lambda line: f"{line}\nhuom!"),
            "a merge’s mark": _line(r'msgstr "\w[^"\\]+"', lambda line: f"<<<<<<< HEAD\n{line}"),
        },
    ),
    Kind(
        "header, charset, plural rule",
        frozenset({"po-header", "po-syntax"}),
        {},
        {
            "another language": _line(r'"Language: .*', lambda _: r'"Language: et\n"'),
            "no language": _line(r'"Language: .*', lambda _: r'"Language: \n"'),
            "another charset": _line(
                r'"Content-Type.*', lambda line: line.replace("UTF-8", "CP1252")
            ),
            "another rule": _line(r'"Plural-Forms.*', lambda line: line.replace("n != 1", "n > 1")),
            "one form more": _line(r'"Plural-Forms.*', lambda line: line.replace("=2", "=3")),
            "no rule": _line(r'"Plural-Forms.*', lambda _: ""),
        },
    ),
    Kind(
        "placeholder missing, unknown, malformed",
        frozenset({"placeholder"}),
        {
            "left out": _replaced(_NAME, ""),
            "translated": _replaced(_NAME, r"{\1oma}"),
            "half a brace": _replaced(_NAME, r"{\1"),
            "made up": _sentence(_replaced(r" (?=\w)", " {uusi} ")),
        },
    ),
    Kind(
        "Markdown unlike the source's",
        frozenset({"markdown"}),
        {
            "emphasis lost": _replaced(_MARKED, r"\2"),
            "emphasis weakened": _replaced(r"\*\*([^*\n]+)\*\*", r"*\1*"),
            "emphasis half open": _replaced(r"\*\*([^*\n]+)\*\*", r"**\1"),
            "code added": _in(_PROSE, _sentence(_replaced(r" (\w{4,})", r" `\1`"))),
            "link added": _in(_PROSE, _sentence(_replaced(r" (\w{4,})", r" [\1](https://x.fi)"))),
            "list begun": _in("explanation|question", _replaced(r"\Z", "\n\n- ja\n- niin")),
            "heading begun": _in("explanation|question", _replaced(r"\A", "# ")),
        },
    ),
    Kind(
        "markup tags unbalanced",
        frozenset({"markup"}),
        {
            "not closed": _sentence(_replaced(r" (\w{4,})", r" [b]\1")),
            "closed only": _sentence(_replaced(r" (\w{4,})", r" \1[/i]")),
            "HTML": _sentence(_replaced(r" (\w{4,})", r" <em>\1")),
        },
    ),
    Kind(
        "wider than its budget",
        frozenset({"too-wide"}),
        {"longer": _too_wide, "wide signs": _wide_signs},
    ),
    Kind("key's name changed", frozenset({"key-name"}), {"another key": _swapped_key}),
    Kind(
        "accepted answers empty",
        frozenset({"empty-accept"}),
        {"blank": _in("accepted answers", lambda _e, _t, _o: "\n")},
    ),
    Kind(
        "answers clash",
        frozenset({"answer-clash"}),
        {"accepted and refused": _in("refused answers", _refused), "options alike": _like_another},
    ),
    Kind(
        "not UTF-8, not NFC",
        frozenset({"not-nfc", "not-utf8"}),
        {"decomposed": _decomposed},
        {"Latin-1": lambda text: text.encode("latin-1", "replace")},
    ),
    Kind(
        "control character",
        frozenset({"control-character"}),
        {
            "bell": _sentence(_replaced(" ", " \a")),
            "right to left": _sentence(_replaced(" ", " \u202e")),
            "direction mark": _sentence(_replaced(" ", " \u200f")),
            "byte order mark": _sentence(_replaced(r"\A", "\ufeff")),
        },
    ),
    Kind("glossary term not used", frozenset({"glossary"}), {"another word": _other_word}),
    Kind(
        "question half translated",
        frozenset({"half-translated"}),
        {"gap": _in("why|option|explanation|question", lambda _e, _t, _o: "")},
    ),
    Kind("number changed", frozenset({"numbers"}), {"another": _other_number}),
    Kind(
        "end punctuation",
        frozenset({"end-punctuation"}),
        {
            "lost": _sentence(_replaced(r"[.?!]\Z", "")),
            "a comma": _sentence(_replaced(r"\.\Z", ",")),
            "no question": _sentence(_replaced(r"\?\Z", ".")),
            "a colon lost": _replaced(r":\Z", ""),
        },
    ),
    Kind(
        "doubled space or word",
        frozenset({"doubled-space", "doubled-word"}),
        {
            "space": _sentence(_replaced(r"(\w) (\w)", r"\1  \2")),
            "word": _sentence(_replaced(r" ([^\W\d_]{2,}) ", r" \1 \1 ")),
        },
    ),
    Kind("left untranslated", frozenset({"unchanged"}), {"copied": _same}),
    Kind("word wider than its column", frozenset({"long-word"}), {"run together": _one_word}),
)
"""In the order of the kinds of checks."""
