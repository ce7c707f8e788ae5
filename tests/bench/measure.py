"""The measures: each gives some of the figures. `Bench` says how often to run and where to work."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench import locale_check, material, workshop_load
from tests.bench import locale_preview as preview
from tests.bench.figure import Figure
from tests.bench.trial import Pair, Step, app, floor, middle, paired, ratio, told


class Bench(NamedTuple):
    """`pairs`: how many; `folder`: a scratch folder; `data`: a learner's folder, caches filled."""

    pairs: int
    folder: Path
    data: Path

    @property
    def runs(self) -> int:
        """How often to run what is no ratio, and takes the median of many keys anyway."""
        return max(1, self.pairs // 3)


def start(bench: Bench) -> Iterator[Figure]:
    """From the start to the end: the app against the floor, in pairs."""
    down: Step = {"label": "down", "send": "<down>", "repeat": 10}
    wait = {"settle_ms": 300}
    ours = app(
        bench.data,
        idle_s=3,
        steps=[
            down,
            {"label": "open", "send": "<enter>", "expect": r"1/\d+  en", **wait},
            {"label": "back", "send": "<esc>", "expect": "Settings", **wait},
        ],
    )
    theirs = floor(
        idle_s=3,
        steps=[
            down,
            {"label": "open", "send": "<enter>", "expect": "The end of lesson", **wait},
            {"label": "back", "send": "<esc>", "expect": "Lesson number 11", **wait},
        ],
    )
    pairs = paired(ours, theirs, bench.pairs)

    def against(what: str, name: str, most: float, other: str = "", unit: str = "ms") -> Figure:
        note = told(pairs, name, unit)
        return Figure(what, ratio(pairs, name, other or name), " ×", most, note)

    yield against("start to ready, to the floor's", "ready_ms", 0.85)
    yield against("list: key to paint, median", "down.frame_ms", 0.6)
    yield against("list: key to paint, worst", "down.frame_ms_max", 1.0, "down.frame_ms")
    yield against("opening a lesson page", "open.expect_ms", 0.5)
    yield against("Esc back", "back.expect_ms", 0.6)
    yield against("idle: CPU", "idle_cpu_ms_per_s", 1.0)
    yield against("idle: wake-ups a second", "idle_wakeups_per_s", 1.0, unit="a second")
    yield against("exit", "exit_ms", 0.4)
    yield against("memory", "rss_ready_mb", 1.1, unit="MB")


def first_start(bench: Bench) -> Iterator[Figure]:
    """A home that has never seen sidos, and the memory then and later. Memory is what there is
    some time after the first frame, when all that can wait has been done."""
    empty, idle = bench.folder / "empty", 1
    empty.mkdir()
    bare = material.bare_checkout(bench.folder / "checkout")
    elsewhere = {"env": {"PYTHONPATH": str(bare / "app")}, "cwd": str(bare)}
    ready = {"en": "Quit", "fi": "Lopeta"}
    floors = floor(idle_s=idle)
    for tag in ("en", "fi"):
        ours = app(empty, lang=tag, ready=ready[tag], idle_s=idle)
        yield from _against_floor(f"first start ever, {tag}", paired(ours, floors, bench.pairs))
    for tag in ("en", "fi"):
        ours = app(empty, lang=tag, ready=ready[tag], idle_s=idle, **elsewhere)
        what = f"first start, nothing prepared, {tag}"
        yield from _against_floor(what, paired(ours, floors, bench.pairs))
    ours = app(bench.data, idle_s=idle)
    pairs = paired(ours, floors, bench.pairs)
    yield from _against_floor("later start, en", pairs, 0.85, 1.1)
    question: list[Step] = [{"label": "question", "send": "<enter>", "expect": "Answer"}]
    page: Step = {"label": "open", "send": "<enter>", "expect": "The end of lesson"}
    ours, theirs = app(bench.data, steps=question), floor(steps=[page])
    pairs = paired(ours, theirs, bench.pairs)
    what = "PSS: one question, to the floor's one page"
    yield Figure(what, ratio(pairs, "pss_end_mb"), " ×", 1.1, told(pairs, "pss_end_mb", "MB"))
    both = "PSS: one question, to the floor's first screen"
    measured = median(a["pss_end_mb"] / b["pss_ready_mb"] for a, b in pairs)
    yield Figure(both, measured, " ×", None)


def _against_floor(
    what: str, pairs: Sequence[Pair], slowest: float = 1.0, largest: float = 1.2
) -> Iterator[Figure]:
    """To ready, and the memory, to the floor's."""
    note = told(pairs, "ready_ms")
    yield Figure(f"{what}: to ready", ratio(pairs, "ready_ms"), " ×", slowest, note)
    note = told(pairs, "pss_end_mb", "MB")
    yield Figure(f"{what}: PSS", ratio(pairs, "pss_end_mb"), " ×", largest, note)


def scroll(bench: Bench) -> Iterator[Figure]:
    """A page of 10 KB."""
    root = material.long_page(bench.folder / "page")
    keys = {"line": ("j", 20), "page": ("<pagedown>", 3), "end": ("<end>", 1), "top": ("<home>", 1)}
    steps = [{"label": name, "send": key, "repeat": n} for name, (key, n) in keys.items()]
    trial = app(
        bench.data, "--lessons", str(root), "learn", "long-page", steps=steps, ready="Part 0"
    )
    runs = [trial.run() for _ in range(bench.runs)]
    for name in ("line", "page", "end"):
        measured = median(run[f"{name}.frame_ms"] for run in runs)
        yield Figure(f"scrolling 10 KB: {name}", measured, " ms", 16)


def answer(bench: Bench) -> Iterator[Figure]:
    """From Enter to the verdict. The store is looked at afterwards: every answer is in it."""
    root, count = material.many_questions(bench.folder / "questions"), 12
    steps: list[Step] = []
    for number in range(count):
        verdict = {"expect": r"(Right|Not quite)\.", "label": f"answer-{number}"}
        steps += [
            {"send": "<space>", "label": "pick"},
            {"send": "<enter>", **verdict},
            {"send": "<enter>", "label": "next"},
        ]
    data = bench.folder / "answers"
    runs = []
    for number in range(bench.runs):
        kept = Path(f"{data}-{number}")
        trial = app(
            bench.data,
            "--lessons",
            str(root),
            "learn",
            "many-questions",
            steps=steps,
            ready="Answer",
        )
        runs.append(trial.run(keep=kept))
        held = material.answers_in(kept / "progress.db")
        assert held == count, f"{held} answers of {count} are in the store"
    measured = middle(runs, lambda name: name.startswith("answer-") and name.endswith("expect_ms"))
    yield Figure("answer key to verdict, committed", measured, " ms", 50)


def language(bench: Bench) -> Iterator[Figure]:
    """Four switches in the middle of a real lesson's first question, a choice made."""
    to = {"fi": r"  fi *$", "en": r"  en *$"}
    steps: list[Step] = [
        {"send": "<enter>", "label": "page 2"},
        {"send": "<enter>", "label": "question", "expect": "Answer"},
        {"send": "<down><space>", "label": "pick"},
        *(
            {"send": "l", "expect": to[tag], "label": f"to-{number}"}
            for number, tag in enumerate(("fi", "en", "fi", "en"))
        ),
    ]
    trial = app(bench.data, "learn", "social-objects", steps=steps, ready="puppy")
    runs = [trial.run() for _ in range(bench.runs)]
    first = median(run["to-0.last_ms"] for run in runs)
    yield Figure("language switch in a question, the first", first, " ms", 120)
    rest = middle(runs, lambda name: name.startswith("to-") and name.endswith(".last_ms"))
    yield Figure("language switch in a question, median", rest, " ms", 120)


def course(bench: Bench) -> Iterator[Figure]:
    """5,000 more lessons."""
    root, data = material.many_lessons(bench.folder / "lessons"), bench.folder / "many"
    options = ("--lessons", str(root))
    material.warm(data, *options)
    steps: list[Step] = [
        {"label": "down", "send": "<down>", "repeat": 10},
        {"label": "end", "send": "<end>"},
        {"label": "up", "send": "<up>", "repeat": 10},
    ]
    pairs = paired(app(data, *options, steps=steps), app(bench.data, steps=steps), bench.pairs)
    what = "5,000 lessons: start, to the real course's"
    yield Figure(what, ratio(pairs, "ready_ms"), " ×", 1.1, told(pairs, "ready_ms"))
    for name, where in (("down", "at the top"), ("up", "at the end")):
        measured = ratio(pairs, f"{name}.frame_ms")
        note = told(pairs, f"{name}.frame_ms")
        # Noise included: the same app against itself is within a tenth.
        yield Figure(f"5,000 lessons: list movement {where}", measured, " ×", 1.1, note)


def search(bench: Bench) -> Iterator[Figure]:
    """5,000 more lessons, searched letter by letter. A key's first frame holds its results."""
    root, data = material.many_lessons(bench.folder / "to-search"), bench.folder / "searched"
    options = ("--lessons", str(root))
    material.warm(data, *options)
    word = "answers"
    steps: list[Step] = [
        {"label": "open", "send": "/", "expect": "searched as you type"},
        *({"label": f"key-{place}", "send": letter} for place, letter in enumerate(word)),
        {"label": "end", "send": " want", "expect": "in question"},
    ]
    trial = app(data, *options, steps=steps)
    runs = [trial.run() for _ in range(bench.runs)]
    measured = middle(runs, lambda name: name.startswith("key-") and name.endswith(".frame_ms"))
    yield Figure("5,000 lessons: search, a key to its results", measured, " ms", 50)
    worst = median(max(run[f"key-{place}.frame_ms"] for place in range(len(word))) for run in runs)
    yield Figure("5,000 lessons: search, the slowest key", worst, " ms", 50)


def store(bench: Bench) -> Iterator[Figure]:
    """A million answers."""
    data = bench.folder / "million"
    material.warm(data)
    material.fill_store(data / "progress.db")
    pairs = paired(app(data), app(bench.data), bench.pairs)
    what = "1,000,000 answers: start, to an empty store's"
    yield Figure(what, ratio(pairs, "ready_ms"), " ×", 1.05, told(pairs, "ready_ms"))


def version(bench: Bench) -> Iterator[Figure]:
    """`sidos --version` against `python -c pass`."""
    commands = ([sys.executable, "-m", "sidos", "--version"], [sys.executable, "-c", "pass"])
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env |= material.environment()

    def timed(command: list[str]) -> float:
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=env)
        return (time.perf_counter() - began) * 1e3

    rows = [tuple(timed(command) for command in commands) for _ in range(bench.pairs * 2 + 1)][1:]
    measured = median(ours / theirs for ours, theirs in rows)
    one, other = (median(row[side] for row in rows) for side in (0, 1))
    yield Figure(
        "sidos --version, to python -c pass", measured, " ×", 3, f"{one:.3g} to {other:.3g} ms"
    )


