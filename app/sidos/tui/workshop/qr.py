"""A QR code in half blocks: two of its rows in one line."""

from textual.content import Content

_BORDER = 2  # of the four modules that the standard asks for, two do on a screen
_BLOCKS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def qr_lines(text: str, width: int) -> list[Content]:
    """The code of `text`, dark on light whatever the theme; none where it doesn't fit."""
    import segno

    rows = [
        [bool(cell) for cell in row]
        for row in segno.make(text, error="l", micro=False).matrix_iter(border=_BORDER)
    ]
    if len(rows[0]) > width:
        return []
    rows += [[False] * len(rows[0])] if len(rows) % 2 else []
    return [
        Content.styled(
            "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True)), "black on white"
        )
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
