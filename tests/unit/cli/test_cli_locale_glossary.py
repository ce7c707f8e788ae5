import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.unit.cli.outcome import Outcome
from tests.unit.translate.pond import pond

from sidos.translate.po_file import read_po, write_text
from sidos.translate.po_source import po_text
from sidos.translate.update import update

Sidos = Callable[..., Outcome]

GLOSSARY = """\
format: 1
lang: en
terms:
  - id: frog
    term: "frog"
    definition: "It jumps, croaks & <swims>."
    forms: [frogs]
  - id: 2-newt
    term: "newt"
    definition: "It swims."
  - id: lily
    term: "water lily"
    definition: "It floats."
"""
MODEL = {
    "martif": "martifHeader text",
    "martifHeader": "fileDesc( encodingDesc)?( revisionDesc)?",
    "fileDesc": "(titleStmt )?(publicationStmt )?sourceDesc( sourceDesc)*",
    "titleStmt": "title( note)*",
    "sourceDesc": "p( p)*",
    "encodingDesc": "p( p)*",
    "text": "body( back)?",
    "body": "termEntry( termEntry)*",
    "termEntry": "((descrip|descripGrp|admin|transacGrp|note|ref|xref) )*langSet( langSet)*",
    "langSet": "((descrip|descripGrp|admin|transacGrp|note|ref|xref) )*tig( tig)*",
    "tig": "term( (termNote|descrip|descripGrp|admin|transacGrp|note|ref|xref))*",
    "title": "",
    "p": "",
    "descrip": "",
    "term": "",
}
"""What may stand inside what, as TBX-Basic's DTD has it."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a glossary in English, partly Finnish and Chinese."""
    project = pond(tmp_path / "project")
    (project / "lessons/ponds/glossary.yaml").write_text(GLOSSARY, "utf-8")
    locale = project / "locales/zh-Hant/locale.yaml"
    locale.parent.mkdir()
    locale.write_text("name: 中文\nnplurals: 1\nplural: 0\n", "utf-8")
    update(project)
    put(
        project,
        "fi",
        {
            "frog/term": "sammakko",
            "frog/definition": "Se hyppii.",
            "frog/forms": "sammakon\nsammakot",
        },
    )
    put(project, "fi", {"2-newt/term": "vesilisko"}, outdated=True)
    put(project, "zh-Hant", {"frog/term": "青蛙", "2-newt/term": "蠑螈", "lily/term": "睡蓮"})
    return project


def put(project: Path, tag: str, said: dict[str, str], *, outdated: bool = False) -> None:
    path = project / f"locales/{tag}/LC_MESSAGES/ponds.po"
    po, _ = read_po(path)
    for entry in po:
        name = (entry.msgctxt or "").removeprefix("@glossary/")
        if name in said:
            entry.msgstr = said[name]
            entry.flags = ["fuzzy"] if outdated else []
    write_text(path, po_text(po))


def test_a_table_with_what_is_missing(sidos: Sidos, root: Path) -> None:
    done = sidos("locale", "glossary", "--root", str(root))

    assert done == Outcome(
        0,
        "en          fi               zh-Hant\n"
        "frog        sammakko         青蛙\n"
        "newt        – (out of date)  蠑螈\n"
        "water lily  – (missing)      睡蓮\n"
        "fi, out of date: 1 of 3\n"
        "fi, missing: 1 of 3\n",
        "",
    )


def test_what_does_not_fit_side_by_side_stands_in_lines(sidos: Sidos, root: Path) -> None:
    put(root, "zh-Hant", {"lily/term": "睡" * 30})

    said = sidos("locale", "glossary", "--root", str(root)).said

    assert said.startswith("frog\n  fi: sammakko\n  zh-Hant: 青蛙\nnewt\n")


def test_only_the_languages_asked_for(sidos: Sidos, root: Path) -> None:
    said = sidos("locale", "glossary", "zh-Hant", "--root", str(root)).said
    assert said.startswith("en          zh-Hant\n")


