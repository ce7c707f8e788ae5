"""The page in a real browser, used by keyboard as a person would."""

from pathlib import Path

import pytest
from playwright.async_api import Response
from tests.workshop.browser import BOTH, Phone, phone_at
from tests.workshop.small_course import READY, WORD, write_course
from tests.workshop.venue import Venue, venue_at

from sidos.workshop.hub.page import WEB
from sidos.workshop.view import Mode


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_course(tmp_path / "courses", more=True)
    return tmp_path


async def answer(phone: Phone, kind: str) -> None:
    """Answer the question that is open, by keyboard alone."""
    page = phone.page
    match kind:
        case "ready":
            await page.focus("#option-1")
            await phone.press("Space")
        case "several":
            for option in ("#option-1", "#option-2"):
                await page.focus(option)
                await phone.press("Space")
        case "word" | "own":
            await page.focus("#line")
            await page.keyboard.type("Dough é <b>")
        case "degrees":
            await page.focus("#line")
            await page.keyboard.type("1250.5")
        case "filled":
            await page.focus("#gap-1")
            await page.keyboard.type("flour")
        case "joined" | "heaps":
            for part in ("#part-1", "#part-2"):
                await page.focus(part)
                await phone.press("ArrowDown")
        case "row":
            await page.focus("#down-1")
            await phone.press("Enter")
    await page.focus("#answer")
    await phone.press("Enter")


async def test_every_type_is_asked_answered_and_revealed(folder: Path) -> None:
    async with venue_at(folder) as venue, phone_at(venue) as phone:
        lead = await venue.lead()
        await phone.join()
        await phone.check(BOTH)
        for name in venue.room.questions:
            schemes = BOTH if name == READY else ("light",)
            assert await lead.do("open", questions=[name])
            await phone.page.wait_for_selector("#answer")
            await phone.check(schemes)
            await answer(phone, name.partition("/")[2])
            await phone.heading("Your answer is in.")
            assert await lead.do("reveal")
            await phone.heading("Question")
            await phone.page.wait_for_selector("text=What the room answered")
            await phone.check(schemes)
        told = await phone.text()
        assert "You: Dough é <b>" in told
        assert "A loaf." in told
        assert await lead.do("end")
        await phone.heading("The workshop has ended.")
        await phone.check()


async def test_one_joins_by_a_typed_code_and_a_wrong_one_is_told(folder: Path) -> None:
    async with venue_at(folder, mode=Mode.ANONYMOUS) as venue, phone_at(venue) as phone:
        await phone.open()
        await phone.check()
        await phone.page.fill("#code", "AAAAAA")
        await phone.press("Enter")
        await phone.page.wait_for_selector("text=No workshop has this code.")
        code = venue.room.code
        await phone.page.fill("#code", f" {code[:3].lower()}-{code[3:].lower()} ")
        await phone.press("Enter")
        await phone.page.wait_for_selector("text=Nobody can tell who you are")
        await phone.check()
        assert await phone.page.query_selector("#name") is None
        await phone.page.focus("button.main")
        await phone.press("Enter")
        await phone.heading("You are in.")


async def test_a_half_typed_answer_outlives_language_reload_and_the_hub(folder: Path) -> None:
    async with venue_at(folder) as venue, phone_at(venue, locale="fi-FI") as phone:
        lead = await venue.lead()
        await phone.join()
        await lead.do("open", questions=[WORD])
        await phone.page.wait_for_selector("text=Miksi sitä sanotaan")
        await phone.page.focus("#line")
        await phone.page.keyboard.type("dou")
        await phone.page.select_option("#language", "en")
        await phone.heading("Question 1 of 9")
        assert await phone.page.input_value("#line") == "dou"
        assert await phone.page.get_attribute("html", "lang") == "en"

        await phone.page.reload()
        await phone.page.wait_for_selector("#line")
        assert await phone.page.input_value("#line") == "dou"
        await phone.page.select_option("#language", "en")

        await venue.stop()
        await phone.page.wait_for_selector("#connection:not(:empty)")
        await phone.page.focus("#line")
        await phone.press("End")
        await phone.page.keyboard.type("gh")
        await phone.press("Enter")
        await phone.heading("Your answer is on its way.")
        await venue.start()
        await phone.heading("Your answer is in.")
        (group,) = await venue.store.groups(venue.room.id, WORD)
        assert (group.count, group.response) == (1, b'"dough"')


