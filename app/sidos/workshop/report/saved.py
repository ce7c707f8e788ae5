"""A report as a file: an earlier one, which somebody may have written in, is never overwritten."""

from itertools import count
from pathlib import Path


def save_report(folder: Path, room: str, markdown: str) -> Path:
    """Write the room's report into `folder`; where it is. OSError."""
    for number in count(1):
        path = folder / (f"workshop-{room}.md" if number == 1 else f"workshop-{room}-{number}.md")
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(markdown)
        except FileExistsError:
            continue
        break
    return path
