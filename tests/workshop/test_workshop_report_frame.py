"""The report that the facilitator is sent once all is over."""

from tests.workshop.small_course import READY
from tests.workshop.venue import Venue


async def test_the_facilitator_alone_gets_the_report_in_the_language_spoken(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join()
    assert await lead.do("open", questions=[READY])
    await aino.event("open")
    assert await aino.answer(READY, "1", key="k") == "ok"
    assert await lead.do("end")

    english = (await lead.hear("report"))["markdown"]
    assert english.startswith("# Baking\n")
    assert "When is it ready?" in english
    await lead.say(type="speak", lang="fi")
    assert (await lead.hear("report"))["markdown"].startswith("# Leipominen\n")

    # Whoever comes back to it later is shown it too, from another hub as well.
    await venue.stop()
    await venue.start()
    again = await venue.lead()
    assert (await again.hear("report"))["markdown"] == english
    assert not [frame for frame in aino.told if '"report"' in frame]
