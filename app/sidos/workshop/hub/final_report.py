"""The report that a facilitator is shown when the workshop is over."""

from datetime import UTC, datetime

from sidos.workshop.deck import Deck
from sidos.workshop.frame import ReportFrame
from sidos.workshop.report.gather import gather
from sidos.workshop.report.markdown import markdown
from sidos.workshop.stores.port import Room, RoomStore


async def final_report(store: RoomStore, room: Room, deck: Deck, lang: str) -> ReportFrame:
    """In the language `lang`; times as this machine's clock shows them."""
    report = await gather(store, room, deck, lang, people=False)
    zone = datetime.now().astimezone().tzinfo or UTC
    return ReportFrame(markdown=markdown(report, deck.translator(lang), deck.formats(lang), zone))
