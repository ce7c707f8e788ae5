"""Markup that a text may be meant to hold and that is shown as typed: images, HTML and comments,
LaTeX, footnotes, task lists, strike-through."""

import re
from collections.abc import Iterator

from sidos.model.rich_text import Markup

_CODE = re.compile(
    r"^[ >]*(?P<fence>```+|~~~+).*?^[ >]*(?P=fence)|(?<!`)(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)",
    re.DOTALL | re.MULTILINE,
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
)
_TASK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\](?=\s)", re.MULTILINE)
_LONGEST = 40


def unknown_markup(text: str, markup: Markup) -> Iterator[str]:
    """The first piece of each such kind in a text, shortened; what is escaped or code is meant."""
    if markup is Markup.TYPED:
        return
    plain = _ESCAPED.sub("", _CODE.sub("", text))
    kinds = _UNKNOWN if markup is Markup.LINE else (*_UNKNOWN, _TASK)
    for kind in kinds:
        match = kind.search(plain)
        if match:
            piece = " ".join(match[0].split())
            yield piece if len(piece) <= _LONGEST else f"{piece[:_LONGEST]}…"