async def test_a_new_round_is_answered_anew_and_both_are_shown(folder: Path) -> None:
    async with venue_at(folder) as venue, phone_at(venue) as phone:
        lead = await venue.lead()
        await phone.join()
        for number in (1, 2):
            await lead.do("open", questions=[READY])
            await phone.page.wait_for_selector("#option-1")
            await phone.page.check(f"#option-{number}")
            await phone.page.click("#answer")
            await phone.heading("Your answer is in.")
            await lead.do("close")
        await lead.do("reveal")
        await phone.page.wait_for_selector("text=What the room answered")
        await phone.check()


async def test_status_questions_and_being_forgotten(folder: Path) -> None:
    async with venue_at(folder) as venue, phone_at(venue) as phone:
        lead = await venue.lead()
        await phone.join()
        await phone.page.focus("#status-stuck")
        await phone.press("Space")
        assert await phone.focused() == "status-stuck"
        await phone.page.click("#floor-summary")
        await phone.page.fill("#floor-text", "[@click=app.quit]<img src=x>")
        await phone.press("Enter")
        floor = await lead.hear("floor")
        while not floor.get("questions"):
            floor = await lead.hear("floor")
        (asked,) = floor["questions"]
        assert asked["text"] == "[@click=app.quit]<img src=x>"
        await lead.do("moderate", id=asked["id"], state="shown")
        await phone.page.wait_for_selector("text=[@click=app.quit]<img src=x>")
        await phone.check()

        await phone.page.click("#privacy-summary")
        await phone.page.click("text=Delete my name and leave")
        await phone.page.wait_for_selector("text=Your name has been deleted.")
        assert await venue.store.members(venue.room.id) == ()


async def test_the_projector_shows_code_question_and_tally(folder: Path) -> None:
    async with venue_at(folder) as venue, phone_at(venue) as phone:
        lead = await venue.lead()
        aino = await venue.join()
        await phone.open(f"project:{venue.room.link}")
        await phone.page.wait_for_selector(f"text={venue.room.code}")
        assert await phone.page.query_selector("svg path[d^=M]")
        await phone.check()
        await lead.do("open", questions=[READY])
        await phone.heading("Question 1 of 9")
        await aino.answer(READY, "1", key="k")
        await phone.check()
        await lead.do("reveal")
        await phone.page.wait_for_selector("text=What the room answered")
        await phone.check()


async def test_one_who_is_put_out_is_told(folder: Path) -> None:
    async with venue_at(folder) as venue, phone_at(venue) as phone:
        lead = await venue.lead()
        await phone.join()
        (person,) = await venue.store.members(venue.room.id)
        await lead.do("remove", person=person.id)
        await phone.page.wait_for_selector("text=The facilitator has removed you")


def test_the_page_is_small() -> None:
    sizes = {path.name: path.stat().st_size for path in WEB.iterdir() if path.is_file()}

    # The projector's files are loaded by projectors alone.
    assert sum(size for name, size in sizes.items() if not name.startswith("project.")) < 32_000


async def test_what_a_phone_loads_is_small_and_all_from_the_hub(venue: Venue) -> None:
    async with phone_at(venue) as phone:
        loaded: list[Response] = []
        phone.page.on("response", lambda response: loaded.append(response))  # noqa: PLW0108
        await phone.join()
        sizes = [(await response.request.sizes())["responseBodySize"] for response in loaded]

        assert all(response.url.startswith(venue.url) for response in loaded)
        assert len(loaded) > 8
        assert 0 < sum(sizes) < 16_000  # bytes on the network, texts and all
