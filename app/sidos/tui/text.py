"""Text from outside (lessons, translations, answers) on its way to the screen: never markup."""

from textual.content import Content

from sidos.study.printable import printable

plain = printable


def content(text: str, style: str = "") -> Content:
    """`text` as content, wholly in `style`."""
    return Content.styled(plain(text), style)


def one_line(text: str) -> str:
    """`text` for a place that has one line: white space folded, nothing that can't be drawn."""
    return " ".join(plain(text).split())
