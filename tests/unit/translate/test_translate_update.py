from pathlib import Path

import pytest

from sidos.translate.check.project import check
from sidos.translate.layout import domain_of, domains
from sidos.translate.po_file import read_po
from sidos.translate.update import update

COURSE = """\
format: 1
id: course
lang: en
title: "Waiting"
sources: [card]
units:
  - id: one
    title: "One"
    lessons: [ferries, lautat]
"""
LESSON = """\
format: 1
id: ferries
lang: en
title: "Ferries"
summary: "Who waits?"
minutes: 4
concepts: [waiting]
steps:
  - id: quay
    text: |
      One
      paragraph.

      Another.
quiz:
  # i18n: the thing that floats
  - id: word
    type: text
    prompt: "What comes?"
    explain: "A ferry."
    accept: [ferry, a ferry]
    reject: [bus]
"""
CARD = """\
format: 1
id: card
lang: en
title: "A post"
short: "post"
author: !keep "Nobody"
published: "2011"
language: fi
kind: "blog post"
about: "About waiting."
concepts: [{id: waiting, kind: claim, paragraphs: "1", name: "Waiting", gist: "We wait."}]
"""
CODE = """
def greet(t, n):
    # i18n: said on the first screen
    t.gettext("Hello, {name}.")
    t.pgettext("verb", "Open")
    t.ngettext("{n} lesson", "{n} lessons", n)
    return N_("Bye.")
"""


