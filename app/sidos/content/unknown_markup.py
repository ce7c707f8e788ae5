"""Markup that a text may be meant to hold and that is shown as typed: images, HTML and comments,
LaTeX, footnotes, task lists, strike-through, reference links, code by indentation, tables with a
row too long."""

import re
from collections.abc import Iterator

from sidos.content.markdown_parser import indented_code
from sidos.model.rich_text import Markup

_FENCED = r"^[ >]*(?P<fence>```+|~~~+).*?^[ >]*(?P=fence)"
_FENCE = re.compile(_FENCED, re.DOTALL | re.MULTILINE)
_CODE = re.compile(
    rf"{_FENCED}|(?<!`)(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)", re.DOTALL | re.MULTILINE
)
_ESCAPED = re.compile(r"\\[^\w\s]")
_HTML = (
    "a|abbr|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|figure|font|h[1-6]|hr|i|iframe"
    "|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|script|small|span|strike|strong|style|sub|summary|sup"
    "|table|tbody|td|th|thead|tr|tt|u|ul|var|video"
)
_UNKNOWN = (
    re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"),
    re.compile(rf"</?(?:{_HTML})(?:\s+[\w-]+\s*=[^<>]*)?\s*/?>", re.IGNORECASE),
    re.compile(r"<!--.*?(?:-->|$)", re.DOTALL),
    re.compile(
        r"\$\$.*?\$\$|\$[^$\n]*(?:\\[a-zA-Z]|[\^_{}])[^$\n]*\$|\\[a-zA-Z]+\{[^}\n]*\}", re.DOTALL
    ),
    re.compile(r"\[\^[^\]\s]+\]"),
    re.compile(r"~~[^~\s](?:[^~\n]*[^~\s])?~~"),
    re.compile(
        r"(?<![\w\]])\[[^\]\n^][^\]\n]*\]\[[^\]\n]*\]|^ {0,3}\[[^\]\n^][^\]\n]*\]:[ \t]*<?https?:",
        re.MULTILINE,
    ),
)
_TASK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\](?=\s)", re.MULTILINE)
_RULE = re.compile(r"[ >]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_LONGEST = 40


def unknown_markup(text: str, markup: Markup) -> Iterator[str]:
    """The first piece of each such kind in a text, shortened; what is escaped or code is meant."""
    if markup is Markup.TYPED:
        return
    plain = _ESCAPED.sub("", _CODE.sub("", text))
    kinds = _UNKNOWN if markup is Markup.LINE else (*_UNKNOWN, _TASK)
    pieces = [match[0] for kind in kinds if (match := kind.search(plain))]
    if markup is Markup.PAGE or (markup is Markup.TEXT and "\n" in text.strip()):
        pieces += [*indented_code(text)][:1]
        pieces += [*_long_rows(_ESCAPED.sub("", _FENCE.sub("", text)))][:1]
    for piece in pieces:
        line = " ".join(piece.split())
        yield line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _long_rows(text: str) -> Iterator[str]:
    """The rows of tables that have more cells than the heading: such a table is shown as text."""
    columns, before = 0, ""
    for line in text.split("\n"):
        if columns and _cells(line) > columns:
            yield line
        if "|" in line and _RULE.fullmatch(line) and _cells(line) == _cells(before):
            columns = _cells(line)
        elif not line.strip(" >"):
            columns = 0
        before = line


def _cells(line: str) -> int:
    return line.strip(" >\t").removeprefix("|").removesuffix("|").count("|") + 1
