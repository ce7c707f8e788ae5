from pathlib import Path

import pytest

from sidos.content.finding import Finding
from sidos.translate.check.project import check
from sidos.translate.po_file import read_po
from sidos.translate.po_source import po_text
from sidos.translate.update import update

CODE = """
t.gettext("Hello, {name}.")
t.gettext("Plain.")
t.ngettext("{n} day", "{n} days", n)
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
  - {id: quay, text: "A page."}
quiz:
  - id: word
    type: text
    prompt: "What comes?"
    explain: "A ferry."
    accept: [ferry, a ferry]
    reject: [bus]
  - id: gaps
    type: cloze
    prompt: "A {boat} on the {sea}."
    explain: "Indeed."
    gaps:
      - {id: boat, accept: [ferry]}
      - {id: sea, accept: [lake]}
"""
COURSE = """\
format: 1
id: course
lang: en
title: "Waiting"
units: [{id: one, title: "One", lessons: [ferries]}]
"""


FINNISH = {
    "Hello, {name}.": "Hei, {name}.",
    "Plain.": "Pelkkä.",
    "{n} day": "{n} päivä",
    "{n} days": "{n} päivää",
    "Ferries": "Lautat",
    "Who waits?": "Kuka odottaa?",
    "A page.": "Sivu.",
    "What comes?": "Mikä tulee?",
    "A ferry.": "Lautta.",
    "ferry\na ferry": "lautta",
    "ferry": "lautta",
    "bus": "bussi",
    "A {boat} on the {sea}.": "{boat} on täällä: {sea}.",
    "Indeed.": "Niin.",
    "lake": "järvi",
    "Waiting": "Odotus",
    "One": "Yksi",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        "app/sidos/screen.py": CODE,
        "lessons/course/course.yaml": COURSE,
        "lessons/course/ferries.yaml": LESSON,
        "locales/fi/locale.yaml": "name: suomi\ncomplete: true\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    update(tmp_path)
    for path in po_files(tmp_path):
        po, _ = read_po(path)
        for entry in po:
            if entry.msgid_plural:
                entry.msgstr_plural = {0: FINNISH[entry.msgid], 1: FINNISH[entry.msgid_plural]}
            else:
                entry.msgstr = FINNISH[entry.msgid]
        path.write_text(po_text(po), "utf-8")
    return tmp_path


def po_files(root: Path) -> list[Path]:
    return sorted(root.glob("locales/*/LC_MESSAGES/*.po"))


def edit(root: Path, domain: str, before: str, after: str) -> Path:
    path = root / "locales" / "fi" / "LC_MESSAGES" / f"{domain}.po"
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")
    return path


def rules_and_lines(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.rule, str(finding.message)) for finding in findings]


def test_a_translated_project_has_nothing_to_find(project: Path) -> None:
    assert rules_and_lines(check(project)) == []


@pytest.mark.parametrize(
    ("domain", "before", "after", "rule", "words"),
    [
        ("sidos", 'msgstr "Hei, {name}."', 'msgstr "Hei, {name."', "placeholder", "{name}"),
        ("sidos", 'msgstr "Pelkkä."', 'msgstr ""', "missing", "missing"),
        ("sidos", 'msgstr[1] "{n} päivää"', 'msgstr[1] ""', "missing", "missing"),
        ("sidos", 'msgstr "Pelkkä."', 'msgstr "a\\b."', "control-character", "U+0008"),
        ("sidos", 'msgid "Plain."', 'msgid "Plainer."', "stale", "differ: 2"),
        (
            "sidos",
            '\nmsgid "Plain."',
            '\n#, fuzzy\nmsgid "Plain."',
            "outdated",
            "source has changed",
        ),
        ("sidos", "charset=UTF-8", "charset=US-ASCII", "po-header", "UTF-8"),
        ("sidos", "(n != 1)", "(n > 1)", "po-header", "n != 1"),
        ("sidos", "(n != 1)", "(n % 0)", "po-header", "n != 1"),
        ("sidos", "nplurals=2", "nplurals=3", "po-syntax", "plural"),
        ("sidos", "Language: fi", "Language: sv", "po-header", "fi"),
        ("sidos", 'msgstr "Pelkkä."', 'msgstr "Pelkkä.', "po-syntax", "quotation"),
        ("course", 'msgstr "järvi"', 'msgstr "\\n "', "empty-accept", "no answer"),
        ("course", 'msgstr "Niin."', 'msgstr "Niin"', "end-punctuation", "character"),
    ],
)
def test_each_kind_of_mistake_is_found_in_its_place(
    project: Path, domain: str, before: str, after: str, *, rule: str, words: str
) -> None:
    path = edit(project, domain, before, after)
    findings = check(project)
    assert {one.rule for one in findings} - {"half-translated"} == {rule}
    findings = tuple(one for one in findings if one.rule == rule)
    assert words in str(findings[0].message)
    assert findings[0].path == str(path)
    assert findings[0].severity == ("warning" if rule == "end-punctuation" else "error")
    if rule not in {"po-header", "stale", "po-syntax"}:
        lines = path.read_text("utf-8").split("\n")
        assert after.rpartition("\n")[2] in "\n".join(
            lines[findings[0].line - 1 : findings[0].line + 3]
        )


