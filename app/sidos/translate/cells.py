"""How wide a text is on screen, in cells: the terminal interface measures by the same table."""

from rich.cells import cell_len


def cells(text: str) -> int:
    """The cells that one line takes: two for a wide character, none for a combining one."""
    return cell_len(text)
