"""Every state of a workshop's screens in the pseudo-locale: each text can be translated, and none
is cut off."""

import re
from pathlib import Path

from tests.tui.scan import faults, read
from tests.workshop.small_course import READY, WORD, write_course
from tests.workshop.test_workshop_screens import Seat, facilitator, once, participant, seat
from tests.workshop.venue import Venue

from sidos.i18n.locales import Locales
from sidos.study.paths import bundled
from sidos.translate.layout import PSEUDO
from sidos.translate.pseudo import make_pseudo
from sidos.tui.workshop.projector import ProjectorScreen
from sidos.workshop.frame import Role
from sidos.workshop.view import Phase

ROOT = Path(__file__).parents[2]
_WORD = re.compile(r"[^\W\d_]{2,}")
_DATA = {"Aino", "Why", "sidos", "XA", "en", "http", "code"}


async def test_every_state(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project/app").symlink_to(ROOT / "app")
    assert make_pseudo(tmp_path / "project", tmp_path / "pseudo").findings == ()
    write_course(tmp_path / "courses", more=True)
    venue = Venue(tmp_path)
    venue.locales = Locales([bundled("locales"), tmp_path / "pseudo"], None)
    await venue.open()
    try:
        assert await scanned(venue) == []
    finally:
        await venue.close()


async def scanned(venue: Venue) -> list[str]:
    """What is wrong with any screen, through a whole workshop."""
    found: list[str] = []
    texts = [path.read_text("utf-8") for path in (venue.file.parent / "courses").rglob("*.yaml")]
    words = [*_DATA, *_WORD.findall(" ".join((*texts, venue.room.code)))]
    # A question may be cut in the plan.
    data = {word[:length] for word in words for length in range(1, len(word) + 1)}

    async def look(at: str, *seats: Seat) -> None:
        for one in seats:
            await one.pilot.pause()
            seen = faults(await read(one.pilot), data)
            found.extend(f"{at}: {type(one.app.screen).__name__}: {fault}" for fault in seen)

    wall = seat(
        venue,
        lambda: ProjectorScreen(venue.url),
        tag=PSEUDO,
        size=(100, 40),
        role=Role.PROJECTOR,
        link=venue.room.link,
    )
    async with (
        participant(venue, tag=PSEUDO) as aino,
        facilitator(venue, tag=PSEUDO) as lead,
        wall as projector,
    ):
        everyone = (aino, lead, projector)
        await once(lambda: lead.app.room.counts.present == 1)
        await look("lobby", *everyone)
        for key in ("s", "f", "question_mark"):
            await aino.press(key)
            await look(key, aino)
            await aino.press("escape")
        await aino.press("f", *"Why?", "enter")
        await once(lambda: bool(lead.app.room.floor))
        await look("asked", aino, lead)
        await aino.press("escape")
        for key in ("p", "f", "question_mark"):
            await lead.press(key)
            await look(key, lead)
            await lead.press("escape")
        for question, answer in ((READY, ["space"]), (WORD, ["d"])):
            name = question.partition("/")[2]
            await lead.press("n")
            await once(lambda: aino.app.room.phase is Phase.OPEN)
            await look(f"{name} open", *everyone)
            await aino.press(*answer, "enter")
            await once(lambda: lead.app.room.counts.answered == 1)
            await look(f"{name} given", *everyone)
            await lead.press("b")
            await once(lambda: bool(aino.app.room.snapshot and aino.app.room.snapshot.paused))
            await look(f"{name} paused", *everyone)
            await lead.press("b", "n")
            await once(lambda: aino.app.room.phase is Phase.CLOSED)
            await look(f"{name} closed", *everyone)
            await lead.press("n")
            await once(lambda: aino.app.room.phase is Phase.REVEALED)
            await look(f"{name} revealed", *everyone)
        await lead.press("e")
        await look("ending", lead)
        await lead.press("enter")
        await once(lambda: aino.app.room.phase is Phase.ENDED)
        await look("ended", aino, projector)
    return found