def test_a_singular_may_do_without_its_number(project: Path) -> None:
    edit(project, "sidos", 'msgstr[0] "{n} päivä"', 'msgstr[0] "yksi päivä"')
    assert check(project) == ()


def test_a_language_may_do_without_refused_answers(project: Path) -> None:
    edit(project, "course", 'msgstr "bussi"', 'msgstr ""')
    assert check(project) == ()


def test_gaps_are_counted_until_a_locale_is_complete(project: Path) -> None:
    (project / "locales/fi/locale.yaml").write_text("name: suomi\n", "utf-8")
    edit(project, "sidos", 'msgstr "Pelkkä."', 'msgstr ""')
    edit(project, "sidos", '\nmsgid "Hello, {name}."', '\n#, fuzzy\nmsgid "Hello, {name}."')
    (finding,) = check(project)
    assert (finding.rule, finding.severity, finding.line) == ("incomplete", "warning", 1)
    assert "1 of 3. Out of date: 1." in str(finding.message)


def test_an_equivalent_plural_rule_is_as_good(project: Path) -> None:
    edit(project, "sidos", "plural=(n != 1);", "plural=n==1 ? 0 : 1;")
    assert check(project) == ()


def test_a_question_translated_in_part_is_reported_once(project: Path) -> None:
    (project / "locales/fi/locale.yaml").write_text("name: suomi\n", "utf-8")
    edit(project, "course", 'msgstr "Mikä tulee?"', 'msgstr ""')
    edit(project, "course", 'msgstr "Sivu."', 'msgstr ""')  # the whole of a page
    findings = [one for one in check(project) if one.rule == "half-translated"]
    assert [(one.where, one.severity) for one in findings] == [("ferries/word/prompt", "warning")]


def test_a_file_that_isnt_there_is_found(project: Path) -> None:
    for path in po_files(project):
        path.unlink()
    assert {one.rule for one in check(project)} == {"missing-file"}
    assert check(project, ["en"]) == ()  # everything is written in English
    assert {one.rule for one in check(project, ["sv"])} == {"missing-file"}


def test_a_faulty_locale_yaml_is_found(project: Path) -> None:
    (project / "locales/fi/locale.yaml").write_text("plural: x", "utf-8")
    assert {one.rule for one in check(project)} == {"locale"}
    assert {one.rule for one in update(project).findings} == {"locale"}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("compelte: true", "There is no such field. Use one of these: name, direction, plural, "),
        ("cldr: klingon", "CLDR has no locale “klingon”."),
        ("fallback: zz", "There is no language “zz”. Choose one of these: en, fi."),
    ],
)
def test_what_has_no_effect_in_a_locale_yaml_is_found(
    project: Path, line: str, sentence: str
) -> None:
    path = project / "locales/fi/locale.yaml"
    path.write_text(f"name: suomi\ncomplete: true\n{line}\n", "utf-8")
    (finding,) = check(project)
    assert (finding.path, finding.line, finding.severity) == (str(path), 3, "error")
    assert str(finding.message).startswith(sentence)


def test_a_broken_source_is_found_and_hides_no_other_mistake(project: Path) -> None:
    (project / "lessons/course/ferries.yaml").write_text("id: [", "utf-8")
    edit(project, "course", 'msgstr "{boat} on täällä: {sea}."', 'msgstr "{boat}."')
    assert [Path(one.path).name for one in check(project)] == ["ferries.yaml", "course.po"]


def test_obsolete_entries_are_left_alone(project: Path) -> None:
    path = po_files(project)[0]
    path.write_text(path.read_text("utf-8") + '\n#~ msgid "{x}"\n#~ msgstr ""\n', "utf-8")
    assert check(project) == ()
