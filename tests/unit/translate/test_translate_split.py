from pathlib import Path

import pytest
import yaml

from sidos.content.loader import load_lesson
from sidos.translate.draft_source import plain
from sidos.translate.layout import domain_of
from sidos.translate.po_file import read_po
from sidos.translate.split import split, split_file

DRAFT = """\
# The head of the file stays.
format: 1
id: ferries
lang: en
title: {en: "Ferries", fi: "Lautat"}   # a short one
summary: {en: "Who waits, and for whom?", fi: "Kuka odottaa ja ketä?"}
minutes: 4
concepts: [waiting]
steps:
  - id: quay
    # i18n: a quay in a village
    text:
      en: |
        One *paragraph*
        in two lines.

          indented on purpose
      # the Finnish reads better short
      fi: |
        Yksi kappale.

        Toinen.
  - id: why
    ask:
      type: choice
      prompt:
        # above the English
        en: Who waits: nobody, or “us”?
        fi: Kuka odottaa?   # not sure of this
      options:
        - {id: us, correct: true, text: {en: "We, all", fi: "Me"}, why: {en: "Yes: we", fi: "Niin"}}
        - id: them
          text: {en: "They", fi: "He"}
          why:
            fi: Eivät he.
            en: >-
              They never
              wait.
      explain: "in English alone"
      hints:
        - en: Think of the timetable,
            and of rain.
          fi: Mieti aikataulua.
        - {en: "And of fog.", fi: "Ja sumua."}
quiz:
  - id: word
    type: text
    prompt: {en: "What comes?", fi: "Mikä tulee?"}
    explain: {en: "A ferry.", fi: "Lautta."}
    accept:
      en:
        - ferry   # the plain word
        - a ferry
      fi:
        - lautta
    reject: {en: [bus], fi: []}
# The tail of the file stays.
"""

PLAIN = """\
# The head of the file stays.
format: 1
id: ferries
lang: en
title: "Ferries"   # a short one
summary: "Who waits, and for whom?"
minutes: 4
concepts: [waiting]
steps:
  - id: quay
    # i18n: a quay in a village
    # the Finnish reads better short
    text: |
      One *paragraph*
      in two lines.

        indented on purpose
  - id: why
    ask:
      type: choice
      # above the English
      # not sure of this
      prompt: Who waits: nobody, or “us”?
      options:
        - {id: us, correct: true, text: "We, all", why: "Yes: we"}
        - id: them
          text: "They"
          why: >-
            They never
            wait.
      explain: "in English alone"
      hints:
        - Think of the timetable,
          and of rain.
        - "And of fog."
quiz:
  - id: word
    type: text
    prompt: "What comes?"
    explain: "A ferry."
    accept:
      - ferry   # the plain word
      - a ferry
    reject: [bus]
# The tail of the file stays.
"""
DRAFT = DRAFT.replace("Who waits: nobody", "Who waits, nobody")
PLAIN = PLAIN.replace("Who waits: nobody", "Who waits, nobody")

