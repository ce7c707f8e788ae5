"""`python3 -m tests.places`: measure anew where the screens show each message of the interface and
how many cells there are for it, write that down, and name what no stop of the tour shows."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.places.survey import Survey, text_of
from tests.places.unseen import unseen
from tests.places.walk import walking

from sidos.translate.place import FILE, Place, places
from sidos.tui.tour.route import STOPS


async def _survey(folder: Path) -> dict[str, Place]:
    async with walking(folder) as walk:
        survey = Survey(walk)
        for stop in STOPS:
            print(f"\r{stop.name:<60}", end="", file=sys.stderr, flush=True)
            await survey.visit(stop.name)
        print(f"\r{'':<60}\r", end="", file=sys.stderr, flush=True)
        return survey.places()


def main() -> None:
    """Measure and write."""
    with TemporaryDirectory() as folder:
        found = asyncio.run(_survey(Path(folder)))
    FILE.write_text(text_of(found), "utf-8")
    budgeted = sum(place.width is not None for place in found.values())
    print(f"{len(found)} messages shown, {budgeted} with a width, in {FILE.name}")
    left = unseen(places())
    for text in left:
        print(f"at no stop: {text}")


if __name__ == "__main__":
    main()
