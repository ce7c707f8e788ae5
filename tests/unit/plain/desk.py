"""A learner’s desk: real files, and a line mode driven by lines."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import count
from pathlib import Path
from random import Random

from sidos.content.library import Library
from sidos.i18n.locales import Locales
from sidos.plain.run import run_plain
from sidos.store.settings import Settings, load_settings
from sidos.store.store import Store
from sidos.study.study import Study


class Desk:
    """One learner's files; each run opens them anew, as another start of the app would."""

    def __init__(self, courses: Path, home: Path) -> None:
        self.courses = courses
        self.home = home
        self.settings = Settings()
        self.tag = "en"
        self.patience = 5.0
        for tag, name in {"en": "English", "fi": "suomi"}.items():
            (home / "locales" / tag).mkdir(parents=True)
            cldr = {"en": "en_GB", "fi": "fi"}[tag]
            (home / "locales" / tag / "locale.yaml").write_text(
                f"name: {name}\nnplurals: 2\nplural: n != 1\ncldr: {cldr}\ncomplete: true\n",
                "utf-8",
            )

    @property
    def store(self) -> Path:
        return self.home / "progress.db"

    def study(self) -> Study:
        ticks = count()
        return Study(
            library=Library([self.courses], None),
            locales=Locales([self.home / "locales"], None),
            store=Store.open(self.store, self.patience),
            settings=self.settings,
            settings_path=self.home / "settings.json",
            tag=self.tag,
            clock=lambda: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=next(ticks)),
            random=Random(5),
        )

    def run(self, *lines: str, lesson: str | None = None, width: int = 76) -> str:
        """What the line mode says to these lines; a check that it leaves in peace."""
        said = StringIO()
        given = StringIO("".join(f"{line}\n" for line in lines))
        with self.study() as study:
            assert run_plain(study, lesson, given, said, width, clock=lambda: 0.0) == 0
        kept = self.home / "settings.json"
        self.settings = load_settings(kept)[0] if kept.exists() else self.settings
        return said.getvalue().replace("\u00a0", " ")

    def verdicts(self) -> list[str]:
        """The verdicts in the store, in the order given."""
        with Store.open(self.store) as store:
            return [attempt.verdict.value for attempt in store.attempts()]
