"""A learner with a course that is partly in Swedish: one page current, one outdated, the question
and the second lesson missing."""

from tests.tui.learner import Learner

FIRST, SECOND = "weave/first", "weave/second"

COURSE = """\
format: 1
id: weave
lang: en
title: Weaving
sources: []
units:
  - {id: warp, title: The warp, summary: What stays., lessons: [first, second]}
"""
LESSON = """\
format: 1
id: NAME
lang: en
title: The TITLE loom
summary: What holds the threads.
minutes: 3
concepts: [thread]
steps:
  - {id: current, text: A loom holds threads.}
  - {id: old, text: A shuttle flies through them.}
  - id: ask
    ask:
      type: choice
      shuffle: false
      prompt: What flies?
      options:
        - {id: shuttle, correct: true, text: The shuttle, why: It carries the weft.}
        - {id: loom, text: The loom, why: It stands.}
      explain: The weft goes with it.
quiz:
  - id: hold
    type: text
    prompt: What holds the threads?
    accept: [loom]
    explain: The loom does.
"""
TRANSLATION = """\
msgid ""
msgstr ""
"Language: sv\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgctxt "first/title"
msgid "The first loom"
msgstr "Den första vävstolen"

msgctxt "first/current/text/1"
msgid "A loom holds threads."
msgstr "En vävstol håller trådar."

#, fuzzy
#| msgid "A shuttle goes through them."
msgctxt "first/old/text/1"
msgid "A shuttle flies through them."
msgstr "En skyttel går genom dem."

#, fuzzy
#| msgid "What goes?"
msgctxt "first/ask/prompt"
msgid "What flies?"
msgstr "Vad går?"

msgctxt "first/ask/options/shuttle/text"
msgid "The shuttle"
msgstr "Skytteln"
"""


def with_weaving(learner: Learner) -> Learner:
    """Give the learner the course, and Swedish to read it in."""
    folder = learner.home / "courses" / "weave"
    swedish = folder / "locales" / "sv" / "LC_MESSAGES"
    swedish.mkdir(parents=True)
    (folder / "course.yaml").write_text(COURSE, "utf-8")
    for name in ("first", "second"):
        text = LESSON.replace("NAME", name).replace("TITLE", name)
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    (swedish / "weave.po").write_text(TRANSLATION, "utf-8")
    learner.courses = (folder.parent,)
    learner.tag = "sv"
    return learner
