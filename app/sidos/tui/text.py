"""Text from outside (lessons, translations, answers) on its way to the screen: never markup."""

from textual.content import Content

from sidos.study.printable import printable

plain = printable


def content(text: str, style: str = "") -> Content:
    """`text` as content, wholly in `style`."""
    return Content.styled(plain(text), style)


def one_line(text: str) -> str:
    """`text` for a single line: white space folded, undrawable characters removed."""
    return " ".join(plain(text).split())


_NO_BREAK, _JOINT = "\u00a0", "\ue000"


def wrapped(line: Content, width: int) -> list[Content]:
    """`line` wrapped to `width` cells. Textual also breaks a line at a no-break space; this
    doesn't, so a number stays with its unit."""
    if _NO_BREAK not in line.plain:
        return line.wrap(width)
    joined = Content(line.plain.replace(_NO_BREAK, _JOINT), list(line.spans))
    return [
        Content(part.plain.replace(_JOINT, _NO_BREAK), list(part.spans))
        for part in joined.wrap(width)
    ]