def test_json_has_everything(sidos: Sidos, root: Path) -> None:
    frog, newt, _ = json.loads(
        sidos("locale", "glossary", "--root", str(root), "--format", "json").said
    )

    assert (frog["id"], frog["course"], frog["lang"]) == ("frog", "ponds", "en")
    assert frog["wordings"]["fi"] == {
        "term": "sammakko",
        "definition": "Se hyppii.",
        "forms": ["sammakon", "sammakot"],
        "state": "translated",
    }
    assert newt["wordings"]["fi"]["state"] == "outdated"
    assert newt["wordings"]["fi"]["term"] == ""


def test_csv_as_weblate_imports_it(sidos: Sidos, root: Path) -> None:
    said = sidos("locale", "glossary", "fi", "--root", str(root), "--format", "csv").said

    rows = list(csv.DictReader(StringIO(said)))
    assert rows[0] == {
        "source": "frog",
        "target": "sammakko",
        "context": "frog",
        "translator_comments": "Se hyppii.",
        "developer_comments": "It jumps, croaks & <swims>.",
    }
    assert [(row["source"], row["target"]) for row in rows[1:]] == [
        ("newt", ""),
        ("water lily", ""),
    ]


def test_csv_of_several_languages_is_a_misuse(sidos: Sidos, root: Path) -> None:
    done = sidos("locale", "glossary", "--root", str(root), "--format", "csv")

    assert done.code == 2
    assert done.complained == (
        "sidos: A CSV file holds one language. Choose it, for example: sidos locale glossary fi\n"
    )


def test_tbx_is_built_as_its_dtd_says(sidos: Sidos, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "terms.tbx"

    done = sidos("locale", "glossary", "--root", str(root), "--format", "tbx", "--to", str(file))

    assert done == Outcome(0, f"3 terms are in {file}.\n", "")
    text = file.read_text("utf-8")
    assert '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">' in text
    tree = ET.fromstring(text)
    for element in tree.iter():
        assert re.fullmatch(MODEL[element.tag], " ".join(child.tag for child in element))
    assert (tree.get("type"), tree.get(LANG)) == ("TBX-Basic", "en")
    assert tree.findtext("martifHeader/encodingDesc/p[@type='XCSURI']") == "TBXBasicXCSV02.xcs"
    names = [entry.get("id", "") for entry in tree.iter("termEntry")]
    assert names == ["term.ponds.frog", "term.ponds.2-newt", "term.ponds.lily"]
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in names)


def test_tbx_holds_terms_and_definitions_in_each_language(sidos: Sidos, root: Path) -> None:
    said = sidos("locale", "glossary", "--root", str(root), "--format", "tbx").said

    frog, newt, _ = ET.fromstring(said).iter("termEntry")
    told = {one.get(LANG): (one.findtext("tig/term"), one.findtext("descrip")) for one in frog}
    assert told == {
        "en": ("frog", "It jumps, croaks & <swims>."),
        "fi": ("sammakko", "Se hyppii."),
        "zh-Hant": ("青蛙", None),
    }
    assert [one.get(LANG) for one in newt.iter("langSet")] == ["en", "zh-Hant"]


def test_a_project_without_a_glossary(sidos: Sidos, tmp_path: Path) -> None:
    done = sidos("locale", "glossary", "--root", str(pond(tmp_path / "bare")))

    assert done.code == 1
    assert "There is no glossary in" in done.complained


def test_a_folder_that_is_not_there(sidos: Sidos, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "none/terms.csv"
    done = sidos(
        "locale", "glossary", "fi", "--root", str(root), "--format", "csv", "--to", str(file)
    )
    assert done == Outcome(1, "", f"sidos: There is no folder {file.parent}. Check the path.\n")


def test_a_faulty_file_is_told_with_its_line(sidos: Sidos, root: Path) -> None:
    (root / "locales/fi/LC_MESSAGES/ponds.po").write_text('msgid "a\n', "utf-8")

    done = sidos("locale", "glossary", "--root", str(root))

    assert done.code == 1
    assert "ponds.po:1:1" in done.said
