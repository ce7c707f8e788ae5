"""A small course of our own, in English and Finnish, with one question of each type that matters
to a hub."""

from pathlib import Path

COURSE = """\
format: 1
id: baking
lang: en
title: {en: "Baking", fi: "Leipominen"}
units:
  - id: start
    title: {en: "To begin with", fi: "Aluksi"}
    lessons: [bread]
"""

BREAD = """\
format: 1
id: bread
lang: en
title: {en: "Bread", fi: "Leipä"}
summary: {en: "Flour and time.", fi: "Jauhoja ja aikaa."}
minutes: 5
concepts: [rising]
quiz:
  - id: ready
    type: choice
    prompt: {en: "When is it ready?", fi: "Milloin se on valmis?"}
    options:
      - id: secret-double
        correct: true
        text: {en: "Doubled", fi: "Kaksinkertaisena"}
        why: {en: "SECRET Twice the size.", fi: "SECRET Koko on kaksinkertainen."}
      - id: secret-hour
        text: {en: "After an hour", fi: "Tunnin päästä"}
        why: {en: "SECRET Clocks know nothing.", fi: "SECRET Kello ei tiedä."}
    explain: {en: "SECRET Look at the dough.", fi: "SECRET Katso taikinaa."}
    hints:
      - {en: "SECRET size", fi: "SECRET koko"}
  - id: word
    type: text
    prompt: {en: "What is it called before baking?", fi: "Miksi sitä sanotaan ennen paistamista?"}
    accept: {en: ["SECRET dough"], fi: ["SECRET taikina"]}
    explain: {en: "SECRET It is dough.", fi: "SECRET Se on taikina."}
  - id: degrees
    type: number
    prompt: {en: "How hot?", fi: "Kuinka kuuma?"}
    answer: 1250.5
    unit: {en: "units", fi: "yksikköä"}
    explain: {en: "SECRET Hot.", fi: "SECRET Kuuma."}
  - id: joined
    type: match
    prompt: {en: "Join.", fi: "Yhdistä."}
    pairs:
      - {id: secret-oven, left: {en: "Oven", fi: "Uuni"}, right: {en: "bakes", fi: "paistaa"}}
      - {id: secret-bowl, left: {en: "Bowl", fi: "Kulho"}, right: {en: "holds", fi: "pitää"}}
    explain: {en: "SECRET Tools.", fi: "SECRET Välineitä."}
  - id: filled
    type: cloze
    prompt: {en: "Mix {secret-one} and water.", fi: "Sekoita {secret-one} ja vesi."}
    gaps:
      - {id: secret-one, accept: {en: ["SECRET flour"], fi: ["SECRET jauhot"]}}
    explain: {en: "SECRET That is all.", fi: "SECRET Siinä kaikki."}
"""

MORE = """\
format: 1
id: more
lang: en
title: {en: "More", fi: "Lisää"}
summary: {en: "The rest.", fi: "Loput."}
minutes: 5
concepts: [rising]
quiz:
  - id: several
    type: multi
    prompt: {en: "What *goes in*?", fi: "Mitä tulee *sisään*?"}
    options:
      - {id: a, correct: true, text: {en: "Flour", fi: "Jauhot"}, why: {en: "Yes.", fi: "Niin."}}
      - {id: b, correct: true, text: {en: "Water", fi: "Vesi"}, why: {en: "Yes.", fi: "Niin."}}
      - {id: c, text: {en: "Sand", fi: "Hiekka"}, why: {en: "No.", fi: "Ei."}}
  - id: row
    type: order
    prompt: {en: "In which order?", fi: "Missä järjestyksessä?"}
    items:
      - {id: x, text: {en: "Mix", fi: "Sekoita"}}
      - {id: y, text: {en: "Wait", fi: "Odota"}}
      - {id: z, text: {en: "Bake", fi: "Paista"}}
  - id: heaps
    type: sort
    prompt: {en: "Dry or wet?", fi: "Kuivaa vai märkää?"}
    groups: [{id: dry, text: {en: "Dry", fi: "Kuivaa"}}, {id: wet, text: {en: "Wet", fi: "Märkää"}}]
    items:
      - {id: f, group: dry, text: {en: "Flour", fi: "Jauhot"}, why: {en: "Dry.", fi: "Kuivaa."}}
      - {id: w, group: wet, text: {en: "Water", fi: "Vesi"}, why: {en: "Wet.", fi: "Märkää."}}
  - id: own
    type: reflect
    prompt: {en: "What did you bake last?", fi: "Mitä leivoit viimeksi?"}
    model: {en: "A loaf.", fi: "Leivän."}
"""

READY, WORD, DEGREES = "bread/ready", "bread/word", "bread/degrees"
EVERY = (READY, WORD, DEGREES, "bread/joined", "bread/filled")


def write_course(folder: Path, *, more: bool = False) -> Path:
    """A folder with the course `baking` in it; with `more`, a second lesson has the rest of the
    types."""
    course = folder / "baking"
    course.mkdir(parents=True)
    listed = "[bread, more]" if more else "[bread]"
    (course / "course.yaml").write_text(COURSE.replace("[bread]", listed), "utf-8")
    if more:
        (course / "more.yaml").write_text(MORE, "utf-8")
    (course / "bread.yaml").write_text(BREAD, "utf-8")
    return folder
