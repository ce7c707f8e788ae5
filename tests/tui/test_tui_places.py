"""Where the interface's messages are shown, and how wide they may be: the file says so of every
message of the screens, and what it says is true of the screens as they are."""

from pathlib import Path

from tests.places.course_field import cut_at
from tests.places.sight import Sighting
from tests.places.tour_course import LONGEST_TITLE, Field
from tests.places.unseen import messages, unseen
from tests.places.walk import walking

from sidos.content.text import TEXTS
from sidos.model.course import Source
from sidos.translate.place import places
from sidos.tui.tour.route import STOPS

PLACES = places()
RUN_AGAIN = "Run “python3 -m tests.places”."
SAMPLE = {"explanation": "EntryList", "Pick up": "OptionList"}
"""Messages and the widgets that set their widths: to measure all of them takes minutes."""


def test_every_message_of_the_screens_has_a_place_and_none_that_is_gone() -> None:
    there = messages()
    assert unseen(PLACES, there) == [], f"{RUN_AGAIN[:-2]} --list”."
    assert sorted(PLACES.keys() - there.keys()) == [], f"{RUN_AGAIN[:-2]} --list”."


def test_every_stop_is_one_of_the_tours() -> None:
    named = {stop for place in PLACES.values() for stop in place.stops}
    assert named <= {stop.name for stop in STOPS}, RUN_AGAIN


async def test_a_text_as_wide_as_its_budget_is_whole_and_a_wider_one_is_cut(
    tmp_path: Path,
) -> None:
    async with walking(tmp_path) as walk:
        for key, widget in SAMPLE.items():
            place, seen = PLACES[key], Sighting(key, widget)
            assert place.width is not None
            assert await walk.fits(place.stops[0], seen, place.width), f"{key}: {RUN_AGAIN}"
            assert not await walk.fits(place.stops[0], seen, place.width + 1), f"{key}: {RUN_AGAIN}"


async def test_a_title_as_long_as_may_be_is_cut_nowhere() -> None:
    titles = Field("[a-fh-z]*.yaml", ("title",))
    whole, cut = await cut_at(titles, (LONGEST_TITLE, LONGEST_TITLE + 24), ("home", "advice"))
    assert whole == set()
    assert cut >= {("home", "EntryList"), ("advice", "TitleBar")}


async def test_a_short_source_title_as_long_as_may_be_is_cut_nowhere() -> None:
    width = TEXTS[Source]["short"].width or 0
    whole, cut = await cut_at(Field("liber.yaml", ("short",)), (width, width + 2), ["sources"])
    assert whole == set()
    assert cut == {("sources", "EntryList")}
