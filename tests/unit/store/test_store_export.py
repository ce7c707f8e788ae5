"""Logs written and read again are equal; bad lines are told and the good ones kept."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidos.model.attempt import ASKED_AGAIN, SELF_JUDGED, Attempt, Certainty, Flow, Verdict
from sidos.store.csv_cell import guard, response_cell, response_of, unguard
from sidos.store.export import (
    BadLine,
    NewerLine,
    import_attempts,
    read_csv,
    read_jsonl,
    write_csv,
    write_jsonl,
)
from sidos.store.store import Store

Give = Callable[..., Attempt]

words = st.text(st.characters(codec="utf-8"), max_size=12)
starts = st.sampled_from(["", "=", "+", "-", "@", "'", "''=", "'tis", "[", "{", '"', "\t", "\r"])
lines = st.builds(str.__add__, starts, words)
EARLIEST, LATEST = datetime(2, 1, 1), datetime(9997, 1, 1)  # noqa: DTZ001 - the strategy adds it
names = st.sampled_from(["a", "b", "gap-1"])
attempts = st.builds(
    Attempt,
    id=st.text("=+-@'abc", min_size=1, max_size=5),
    session=lines.filter(bool),
    item=st.sampled_from(["c/l/i", "-/-/-", "c/@l".replace("@", "x") + "/i"]),
    rev=st.integers(1, 9),
    locale=st.sampled_from(["fi", "en", "zh_Hant"]),
    flow=st.sampled_from(Flow),
    seed=st.integers(-(2**63), 2**63 - 1),
    response=lines | st.lists(names).map(tuple) | st.dictionaries(names, lines),
    score=st.floats(0, 1),
    verdict=st.sampled_from(Verdict),
    at=st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC)),
    duration_ms=st.integers(0, 2**40),
    hints=st.integers(0, 5),
    certainty=st.none() | st.sampled_from(Certainty),
    day=st.dates(),
    replaces=st.none() | lines.filter(bool),
    form=st.sampled_from(["", SELF_JUDGED, ASKED_AGAIN]),
)


@given(st.lists(attempts, max_size=4))
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_back_equal(log: list[Attempt]) -> None:
    for write, read in ((write_jsonl, read_jsonl), (write_csv, read_csv)):
        stream = io.StringIO(newline="")
        assert write(log, stream) == len(log)
        stream.seek(0)
        assert list(read(stream)) == log


@given(lines)
@settings(max_examples=200, deadline=None)
def test_no_cell_is_a_formula_and_every_cell_comes_back(text: str) -> None:
    assert guard(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}
    assert unguard(guard(text)) == text
    assert response_of(response_cell(text)) == text


def test_a_formula_in_an_answer_is_guarded_in_the_file(give: Give) -> None:
    stream = io.StringIO(newline="")
    write_csv([give(response='=HYPERLINK("x")')], stream)
    assert "\"'=HYPERLINK(" in stream.getvalue()


def test_times_are_utc_and_numbers_have_points(give: Give) -> None:
    at = datetime(2026, 3, 2, 14, 30, tzinfo=timezone(timedelta(hours=2)))
    stream = io.StringIO(newline="")
    write_jsonl([give(at=at, score=0.5)], stream)
    line = json.loads(stream.getvalue())
    assert (line["at"], line["score"]) == ("2026-03-02T12:30:00Z", 0.5)
    stream = io.StringIO(newline="")
    write_csv([give(at=at, score=0.5)], stream)
    row = next(csv.DictReader(io.StringIO(stream.getvalue())))
    assert (row["at"], row["score"]) == ("2026-03-02T12:30:00Z", "0.5")


def line_of(give: Give, **changes: object) -> str:
    stream = io.StringIO()
    write_jsonl([give()], stream)
    content = json.loads(stream.getvalue()) | changes
    return json.dumps({name: value for name, value in content.items() if value != "gone"})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", ""),
        ("id", "gone"),
        ("item", "no-course"),
        ("item", "a/b/../c"),
        ("item", "a/b/c\n"),
        ("locale", "fi fi"),
        ("rev", 0),
        ("seed", 2**63),
        ("flow", "gone"),
        ("flow", "osmosis"),
        ("score", 1.5),
        ("score", "1"),
        ("response", 7),
        ("response", {"a": ["b"]}),
        ("response", "x" * 200_001),
        ("verdict", "fine"),
        ("at", "2026-03-02T12:00:00"),
        ("at", "yesterday"),
        ("at", "0001-01-01T00:00:00+14:00"),
        ("duration_ms", -1),
        ("hints", -1),
        ("certainty", "somewhat"),
    ],
)
def test_a_wrong_field_is_named(give: Give, field: str, value: object) -> None:
    found = list(read_jsonl([line_of(give), line_of(give, **{field: value}), line_of(give)]))
    assert found[::2] == [give(), give()]
    bad = found[1]
    assert isinstance(bad, BadLine)
    assert bad.line == 2
    assert bad.message.values == {"line": 2, "field": field}


def test_fields_of_later_versions_are_left_out_and_those_with_a_default_may_lack(
    give: Give,
) -> None:
    text = line_of(give, mood="fine", hints="gone", certainty="gone")
    assert list(read_jsonl([text])) == [NewerLine(give())]


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "null", "nonsense", '{"a": 1} 2', "[" * 100_000, "\udcff", '{"a": "\\udc80"}'],
)
def test_what_is_no_object_is_told(give: Give, line: str) -> None:
    first, bad = list(read_jsonl(["\ufeff" + line_of(give) + "\r\n", "\n", line]))[0:2]
    assert first == give()
    assert isinstance(bad, BadLine)
    assert bad.line == 3
    assert str(bad.message).startswith("Line 3 ")


def test_bad_rows_of_csv_are_told_with_their_line(give: Give) -> None:
    stream = io.StringIO(newline="")
    write_csv([give(), give(id="a2", response="two\nlines"), give(id="a3")], stream)
    header, one, *two, three = stream.getvalue().splitlines(keepends=True)
    rows = [header, one, "a,b\r\n", *two, "\r\n", three.replace("1.0", "one"), three]
    rows += [three.replace("vastaus", "[broken"), three.replace("vastaus", "\udcff")]
    found = list(read_csv(rows))
    good = [each.id for each in found if isinstance(each, Attempt)]
    bad = [each for each in found if isinstance(each, BadLine)]
    assert good == ["a1", "a2", "a3"]
    told = [(each.line, each.message.values.get("field")) for each in bad]
    assert told == [
        (3, None),
        (7, "score"),
        (9, "response"),
        (10, "response"),
    ]


@pytest.mark.parametrize("header", ["", "id,item\r\n", '{"id": 1}\r\n'])
def test_csv_without_its_names_is_refused(header: str) -> None:
    (bad,) = read_csv([header, "a,b\r\n"])
    assert isinstance(bad, BadLine)
    assert bad.line == 1


@pytest.mark.parametrize("name", ["log.jsonl", "log.CSV"])
def test_two_machines_logs_are_merged_and_importing_again_adds_nothing(
    store: Store, tmp_path: Path, give: Give, name: str
) -> None:
    store.add([give(id="here"), give(id="both")])
    file = tmp_path / name
    with file.open("w", encoding="utf-8", newline="") as stream:
        write = write_csv if name.endswith("CSV") else write_jsonl
        write([give(id="both"), give(id="there", response="siltä")], stream)
        stream.write("broken\n")
    for new in (1, 0):
        came = import_attempts(file, store.add)
        assert (came.read, came.added) == (2, new)
        assert [bad.line for bad in came.bad] == [4 if name.endswith("CSV") else 3]
    assert [attempt.id for attempt in store.attempts()] == ["both", "here", "there"]


def test_a_line_that_is_no_utf8_does_not_stop_the_others(
    store: Store, tmp_path: Path, give: Give
) -> None:
    file = tmp_path / "log.jsonl"
    file.write_bytes(b"\xff\xfe\n" + line_of(give).encode() + b"\n")
    came = import_attempts(file, store.add)
    assert came.added == 1
    assert [bad.line for bad in came.bad] == [1]


def test_lines_of_a_later_version_are_counted(path: Path, give: Give, tmp_path: Path) -> None:
    stream = io.StringIO()
    write_jsonl([give()], stream)
    line = json.loads(stream.getvalue())
    assert line["kind"] == "attempt"
    lines = [
        line,
        {**line, "id": "newer", "mood": "fine"},
        {"kind": "review", "id": "r", "due": "2026-03-02"},
        {key: value for key, value in line.items() if key != "kind"} | {"id": "older"},
    ]
    file = tmp_path / "answers.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in lines), "utf-8")
    with Store.open(path) as store:
        done = import_attempts(file, store.add)
        assert {attempt.id for attempt in store.attempts()} == {"a1", "newer", "older"}
    assert (done.read, done.added, done.left_out, done.newer) == (3, 3, 0, 2)


def test_only_the_first_bad_lines_are_listed(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text("nonsense\n" * 1_000, "utf-8")
    done = import_attempts(file, lambda attempts: len(list(attempts)))
    assert (len(done.bad), done.left_out) == (20, 1_000)
