"""The tour's own small course: every type of question, and what can go wrong with a lesson.

Its texts are Latin filler, short enough that what the interface says stays in sight. Its files
are said to be in the language on screen, so that nothing is shown as untranslated.
"""

from pathlib import Path

COURSE = "tour"
FIRST, FOREIGN, BARE, TORN, CHECK = (
    f"{COURSE}/{name}" for name in ("first", "foreign", "bare", "torn", "check")
)
"""Keys of lessons: with all there is; in another language; without a quiz; broken; the start
check."""
UNIT = f"{COURSE}/@prima"

_FILES = {
    "course.yaml": """\
format: 1
id: tour
lang: LANG
title: Lorem ipsum
sources: [liber]
start_check: check
units:
  - {id: prima, title: Dolor sit, summary: Amet elit., lessons: [first, foreign]}
  - {id: altera, title: Magna aliqua, lessons: [torn]}
""",
    "first.yaml": """\
format: 1
id: first
lang: LANG
title: Lorem
summary: Ipsum dolor sit amet.
minutes: 5
concepts: [tempor, labore]
terms: [lorem, ipsum]
steps:
  - id: page
    text: |
      # Lorem

      *Lorem* **dolor** sit amet.

      - elit
      - magna
  - id: ask
    ask:
      type: choice
      shuffle: false
      prompt: Lorem dolor?
      concepts: [tempor]
      options:
        - {id: one, correct: true, text: Dolor, why: Sit amet.}
        - {id: two, text: Magna, why: Elit sed.}
      explain: Dolor vitae.
      hints: [Sit amet., Elit sed.]
quiz:
  - id: choice
    type: choice
    shuffle: false
    prompt: Lorem dolor?
    concepts: [tempor]
    options:
      - {id: one, correct: true, text: Dolor, why: Sit amet.}
      - {id: two, text: Magna, why: Elit sed.}
    explain: Dolor sit amet.
    hints: [Sit amet., Elit sed.]
  - id: multi
    type: multi
    shuffle: false
    prompt: Ipsum sit?
    concepts: [labore]
    options:
      - {id: one, correct: true, text: Dolor, why: Sit.}
      - {id: two, text: Magna, why: Elit.}
      - {id: three, correct: true, text: Amet, why: Sed.}
    explain: Sit amet.
  - id: text
    type: text
    prompt: Dolor amet?
    concepts: [definire]
    accept: [aliqua, veniam]
    explain: Aliqua.
  - id: cloze
    type: cloze
    prompt: Lorem {one} dolor {two}.
    concepts: [praedicere]
    gaps:
      - {id: one, accept: [ipsum]}
      - {id: two, accept: [magna]}
    explain: Sit amet.
  - id: number
    type: number
    prompt: Quot?
    concepts: [alii]
    answer: 7
    unit: elit
    explain: Septem vitae.
  - id: match
    type: match
    shuffle: false
    prompt: Magna aliqua?
    concepts: [quaerere]
    pairs:
      - {id: one, left: Lorem, right: ipsum dolor}
      - {id: two, left: Amet, right: elit sed}
    explain: Sit amet.
  - id: order
    type: order
    prompt: Sed magna?
    concepts: [labore]
    items:
      - {id: one, text: Lorem, why: Primo.}
      - {id: two, text: Dolor, why: Deinde.}
      - {id: three, text: Amet, why: Denique.}
    explain: Sit amet.
  - id: sort
    type: sort
    shuffle: false
    prompt: Elit dolor?
    concepts: [labore]
    groups:
      - {id: one, text: Lorem}
      - {id: two, text: Dolor}
    items:
      - {id: here, group: one, text: Ipsum, why: Sit.}
      - {id: there, group: two, text: Magna, why: Sed.}
    explain: Sit amet.
  - id: reflect
    type: reflect
    prompt: Quid magna?
    model: Aliqua veniam.
""",
    "foreign.yaml": """\
format: 1
id: foreign
lang: la
title: Aliqua
summary: Lorem ipsum.
minutes: 1
concepts: [labore]
steps:
  - {id: page, text: Lorem ipsum dolor sit amet.}
  - {id: vetus, text: Magna aliqua.}
quiz:
  - id: choice
    type: choice
    shuffle: false
    prompt: Amet elit?
    concepts: [labore]
    options:
      - {id: one, correct: true, text: Magna, why: Sit amet.}
      - {id: two, text: Dolor, why: Elit sed.}
    explain: Magna aliqua.
  - {id: number, type: number, prompt: Quot?, answer: 7, explain: Septem.}
""",
    "locales/LANG/LC_MESSAGES/tour.po": """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy
msgctxt "foreign/vetus/text/1"
msgid "Magna aliqua."
msgstr "Ut enim."
""",
    "bare.yaml": """\
format: 1
id: bare
lang: LANG
title: Amet
summary: Lorem ipsum.
minutes: 1
concepts: [labore]
steps:
  - {id: page, text: Lorem ipsum dolor sit amet.}
""",
    "torn.yaml": """\
format: 1
id: torn
lang: LANG
title: Elit
""",
    "check.yaml": """\
format: 1
id: check
lang: LANG
title: Veniam quis
summary: Lorem ipsum?
minutes: 2
concepts: [tempor]
quiz:
  - id: ask
    type: choice
    shuffle: false
    prompt: Lorem dolor?
    concepts: [tempor]
    options:
      - {id: one, correct: true, text: Dolor, why: Sit amet.}
      - {id: two, text: Magna, why: Elit sed.}
    explain: Dolor sit amet.
""",
    "glossary.yaml": """\
format: 1
lang: LANG
terms:
  - {id: lorem, term: lorem, definition: Dolor sit amet.}
  - {id: ipsum, term: ipsum, definition: Elit sed.}
  - {id: vertere, term: vertere, definition: Ut vërum.}
"""
    + "".join(
        f"  - {{id: n{number}, term: numerus {number}, definition: Numero {number}.}}\n"
        for number in range(1, 15)  # more than a search tells of
    ),
    "seeds/liber.yaml": """\
format: 1
id: liber
lang: LANG
title: Liber primus
short: Liber
author: Marcus
published: "2011-01"
language: fi
kind: Epistula
about: Lorem ipsum dolor sit amet.
concepts:
  - id: tempor
    kind: claim
    paragraphs: "5"
    name: Tempor
    gist: Ut enim.
    by: Quintus
  - id: labore
    kind: advice
    paragraphs: "6–7"
    name: Labore
    gist: Quis nisi.
  - {id: definire, kind: definition, paragraphs: "1", name: Definire, gist: Ut.}
  - {id: praedicere, kind: prediction, paragraphs: "2", name: Praedicere, gist: Ut.}
  - {id: alii, kind: others, paragraphs: "3", name: Alii, gist: Ut.}
  - {id: quaerere, kind: question, paragraphs: "4", name: Quaerere, gist: Ut.}
  - id: nisi
    kind: framing
    paragraphs: "8"
    name: Nisi
    gist: Sed ut.
""",
}


def write_course(folder: Path, lang: str) -> None:
    """Write the course into `folder`."""
    for name, text in _FILES.items():
        path = folder / name.replace("LANG", lang)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("lang: LANG", f"lang: {lang}"), "utf-8")
