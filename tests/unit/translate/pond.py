"""A small project to translate: an interface of two texts and a course of two lessons."""

from pathlib import Path

FILES = {
    "app/sidos/screen.py": 'N_("Bye.")\ntext.ngettext("{n} frog", "{n} frogs", n)\n',
    "lessons/ponds/course.yaml": """\
format: 1
id: ponds
lang: en
title: "Ponds"
units:
  - id: one
    title: "One"
    lessons: [newts, frogs]
""",
    "lessons/ponds/frogs.yaml": """\
format: 1
id: frogs
lang: en
title: "Frogs"
summary: "Who croaks?"
minutes: 2
concepts: [calling]
steps:
  - id: shore
    text: "They sit."
quiz:
  # i18n: a sound
  - id: call
    type: text
    prompt: "What do they say?"
    explain: "They croak."
    accept: [croak, ribbit]
    reject: [moo]
""",
    "lessons/ponds/newts.yaml": """\
format: 1
id: newts
lang: en
title: "Newts"
summary: "Who swims?"
minutes: 1
concepts: [calling]
steps:
  - id: only
    text: "They swim | dive."
""",
    "locales/en/locale.yaml": "name: English\n",
    "locales/fi/locale.yaml": "name: suomi\n",
}


def pond(root: Path) -> Path:
    """The project, written at `root`."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
