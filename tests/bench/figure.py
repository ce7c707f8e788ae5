"""A figure as measured, its target, and the table of all figures."""

from typing import NamedTuple


class Figure(NamedTuple):
    """`most`: the target, in the figure's own unit; None where the figure is only told."""

    what: str
    measured: float
    unit: str
    most: float | None
    note: str = ""

    @property
    def reached(self) -> bool:
        """Whether the target is met; a figure without one always is."""
        return self.most is None or self.measured <= self.most

    def row(self) -> tuple[str, str, str, str, str]:
        """What, measured, target, ok or no, a note."""
        target = "" if self.most is None else f"≤ {self.most:g}{self.unit}"
        verdict = "" if self.most is None else ("ok" if self.reached else "no")
        return (self.what, f"{self.measured:.3g}{self.unit}", target, verdict, self.note)


HEAD = ("what", "measured", "target", "", "")
WIDTHS = (48, 10, 10, 3, 0)


def line(cells: tuple[str, ...]) -> str:
    """A row of the table."""
    padded = (cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True))
    return " ".join(padded).rstrip()