COURSE = """\
format: 1
id: course
lang: en
title: {en: "Waiting", fi: "Odotus"}
sources: [card]
units:
  - id: one
    title: {en: "One", fi: "Yksi"}
    lessons: [ferries]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    course = tmp_path / "lessons" / "course"
    course.mkdir(parents=True)
    (course / "course.yaml").write_text(COURSE, "utf-8")
    (course / "ferries.yaml").write_text(DRAFT, "utf-8")
    (tmp_path / "locales" / "fi").mkdir(parents=True)
    (tmp_path / "locales" / "fi" / "locale.yaml").write_text("name: suomi\n", "utf-8")
    return tmp_path


def test_comments_and_layout_stay_and_the_drafts_go() -> None:
    assert plain(DRAFT, "en") == PLAIN
    assert plain(PLAIN, "en") == PLAIN


def test_the_other_language_can_be_the_files_own() -> None:
    own = yaml.safe_load(plain(DRAFT, "fi"))
    assert own["title"] == "Lautat"
    assert own["steps"][1]["ask"]["options"][1]["why"] == "Eivät he."
    assert own["steps"][1]["ask"]["hints"] == ["Mieti aikataulua.", "Ja sumua."]
    assert own["quiz"][0]["accept"] == ["lautta"]


@pytest.mark.parametrize(
    ("draft", "left"),
    [
        ("a:\n- en: |\n    x\n    y\n  fi: z\n", "a:\n- |\n  x\n  y\n"),
        ("a:\n  en:\n  - x\n  - y\n  fi:\n  - z\n\nb: c\n", "a:\n- x\n- y\n\nb: c\n"),
        ("a: {fi: z, en: x}\n", "a: x\n"),
        ("a: {\n  en: 'x',  # one\n  fi: 'z'\n}\n", "# one\na: 'x'\n"),
        ("a:\n  en: !keep x\n  fi: z\n", "a: !keep x\n"),
        ("a:\n  en:\n    x y\n  fi: z\n", "a:\n  x y\n"),
        ("a: &n {en: x, fi: z}\nb: *n\n", "a: &n x\nb: *n\n"),
        ("a: &n\n  en: |\n    x\n  fi: z\nb: *n\n", "a: &n |\n  x\nb: *n\n"),
        ("a:\n- &n {en: x, fi: z}\n- *n\n", "a:\n- &n x\n- *n\n"),
        ("a: &n [{en: x, fi: z}]\nb: *n\n", "a: &n [x]\nb: *n\n"),
        ("a:\n  fi: |  # why\n    z\n  en: x\n", "# why\na: x\n"),
        ('a:\n  "en": "x: y"\n  "fi": z', 'a: "x: y"'),
        ("a:\n  en: x\n  fi: |\n    z\n\n\n# tail\nb: c\n", "a: x\n\n\n# tail\nb: c\n"),
        ("a: {sv: x, fi: z}\n", "a: {sv: x, fi: z}\n"),
        ("", ""),
    ],
)
def test_each_way_of_writing_a_draft(draft: str, left: str) -> None:
    assert plain(draft, "en") == left


def test_a_split_lesson_says_the_same_and_its_finnish_is_in_the_po(project: Path) -> None:
    path = project / "lessons" / "course" / "ferries.yaml"
    before = load_lesson(path)
    done = split_file(path)
    assert done.findings == ()
    assert done.missing["fi"] == ("ferries/why/explain", "ferries/word/reject")
    assert path.read_text("utf-8") == PLAIN
    after = load_lesson(path)
    assert after.lesson == before.lesson
    assert after.inline == {}
    po, _ = read_po(project / "locales" / "fi" / "LC_MESSAGES" / "course.po")
    by_context = {entry.msgctxt: (entry.msgid, entry.msgstr) for entry in po if not entry.fuzzy}
    assert by_context["ferries/title"] == ("Ferries", "Lautat")
    assert by_context["ferries/word/accept"] == ("ferry\na ferry", "lautta")
    assert {name: texts[1] for name, texts in by_context.items()} == before.inline["fi"]


def test_splitting_again_changes_nothing(project: Path) -> None:
    path = project / "lessons" / "course" / "ferries.yaml"
    domain = domain_of(path)
    assert domain is not None
    split_file(path, domain)
    po = domain.po("fi")
    before_split = (path.read_bytes(), po.read_bytes())
    assert split_file(path, domain).findings == ()
    assert (path.read_bytes(), po.read_bytes()) == before_split


def test_a_new_draft_replaces_an_outdated_translation(project: Path) -> None:
    path = project / "lessons" / "course" / "course.yaml"
    domain = domain_of(path)
    assert domain is not None
    domain.po("fi").parent.mkdir(parents=True)
    domain.po("fi").write_text(
        '#, fuzzy\n#| msgid "Wait"\nmsgctxt "@course/title"\nmsgid "Waiting"\nmsgstr "Ootto"\n',
        "utf-8",
    )
    split_file(path, domain)
    text = domain.po("fi").read_text("utf-8")
    assert 'msgstr "Odotus"' in text
    assert "fuzzy" not in text
    assert "#|" not in text


@pytest.mark.parametrize(
    ("text", "rule"),
    [("steps: [", ""), ("a: b\n", "split"), ("", "empty"), ("minutes: 3\n", "")],
)
def test_what_cant_be_split_is_left_alone(project: Path, text: str, rule: str) -> None:
    path = project / "lessons" / "course" / "ferries.yaml"
    path.write_text(text, "utf-8")
    domain = domain_of(path)
    assert domain is not None
    findings = split_file(path, domain).findings
    assert findings
    assert not rule or findings[0].rule == rule
    assert path.read_text("utf-8") == text
    assert not domain.po("fi").exists()


def test_a_corrupt_po_keeps_the_draft(project: Path) -> None:
    path = project / "lessons" / "course" / "ferries.yaml"
    domain = domain_of(path)
    assert domain is not None
    domain.po("fi").parent.mkdir(parents=True)
    domain.po("fi").write_text('msgid "a\n', "utf-8")
    assert split_file(path, domain).findings[0].rule == "po-syntax"
    assert path.read_text("utf-8") == DRAFT


def test_a_file_outside_any_course_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ferries.yaml"
    path.write_text(DRAFT, "utf-8")
    assert "not in a course" in str(split_file(path).findings[0].message)
    assert path.read_text("utf-8") == DRAFT


def test_splitting_only_looks_until_asked_to_write(project: Path) -> None:
    path = project / "lessons" / "course" / "ferries.yaml"
    assert split(path).text == PLAIN
    assert path.read_text("utf-8") == DRAFT
