"""`python3 -m tests.places`: measure anew where the screens show each message of the interface and
how many cells there are for it, write that down, and name what no stop of the tour shows."""

import asyncio
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.places.kind import COLUMNS, form_of
from tests.places.survey import Survey, text_of
from tests.places.unseen import messages, unseen
from tests.places.walk import walking

from sidos.translate.place import FILE, MessagePlace, places
from sidos.tui.tour.route import STOPS


async def _survey(folder: Path) -> dict[str, MessagePlace]:
    async with walking(folder) as walk:
        survey = Survey(walk)
        for stop in STOPS:
            print(f"\r{stop.name:<60}", end="", file=sys.stderr, flush=True)
            await survey.visit(stop.name)
        print(f"\r{'':<60}\r", end="", file=sys.stderr, flush=True)
        return survey.places()


def _listed(known: dict[str, MessagePlace]) -> dict[str, MessagePlace]:
    """`known` without messages that are gone, and with those that no stop shows."""
    there = messages()
    listed = {key: place for key, place in known.items() if key in there}
    return listed | {key: _unmeasured(key, known) for key in unseen(known, there)}


def _unmeasured(key: str, known: Mapping[str, MessagePlace]) -> MessagePlace:
    """The place of a message that no stop shows; its column may be known from others."""
    alike = [known[other] for column in COLUMNS if key in column for other in column & {*known}]
    widths = [place.width for place in alike if place.width is not None]
    return MessagePlace(kind=form_of(key), width=min(widths, default=None))


def main(arguments: Sequence[str]) -> None:
    """Measure and write; with --list, only list the messages anew, and measure nothing."""
    parser = ArgumentParser(prog="python3 -m tests.places", description=__doc__)
    parser.add_argument("--list", action="store_true", help="only list new messages; no measuring")
    if parser.parse_args(arguments).list:
        FILE.write_text(text_of(_listed(dict(places()))), "utf-8")
        return
    with TemporaryDirectory() as folder:
        found = asyncio.run(_survey(Path(folder)))
    FILE.write_text(text_of(found), "utf-8")
    budgeted = sum(place.width is not None for place in found.values())
    print(f"{len(found)} messages shown, {budgeted} of them with a width")
    for key in unseen(found, messages()):
        print(f"at no stop: {key}")
    FILE.write_text(text_of(_listed(found)), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
