"""A small sound lesson to spoil, and a course to put it in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sidos.content.finding import Finding
from sidos.content.lint import lint

LESSON = """\
format: 1
id: puppies
lang: en
title: {en: "Puppies", fi: "Koiranpennut"}
summary: {en: "On puppies.", fi: "Pennuista."}
minutes: 5
concepts: [value-dynamics]
terms: [tie]
steps:
  - id: idea
    text:
      en: |
        First paragraph
        goes on here.

        - one
        - two
      fi: |
        Ensimmäinen kappale.

        - yksi
        - kaksi
  # i18n: said of people
  - id: pick
    ask:
      type: choice
      prompt: {en: "Which one?", fi: "Kumpi?"}
      options:
        - id: yes-one
          correct: true
          text: {en: "This", fi: "Tämä"}
          why: {en: "It is.", fi: "Se on."}
        - id: no-one
          text: {en: "That one", fi: "Tuo toinen"}
          why: {en: "It isn't.", fi: "Ei ole."}
      explain: {en: "So it is.", fi: "Niin se on."}
quiz:
  - id: gap
    type: cloze
    prompt: {en: "A {animal} barks.", fi: "{animal} haukkuu."}
    gaps:
      - id: animal
        accept: {en: [dog, hound], fi: [koira]}
        reject: {en: [cat], fi: [kissa]}
    explain: {en: "Dogs do.", fi: "Niin koirat tekevät."}
    hints:
      - {en: "It has four legs.", fi: "Sillä on neljä jalkaa."}
  - id: word
    type: text
    prompt: {en: "What joins two people?", fi: "Mikä yhdistää kahta ihmistä?"}
    accept: {en: [tie], fi: [side]}
    explain: {en: "A tie does.", fi: "Side yhdistää."}
"""

COURSE = """\
format: 1
id: animals
lang: en
title: {en: "Animals", fi: "Eläimet"}
sources: [book]
units:
  - id: dogs
    title: {en: "Dogs", fi: "Koirat"}
    lessons: [puppies]
"""

GLOSSARY = """\
format: 1
lang: en
terms:
  - id: tie
    term: {en: "tie", fi: "side"}
    definition: {en: "What joins.", fi: "Mikä yhdistää."}
    forms: {en: [], fi: [siteen, sidettä]}
"""

SOURCE = """\
format: 1
id: book
lang: en
title: {en: "A book", fi: "Kirja"}
short: {en: "Book", fi: "Kirja"}
author: {en: "Nobody", fi: "Ei kukaan"}
published: "2011"
language: fi
kind: {en: "book", fi: "kirja"}
about: {en: "On dogs.", fi: "Koirista."}
concepts:
  - id: value-dynamics
    kind: claim
    paragraphs: "1"
    name: {en: "Value", fi: "Arvo"}
    gist: {en: "Dogs matter.", fi: "Koirilla on väliä."}
"""


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """A folder of courses with one sound course in it."""
    root = tmp_path / "lessons"
    course = root / "animals"
    (course / "seeds").mkdir(parents=True)
    (course / "course.yaml").write_text(COURSE, encoding="utf-8")
    (course / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    (course / "puppies.yaml").write_text(LESSON, encoding="utf-8")
    (course / "seeds" / "book.yaml").write_text(SOURCE, encoding="utf-8")
    return root


@pytest.fixture
def lesson_file(courses: Path) -> Path:
    """The sound lesson's file."""
    return courses / "animals" / "puppies.yaml"


Spoil = Callable[[str, str], list[Finding]]


@pytest.fixture
def spoil(lesson_file: Path) -> Spoil:
    """Replace a piece of the sound lesson and lint the file."""

    def spoilt(old: str, new: str) -> list[Finding]:
        text = lesson_file.read_text(encoding="utf-8")
        assert text.count(old) == 1, "the piece to spoil stands there exactly once"
        lesson_file.write_text(text.replace(old, new), encoding="utf-8")
        return list(lint(lesson_file))

    return spoilt
