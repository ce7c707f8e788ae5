"""The page in a real browser: Debian's Chromium, headless."""

import os
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.async_api import Page, async_playwright
from tests.workshop.venue import Venue

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_AXE = Path(os.environ["SIDOS_AXE"]).read_text("utf-8") if "SIDOS_AXE" in os.environ else None
_OVERFLOW = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
_SMALL_TARGETS = """
[...document.querySelectorAll("button, select, input[type=text], textarea, label.row, summary")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
  .map(one => one.outerHTML.slice(0, 80))
"""

Scheme = Literal["light", "dark"]
BOTH: tuple[Scheme, ...] = ("light", "dark")


class Phone:
    """A page of somebody who takes part. `trouble`: what the browser complained of."""

    def __init__(self, page: Page, venue: Venue) -> None:
        self.page, self.venue = page, venue
        self.trouble: list[str] = []
        self.loaded: dict[str, int] = {}
        page.on("console", lambda said: self._complained(said.type, said.text))
        page.on("pageerror", lambda error: self.trouble.append(str(error)))

    def _complained(self, kind: str, text: str) -> None:
        # A connection that is cut by a test is no fault of the page.
        if kind == "error" and "WebSocket" not in text and "ERR_CONNECTION" not in text:
            self.trouble.append(text)

    async def open(self, fragment: str = "") -> None:
        await self.page.goto(f"{self.venue.url}/#{fragment}")
        await self.page.wait_for_selector("h1")

    async def join(self, name: str = "Aino") -> None:
        """By the QR code's link, with the keyboard alone."""
        await self.open(self.venue.room.link)
        await self.page.wait_for_selector("#name")
        await self.press("Tab")
        await self.page.keyboard.type(name)
        await self.press("Enter")
        await self.page.wait_for_selector("#status-ok")

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def heading(self, part: str) -> None:
        """Wait until a heading says so."""
        await self.page.wait_for_selector(f"h1:has-text({part!r})")

    async def text(self) -> str:
        return await self.page.inner_text("body")

    async def focused(self) -> str:
        """The id of what has the focus."""
        return str(await self.page.evaluate("document.activeElement.id"))

    async def check(self, schemes: Sequence[Scheme] = ("light",)) -> None:
        """Nothing overflows at any width, nothing is too small to touch, axe finds nothing."""
        before = self.page.viewport_size
        for width in (320, 768, 1280):
            await self.page.set_viewport_size({"width": width, "height": 700})
            assert await self.page.evaluate(_OVERFLOW) <= 0, f"{width}: {await self.text()}"
        if before:
            await self.page.set_viewport_size(before)
        assert await self.page.evaluate(_SMALL_TARGETS) == []
        for scheme in schemes:
            await self.page.emulate_media(color_scheme=scheme)
            assert await self.violations() == [], await self.text()

    async def violations(self) -> list[str]:
        """What axe takes for a serious or critical fault."""
        if _AXE is None:
            return []
        if not await self.page.evaluate("'axe' in window"):
            await self.page.evaluate(_AXE)
        found = await self.page.evaluate("axe.run({resultTypes: ['violations']})")
        return [
            f"{one['id']}: {one['nodes'][0]['html']}"
            for one in found["violations"]
            if one["impact"] in {"serious", "critical"}
        ]


@asynccontextmanager
async def browser_page(**context: Any) -> AsyncIterator[Page]:
    """A page of a new browser."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed (Debian: chromium)")
    wishes = {"viewport": {"width": 360, "height": 740}, "locale": "en-GB", **context}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        page = await (await browser.new_context(**wishes)).new_page()
        page.set_default_timeout(10_000)
        yield page
        await browser.close()


@asynccontextmanager
async def phone_at(venue: Venue, **context: Any) -> AsyncIterator[Phone]:
    """A phone with a new browser; it must have had nothing to complain of."""
    async with browser_page(**context) as page:
        phone = Phone(page, venue)
        yield phone
    assert phone.trouble == []
