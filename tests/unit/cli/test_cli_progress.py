import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome

Sidos = Callable[..., Outcome]


@pytest.fixture
def answered(sidos: Sidos) -> Sidos:
    """The first question of `bread` was answered wrong."""
    sidos("learn", "bread", given="\n2\n")
    return sidos


def test_figures_are_told(answered: Sidos) -> None:
    said = answered("progress", "stats").said

    assert "Answers: 1\n" in said
    assert "Wrong: 1\n" in said


def test_answers_go_out_and_come_back_once(answered: Sidos, tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    out = answered("progress", "export", str(file))
    gone = answered("progress", "reset", "bread", "--yes")
    back = answered("progress", "import", str(file))
    again = answered("progress", "import", str(file))

    assert out.said == f"1 answer is in {file}.\n"
    assert gone.said == "1 answer was deleted.\n"
    assert back.said == "1 answer was read. New: 1.\n"
    assert again.said == "1 answer was read. New: 0.\n"
    assert "Answers: 1\n" in answered("progress", "stats").said


def test_answers_are_written_to_standard_output_and_as_a_table(
    answered: Sidos, tmp_path: Path
) -> None:
    assert '"item":"baking/bread/wait"' in answered("progress", "export").said
    answered("progress", "export", str(tmp_path / "answers.csv"))

    with (tmp_path / "answers.csv").open(newline="", encoding="utf-8") as table:
        (row,) = csv.DictReader(table)
    assert row["verdict"] == "wrong"


def test_bad_lines_are_told_and_good_ones_kept(answered: Sidos, tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    answered("progress", "export", str(file))
    file.write_text("nonsense\n" + file.read_text("utf-8"), "utf-8")

    done = answered("progress", "import", str(file))

    assert done.code == 1
    assert (
        done.complained
        == "Line 1 is not a JSON object, so it was left out. Import a file written by “sidos "
        "progress export”.\n"
    )
    assert done.said.startswith("1 answer was read")


def test_a_file_that_is_not_there_is_one_sentence(sidos: Sidos, tmp_path: Path) -> None:
    done = sidos("progress", "import", str(tmp_path / "none"))

    assert done.code == 1
    assert done.complained == f"sidos: {tmp_path / 'none'} doesn’t exist. Check the path.\n"


def test_nothing_is_deleted_without_a_yes(answered: Sidos) -> None:
    done = answered("progress", "reset")

    assert done.code == 2
    assert "Nothing was deleted." in done.complained
    assert "Answers: 1\n" in answered("progress", "stats").said


def test_progress_is_worked_out_anew(answered: Sidos) -> None:
    before = answered("lessons", "list").said

    assert answered("progress", "rebuild").code == 0
    assert answered("lessons", "list").said == before


def test_a_damaged_store_is_told_of_and_left_alone(sidos: Sidos, tmp_path: Path) -> None:
    store = tmp_path / "data" / "progress.db"
    store.parent.mkdir()
    store.write_bytes(b"no database" * 100)

    stats, reset = sidos("progress", "stats"), sidos("progress", "reset", "--yes")

    assert (stats.code, reset.code) == (1, 1)
    assert "is damaged" in stats.complained
    assert "is damaged" in reset.complained
    assert store.read_bytes() == b"no database" * 100


def test_files_that_cannot_be_used_are_told_in_finnish(sidos: Sidos, tmp_path: Path) -> None:
    missing, folder = tmp_path / "missing.jsonl", tmp_path / "nowhere"

    def said(*arguments: str) -> str:
        return sidos("--lang", "fi", "progress", *arguments).complained

    assert said("import", str(missing)) == f"sidos: Tätä ei ole: {missing}. Tarkista polku.\n"
    assert (
        said("import", str(tmp_path))
        == f"sidos: {tmp_path} on kansio eikä tiedosto. Anna tiedosto.\n"
    )
    assert (
        said("export", str(folder / "a.csv"))
        == f"sidos: Kansiota {folder} ei ole. Tarkista polku.\n"
    )


def test_answers_are_listed_and_those_judged_by_oneself_alone(answered: Sidos) -> None:
    line = answered("progress", "answers").said
    assert line.endswith("  baking/bread/wait  " + line.split()[-1] + "\n")
    assert answered("progress", "answers", "--self-judged").said == ""


def test_an_export_onto_the_store_or_onto_more_is_refused(answered: Sidos, tmp_path: Path) -> None:
    file, data = tmp_path / "answers.jsonl", tmp_path / "data"
    answered("progress", "export", str(file))
    before = file.read_bytes()
    for own in ("progress.db", "settings.json", "backups/a.jsonl"):
        refused = answered("progress", "export", str(data / own), "--force")
        assert refused.code == 1
        assert "Choose another file." in refused.complained
    assert "Answers: 1\n" in answered("progress", "stats").said
    answered("progress", "reset", "--yes")
    less = answered("progress", "export", str(file))
    assert (less.code, file.read_bytes()) == (1, before)
    assert "--force" in less.complained
    assert answered("progress", "export", str(file), "--force").code == 0
    assert file.read_bytes() == b""


def test_an_export_of_a_damaged_store_is_no_success(answered: Sidos, tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    answered("progress", "export", str(file))
    before = file.read_bytes()
    (tmp_path / "data" / "progress.db").write_bytes(b"no database" * 100)
    assert answered("progress", "export", str(file)).code == 1
    assert answered("progress", "export").code == 1
    assert file.read_bytes() == before


def test_a_damaged_store_is_restored_from_its_copies(answered: Sidos, tmp_path: Path) -> None:
    store = tmp_path / "data" / "progress.db"
    (copy,) = (store.parent / "backups").iterdir()
    store.write_bytes(b"no database" * 100)

    listed = answered("progress", "restore", "--list")
    assert (listed.code, copy.stem in listed.said, "answers: 1" in listed.said) == (0, True, True)
    assert answered("progress", "restore", "nothing").code == 2
    done = answered("progress", "restore")

    assert done.code == 0
    assert "Answers in your progress: 1. Read from the file itself: 0.\n" in done.said
    assert "Answers: 1\n" in answered("progress", "stats").said
    assert "Nothing was missing" in answered("progress", "restore", copy.stem).said
