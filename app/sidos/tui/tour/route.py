"""All stops in order, and how to get to one: always through home."""

from typing import TYPE_CHECKING

from sidos.tui.tour import home, look_up, notice, outcome, overlay, question, settings
from sidos.tui.tour.home import go_home
from sidos.tui.tour.stop import Stop, ready

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp

STOPS: tuple[Stop, ...] = (
    *home.STOPS,
    *question.STOPS,
    *outcome.STOPS,
    *look_up.STOPS,
    *settings.STOPS,
    *overlay.STOPS,
    *notice.STOPS,
)


async def go_to(app: "SidosApp", name: str) -> None:
    """Show the stop `name`, whatever is on screen. `app` has a TourStudy; KeyError where there is
    no such stop."""
    stop = {stop.name: stop for stop in STOPS}[name]
    with app.batch_update():  # the screens in between need not be drawn
        await go_home(app)
        await stop.open(app)
    await ready(app)