def locale_checks(bench: Bench) -> Iterator[Figure]:
    """What `sidos locale check` finds, and what it says of correct translations."""
    yield from locale_check.locale_checks(bench.folder)


def locale_preview(bench: Bench) -> Iterator[Figure]:
    """From a save in a translation file to the screen."""
    yield from preview.locale_preview(bench.folder / "preview", bench.runs)


def workshop(bench: Bench) -> Iterator[Figure]:
    """A workshop's hub with hundreds and thousands of people, and after crashes."""
    yield from workshop_load.workshop(bench.folder / "workshop")


def reliability(bench: Bench) -> Iterator[Figure]:
    """How often keys, bytes and trouble of all kinds end it."""
    from tests.bench import reliability as rows  # what it drives is imported where it is asked for

    yield from rows.reliability(bench.folder / "reliability", whole=bench.runs > 1)


def suite(_bench: Bench) -> Iterator[Figure]:
    """The whole test suite, in seconds."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "pytest", "-q"]
    subprocess.run(command, check=True, cwd=material.ROOT, stdout=subprocess.DEVNULL)
    yield Figure("the test suite", time.perf_counter() - began, " s", 240)


_ALL = (
    start,
    first_start,
    scroll,
    answer,
    language,
    course,
    search,
    store,
    version,
    locale_checks,
    locale_preview,
    workshop,
    reliability,
    suite,
)
MEASURES = {measure.__name__.replace("_", "-"): measure for measure in _ALL}
"""By name."""

LONG = ("workshop", "reliability", "suite")
"""Those that take minutes, and are measured only where they are named."""
