"""A learner of the course `baking`, which has a glossary here."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from sidos.content.library import Library
from sidos.i18n.locales import Locales
from sidos.store.settings import Settings
from sidos.store.store import Store
from sidos.study.study import Study

GLOSSARY = """\
format: 1
lang: en
page:
  title: {en: "Who bakes", fi: "Kuka leipoo"}
  text: {en: "**Irma** bakes.", fi: "**Irma** leipoo."}
terms:
  - id: dough
    term: {en: "dough", fi: "taikina"}
    definition: {en: "Flour and water, before the oven.", fi: "Jauhoja ja vettä ennen uunia."}
    forms: {en: [doughs], fi: [taikinan, taikinaa, taikinasta]}
  - id: head
    term: {en: "head of dough", fi: "taikinan pää"}
    definition: {en: "Its upper side.", fi: "Sen yläpuoli."}
    forms: {en: [], fi: [taikinan päätä]}
  - id: edge
    term: {en: "edge", fi: "ääri"}
    definition: {en: "Where bread ends.", fi: "Missä leipä loppuu."}
    forms: {en: [edges], fi: [äären]}
  - id: oven
    term: {en: "oven", fi: "uuni"}
    definition: {en: "It bakes.", fi: "Se paistaa."}
    forms: {en: [ovens], fi: [uunin]}
"""


class Baker:
    """Files under `home`; each study opens them anew."""

    def __init__(self, courses: Path, home: Path) -> None:
        self.courses = courses
        self.home = home
        self._studies: list[Study] = []
        for tag, name in {"en": "English", "fi": "suomi"}.items():
            folder = home / "locales" / tag
            folder.mkdir(parents=True)
            cldr = {"en": "en_GB", "fi": "fi"}[tag]
            text = f"name: {name}\nnplurals: 2\nplural: n != 1\ncldr: {cldr}\n"
            (folder / "locale.yaml").write_text(text, "utf-8")

    def study(self, tag: str = "en") -> Study:
        """The study, its files opened anew."""
        made = Study(
            library=Library([self.courses], self.home / "cache"),
            locales=Locales([self.home / "locales"], self.home / "cache"),
            store=Store.open(self.home / "progress.db"),
            settings=Settings(),
            settings_path=self.home / "settings.json",
            tag=tag,
            clock=lambda: datetime(2025, 1, 1, tzinfo=UTC),
            random=Random(1),
        )
        self._studies.append(made)
        return made

    def change(self, name: str, old: str, new: str) -> None:
        """Change a file of the course."""
        path = self.courses / "baking" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def close(self) -> None:
        """Close what is open."""
        for study in self._studies:
            study.close()


@pytest.fixture
def baker(courses: Path, tmp_path: Path) -> Iterator[Baker]:
    """A learner who has not started."""
    (courses / "baking" / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    one = Baker(courses, tmp_path / "home")
    one.change("bread.yaml", "minutes: 5", "minutes: 5\nterms: [dough, oven]")
    yield one
    one.close()
