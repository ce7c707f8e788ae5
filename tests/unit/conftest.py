"""A small course of our own, in English and Finnish, with all nine question types."""

from pathlib import Path

import pytest

COURSE = """\
format: 1
id: baking
lang: en
title: {en: "Baking", fi: "Leipominen"}
sources: [baker]
units:
  - id: start
    title: {en: "To begin with", fi: "Aluksi"}
    lessons: [bread, salt]
"""

SOURCE = """\
format: 1
id: baker
lang: en
title: {en: "A baker’s notes", fi: "Leipurin muistiinpanot"}
short: {en: "the notes", fi: "muistiinpanot"}
author: {en: "Anna", fi: "Anna"}
published: "2020"
language: fi
kind: {en: "notes", fi: "muistiinpanoja"}
about: {en: "Notes on bread.", fi: "Muistiinpanoja leivästä."}
concepts:
  - id: rising
    kind: claim
    paragraphs: "5–7"
    name: {en: "Dough rises", fi: "Taikina nousee"}
    gist: {en: "Time does it.", fi: "Aika sen tekee."}
"""

BREAD = """\
format: 1
id: bread
lang: en
title: {en: "Bread", fi: "Leipä"}
summary: {en: "Flour and time.", fi: "Jauhoja ja aikaa."}
minutes: 5
concepts: [rising]
steps:
  - id: idea
    text:
      en: |
        # Time

        Bread is *mostly* **waiting**, as [bakers](https://example.org/b) say.

        - flour
        - water

        > Wait.

        | Thing | Grams |
        |---|---|
        | flour | 500 |
      fi: |
        # Aika

        Leipä on *enimmäkseen* **odottamista**, kuten [leipurit](https://example.org/b) sanovat.

        - jauhoja
        - vettä

        > Odota.

        | Aine | Grammaa |
        |---|---|
        | jauhoja | 500 |
  - id: wait
    ask:
      type: choice
      prompt: {en: "What makes dough rise?", fi: "Mikä nostaa taikinan?"}
      shuffle: false
      concepts: [rising]
      options:
        - id: yeast
          correct: true
          text: {en: "Yeast", fi: "Hiiva"}
          why: {en: "It breathes out.", fi: "Se hengittää."}
        - id: salt
          text: {en: "Table salt", fi: "Pöytäsuola"}
          why: {en: "It holds back.", fi: "Se hillitsee."}
      explain: {en: "Gas is caught in the dough.", fi: "Kaasu jää taikinaan."}
      hints:
        - {en: "It is alive.", fi: "Se elää."}
  - id: after
    text: {en: "Now the quiz.", fi: "Nyt tulee visa."}
quiz:
  - id: ready
    type: choice
    shuffle: false
    prompt: {en: "When is it ready?", fi: "Milloin se on valmis?"}
    options:
      - id: double
        correct: true
        text: {en: "Doubled", fi: "Kaksinkertaisena"}
        why: {en: "Twice the size.", fi: "Koko on kaksinkertainen."}
      - id: hour
        text: {en: "After an hour", fi: "Tunnin päästä"}
        why: {en: "Clocks know nothing.", fi: "Kello ei tiedä."}
    explain: {en: "Look at the dough.", fi: "Katso taikinaa."}
    concepts: [rising]
  - id: what
    type: multi
    shuffle: false
    prompt: {en: "What goes in?", fi: "Mitä pannaan?"}
    options:
      - id: flour
        correct: true
        text: {en: "Flour", fi: "Jauhoja"}
        why: {en: "Of course.", fi: "Tietysti."}
      - {id: sand, text: {en: "Sand", fi: "Hiekkaa"}, why: {en: "It grinds.", fi: "Se narskuu."}}
      - id: water
        correct: true
        text: {en: "Water", fi: "Vettä"}
        why: {en: "It binds.", fi: "Se sitoo."}
    explain: {en: "Two things.", fi: "Kahta ainetta."}
  - id: word
    type: text
    prompt: {en: "What is it called before baking?", fi: "Miksi sitä sanotaan ennen paistamista?"}
    accept: {en: ["dough", "the dough"], fi: ["taikina"]}
    reject: {en: ["batter"], fi: ["puuro"]}
    explain: {en: "It is dough.", fi: "Se on taikina."}
  - id: gaps
    type: cloze
    prompt: {en: "Mix {one} and {two}.", fi: "Sekoita {one} ja {two}."}
    gaps:
      - {id: one, accept: {en: ["flour"], fi: ["jauhot"]}}
      - {id: two, accept: {en: ["water"], fi: ["vesi"]}}
    explain: {en: "That is all.", fi: "Siinä kaikki."}
  - id: degrees
    type: number
    prompt: {en: "How hot?", fi: "Kuinka kuuma?"}
    answer: 1250.5
    unit: {en: "units", fi: "yksikköä"}
    explain: {en: "Hot.", fi: "Kuuma."}
  - id: joined
    type: match
    shuffle: false
    prompt: {en: "Join.", fi: "Yhdistä."}
    pairs:
      - {id: oven, left: {en: "Oven", fi: "Uuni"}, right: {en: "bakes", fi: "paistaa"}}
      - {id: bowl, left: {en: "Bowl", fi: "Kulho"}, right: {en: "holds", fi: "pitää"}}
    explain: {en: "Tools.", fi: "Välineitä."}
  - id: steps
    type: order
    prompt: {en: "Order.", fi: "Järjestä."}
    items:
      - {id: mix, text: {en: "Mix", fi: "Sekoita"}, why: {en: "First.", fi: "Ensin."}}
      - {id: bake, text: {en: "Bake", fi: "Paista"}, why: {en: "Last.", fi: "Lopuksi."}}
    explain: {en: "So.", fi: "Niin."}
  - id: sorted
    type: sort
    shuffle: false
    prompt: {en: "Sort.", fi: "Lajittele."}
    groups:
      - {id: wet, text: {en: "Wet", fi: "Märkä"}}
      - {id: dry, text: {en: "Dry", fi: "Kuiva"}}
    items:
      - id: milk
        group: wet
        text: {en: "Milk", fi: "Maito"}
        why: {en: "It pours.", fi: "Se valuu."}
      - id: rye
        group: dry
        text: {en: "Rye", fi: "Ruis"}
        why: {en: "It dusts.", fi: "Se pölyää."}
    explain: {en: "Done.", fi: "Valmis."}
  - id: own
    type: reflect
    prompt: {en: "What do you bake?", fi: "Mitä sinä leivot?"}
    model: {en: "I bake rye bread.", fi: "Leivon ruisleipää."}
"""

SALT = """\
format: 1
id: salt
lang: en
title: {en: "Salt", fi: "Suola"}
summary: {en: "A pinch.", fi: "Hyppysellinen."}
minutes: 1
concepts: [rising]
steps:
  - id: only
    text: {en: "Salt it.", fi: "Suolaa."}
"""


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """A folder with the course `baking` (lessons `bread` and `salt`)."""
    course = tmp_path / "courses" / "baking"
    (course / "seeds").mkdir(parents=True)
    for name, text in {
        "course.yaml": COURSE,
        "bread.yaml": BREAD,
        "salt.yaml": SALT,
        "seeds/baker.yaml": SOURCE,
    }.items():
        (course / name).write_text(text, "utf-8")
    return course.parent
