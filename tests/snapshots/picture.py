"""README's picture, made by the app itself: `python -m tests.snapshots.picture`."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sidos.content.library import Library
from sidos.i18n.locales import Locales
from sidos.store.settings import Settings
from sidos.store.store import Store
from sidos.study.paths import bundled
from sidos.study.study import Study
from sidos.tui.app import SidosApp

PICTURE = Path(__file__).with_name("picture.svg")
SIZE = (90, 30)
KEYS = ("enter", "right", "right", "1", "enter")  # the first question, answered


async def picture(folder: Path) -> str:
    """The feedback on the first question of the real course, as SVG."""
    study = Study(
        library=Library([bundled("lessons")], folder),
        locales=Locales([bundled("locales")], folder),
        store=Store.open(folder / "progress.db"),
        settings=Settings(),
        settings_path=folder / "settings.json",
        tag="en",
        clock=lambda: datetime(2026, 3, 1, tzinfo=UTC),
        random=Random(1),
    )
    app = SidosApp(study)
    async with app.run_test(size=SIZE) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        svg = app.export_screenshot(title="sidos")
    study.close()
    return svg


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        PICTURE.write_text(asyncio.run(picture(Path(place))), encoding="utf-8")
