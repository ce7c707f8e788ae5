"""What is measured on: courses and stores that no person would write, made for the occasion."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from shutil import copytree

from sidos.model.attempt import Attempt, Flow, Verdict
from sidos.store.row import COLUMNS, MARKS, row_of
from sidos.store.store import Store

ROOT = Path(__file__).resolve().parents[2]

_BATCH = 50_000
_PARAGRAPH = (
    "A tie that nobody uses is *not* gone: it **sleeps**, and a reason to speak wakes it up. "
    "Whoever keeps a list of such reasons keeps more than a list of names."
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven")


def sidos(data: Path, *arguments: str, lang: str = "en") -> list[str]:
    """The command that starts sidos with its files in `data`."""
    own = ["--data", str(data), "--lang", lang]
    return [sys.executable, "-m", "sidos", *own, *arguments]


def environment() -> dict[str, str]:
    """Where Python finds sidos: this checkout."""
    return {"PYTHONPATH": str(ROOT / "app")}


def bare_checkout(folder: Path) -> Path:
    """A copy of the checkout for which nothing was prepared, its Python files compiled."""
    for name in ("app", "lessons", "locales", "seeds"):
        copytree(ROOT / name, folder / name)
    command = [sys.executable, "-m", "compileall", "-q", str(folder / "app")]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def warm(data: Path, *options: str) -> None:
    """Fill the caches in `data`, the index of the search among them, as any second start finds
    them."""
    env = os.environ | environment()
    for tag in ("en", "fi"):
        command = sidos(data, *options, "lessons", "list", lang=tag)
        subprocess.run(command, check=True, capture_output=True, env=env, cwd=ROOT)
    command = sidos(data, *options, "--plain")
    subprocess.run(command, input=b"/ tie\n", check=True, capture_output=True, env=env, cwd=ROOT)
    shutil.rmtree(data / "backups", ignore_errors=True)


def long_page(root: Path) -> Path:
    """A course with one lesson of one page of 10 KB; the folder it is in."""
    blocks: list[str] = []
    size = 0
    while size < 10_000:
        place = len(blocks)
        block = f"## Part {place}" if place % 6 == 0 else f"{place}. {_PARAGRAPH}"
        blocks.append(block)
        size += len(block) + 2
    blocks.append("The end of the page.")
    text = "\n\n".join(blocks)
    return _course(root, {"long-page": [{"id": "page", "text": text}]})


def many_questions(root: Path, count: int = 12) -> Path:
    """A course with one lesson of `count` questions to choose in; the folder it is in."""
    return _course(root, {"many-questions": [_question(number) for number in range(count)]})


def many_lessons(root: Path, count: int = 5_000) -> Path:
    """A course of `count` lessons; the folder it is in."""
    page: dict[str, object] = {"id": "page", "text": _PARAGRAPH}
    lessons = {f"lesson-{number}": [page, _question(number)] for number in range(count)}
    return _course(root, lessons)


def _question(number: int) -> dict[str, object]:
    words = islice(_WORDS, number % 5, number % 5 + 3)
    options = [
        {"id": word, "text": f"The answer called {word}", "why": f"It is called {word} here."}
        | ({"correct": True} if place == 0 else {})
        for place, word in enumerate(words)
    ]
    ask = {
        "type": "choice",
        "prompt": f"Which of these answers is the one wanted in question {number}?",
        "options": options,
        "explain": "Nothing is explained by it.",
    }
    return {"id": f"question-{number}", "ask": ask}


def _course(root: Path, lessons: dict[str, list[dict[str, object]]]) -> Path:
    """YAML is written as JSON, which it contains."""
    folder = root / "bench"
    folder.mkdir(parents=True)
    names = list(lessons)
    units = [
        {"id": f"unit-{start}", "title": f"Unit {start}", "lessons": names[start : start + 50]}
        for start in range(0, len(names), 50)
    ]
    course = {"format": 1, "id": "bench", "lang": "en", "title": "Bench", "units": units}
    (folder / "course.yaml").write_text(json.dumps(course), "utf-8")
    for number, (name, steps) in enumerate(lessons.items()):
        lesson = {
            "format": 1,
            "id": name,
            "lang": "en",
            "title": f"Generated lesson {number}",
            "summary": "Made to be measured.",
            "minutes": 5,
            "concepts": ["tie"],
            "steps": steps,
        }
        (folder / f"{name}.yaml").write_text(json.dumps(lesson), "utf-8")
    return root


def fill_store(path: Path, count: int = 1_000_000) -> None:
    """A store of `count` answers at questions of the real course's lessons, over two years."""
    with closing(Store.open(path)) as store:
        with closing(sqlite3.connect(path)) as connection:
            rest = _rows(count)
            while batch := list(islice(rest, _BATCH)):
                statement = f"INSERT INTO attempt ({COLUMNS}) VALUES ({MARKS})"
                connection.executemany(statement, batch)
                connection.commit()
        store.rebuild()
        store.backup(datetime.now(UTC))


def _rows(count: int) -> Iterator[list[str | int | float | None]]:
    first = datetime(2020, 1, 1, tzinfo=UTC)
    row = row_of(_attempt(first))
    names = Attempt.__struct_fields__
    place, item, at = names.index("id"), names.index("item"), names.index("at")
    start = row[at]
    assert isinstance(start, int)
    minute = timedelta(minutes=1) // timedelta(microseconds=1)
    course = ROOT / "lessons" / "social-capital"
    lessons = sorted(path.stem for path in course.glob("*.yaml"))
    for number in range(count):
        row[place] = f"{number * 2_654_435_761 % 2**32:032x}"
        lesson = lessons[number % len(lessons)]
        row[item] = f"social-capital/{lesson}/item-{number // len(lessons) % 12}"
        row[at] = start + number * minute
        yield list(row)


def _attempt(at: datetime) -> Attempt:
    return Attempt(
        id="",
        session="0" * 32,
        item="",
        rev=1,
        locale="en",
        flow=Flow.INSTANT,
        seed=1,
        response="the-answer",
        score=1.0,
        verdict=Verdict.RIGHT,
        at=at,
        duration_ms=9_000,
    )


def answers_in(path: Path) -> int:
    """How many answers the store holds."""
    with closing(sqlite3.connect(path)) as connection:
        count: int = connection.execute("SELECT count(*) FROM attempt").fetchone()[0]
    return count