def put(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    put(tmp_path, "app/sidos/screen.py", CODE)
    put(tmp_path, "app/sidos/plain.py", "x = 1\n")
    put(tmp_path, "lessons/course/course.yaml", COURSE)
    put(tmp_path, "lessons/course/ferries.yaml", LESSON)
    finnish = LESSON.replace("ferries", "lautat").replace("lang: en", "lang: fi")
    put(tmp_path, "lessons/course/lautat.yaml", finnish)
    put(tmp_path, "lessons/course/labs.yaml", "format: 1\nkind: lab\n")
    put(tmp_path, "seeds/card.yaml", CARD)
    put(tmp_path, "locales/en/locale.yaml", "name: English\ncomplete: true\n")
    put(tmp_path, "locales/fi/locale.yaml", "name: suomi\ncomplete: true\n")
    return tmp_path


def po_path(root: Path, tag: str, domain: str = "course") -> Path:
    return root / "locales" / tag / "LC_MESSAGES" / f"{domain}.po"


def contexts(path: Path) -> list[str | None]:
    return [entry.msgctxt for entry in read_po(path)[0] if not entry.obsolete]


def translate(path: Path) -> None:
    """Translate everything by copying it."""
    po, _ = read_po(path)
    for entry in po:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid
    po.save(str(path))


def everything(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_every_language_gets_what_is_not_written_in_it(project: Path) -> None:
    done = update(project)
    assert done.findings == ()
    assert {one.path for one in done.changed} == {
        po_path(project, "fi", "sidos"),
        po_path(project, "fi"),
        po_path(project, "en"),
    }
    assert contexts(po_path(project, "fi")) == [
        "@course/title",
        "@course/units/one/title",
        "ferries/title",
        "ferries/summary",
        "ferries/quay/text/1",
        "ferries/quay/text/2",
        "ferries/word/prompt",
        "ferries/word/explain",
        "ferries/word/accept",
        "ferries/word/reject",
        "@source/card/title",
        "@source/card/short",
        "@source/card/kind",
        "@source/card/about",
        "@source/card/concepts/waiting/name",
        "@source/card/concepts/waiting/gist",
    ]
    assert {str(name).partition("/")[0] for name in contexts(po_path(project, "en"))} == {"lautat"}


def test_a_message_tells_a_translator_what_it_is(project: Path) -> None:
    update(project)
    text = po_path(project, "fi").read_text("utf-8")
    expected = """\
#. the thing that floats
#. kind: question
#. in: Ferries
#: lessons/course/ferries.yaml
msgctxt "ferries/word/prompt"
msgid "What comes?"
msgstr ""
"""
    assert expected in text
    interface = po_path(project, "fi", "sidos").read_text("utf-8")
    expected = """\
#. said on the first screen
#: app/sidos/screen.py
#, python-brace-format
msgid "Hello, {name}."
msgstr ""
"""
    assert expected in interface
    assert 'msgctxt "verb"\nmsgid "Open"' in interface
    assert 'msgstr[1] ""' in interface
    assert 'msgid "Bye."' in interface


def test_updating_twice_changes_no_byte(project: Path) -> None:
    update(project)
    for path in (po_path(project, "fi"), po_path(project, "fi", "sidos"), po_path(project, "en")):
        translate(path)
    update(project)
    before = everything(project)
    again = update(project)
    assert again.current
    assert again.changed == ()
    assert everything(project) == before


def test_rewrapping_commenting_and_moving_lines_changes_nothing(project: Path) -> None:
    update(project)
    rewrapped = LESSON.replace("One\n      paragraph.", "One paragraph.")
    put(project, "lessons/course/ferries.yaml", f"# a comment\n\n{rewrapped}")
    put(project, "app/sidos/screen.py", f"\n\n{CODE}")
    assert update(project, check=True).current


def test_a_check_reports_and_writes_nothing(project: Path) -> None:
    before = everything(project)
    report = update(project, check=True)
    assert not report.current
    assert len(report.changed) == 3
    assert "16 new" in str(report.changed[1].message) or "16 new" in str(report.changed[2].message)
    assert everything(project) == before


def test_only_the_tags_asked_for_are_updated(project: Path) -> None:
    assert {one.path for one in update(project, ["en"]).changed} == {po_path(project, "en")}


def test_a_tag_without_a_folder_is_a_finding(project: Path) -> None:
    done = update(project, ["sv"])
    assert {finding.rule for finding in done.findings} == {"locale"}
    assert "sv" in str(done.findings[0].message)


def test_a_changed_source_outdates_and_a_typo_does_not(project: Path) -> None:
    update(project)
    path = po_path(project, "fi")
    translate(path)
    put(project, "lessons/course/ferries.yaml", LESSON.replace("What comes?", "What comes here?"))
    assert update(project, check=True).changed[0].counts.outdated == 1
    update(project, typo="ferries/word/prompt")
    assert not any(entry.fuzzy for entry in read_po(path)[0])
    put(project, "lessons/course/ferries.yaml", LESSON.replace("What comes?", "Who comes?"))
    update(project)
    outdated = [entry for entry in read_po(path)[0] if entry.fuzzy]
    assert [entry.previous_msgid for entry in outdated] == ["What comes here?"]


def test_a_files_permissions_and_a_link_to_it_stay(project: Path) -> None:
    path = po_path(project, "fi")
    elsewhere = put(project, "elsewhere/fi.po", 'msgid ""\nmsgstr "Language: fi\\n"\n')
    elsewhere.chmod(0o664)
    path.parent.mkdir(parents=True)
    path.symlink_to(elsewhere)
    assert update(project).findings == ()
    assert path.is_symlink()
    assert elsewhere.stat().st_mode & 0o777 == 0o664
    assert "ferries/title" in contexts(elsewhere)


def test_a_broken_lesson_makes_nothing_obsolete(project: Path) -> None:
    update(project)
    translate(po_path(project, "fi"))
    put(project, "lessons/course/ferries.yaml", "steps: [\n")
    before = po_path(project, "fi").read_bytes()
    done = update(project)
    assert not done.current
    assert done.findings[0].path.endswith("ferries.yaml")
    assert po_path(project, "fi").read_bytes() == before


def test_a_corrupt_po_is_reported_and_kept(project: Path) -> None:
    path = put(project, "locales/fi/LC_MESSAGES/course.po", 'msgid "a\n')
    done = update(project)
    assert [(one.path, one.line, one.rule) for one in done.findings] == [
        (str(path), 1, "po-syntax"),
    ]
    assert path.read_text("utf-8") == 'msgid "a\n'


def test_a_course_of_its_own_carries_its_locales(tmp_path: Path) -> None:
    put(tmp_path, "course.yaml", COURSE.replace("sources: [card]\n", ""))
    put(tmp_path, "ferries.yaml", LESSON)
    (tmp_path / "locales" / "sl").mkdir(parents=True)
    done = update(tmp_path)
    path = tmp_path / "locales" / "sl" / "LC_MESSAGES" / "course.po"
    assert [one.path for one in done.changed] == [path]
    text = path.read_text("utf-8")
    assert "# course: slovenščina (sl)\n" in text
    assert "nplurals=4" in text
    assert "#: ferries.yaml\n" in text
    assert update(tmp_path, check=True).current
    assert {one.rule for one in check(tmp_path)} == {"incomplete"}


def test_files_find_their_domain(project: Path) -> None:
    course = domains(project)[1]
    assert domain_of(project / "lessons" / "course" / "ferries.yaml") == course
    assert domain_of(project / "seeds" / "card.yaml") == course
    assert domain_of(project / "seeds" / "other.yaml") is None
