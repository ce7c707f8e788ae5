"""Runs of a program in a terminal, alone or in pairs with another; figures are medians of them.

The machine is noisy: what the table gives as a ratio is taken from runs that alternate.
"""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import tuibench
from tests.bench.material import ROOT, environment, sidos

Metrics = Mapping[str, float]
Step = dict[str, Any]
Spec = dict[str, Any]
Pair = tuple[Metrics, Metrics]

_ATTEMPTS = 3
_run: Callable[[Spec], dict[str, Any]] = tuibench.run


class FailedRunError(Exception):
    """A run that did not come to its end; the message holds the last screen."""


class Trial:
    """A program that can be run again and again, each time from the same state."""

    def __init__(self, spec: Spec, data: Path | None = None) -> None:
        self.spec = spec
        self.data = data

    def run(self, keep: Path | None = None) -> Metrics:
        """Run once; the metrics, as tuibench's docstring lists them. Raises FailedRunError.

        A run may fail where the machine was busy elsewhere; it is tried again then. `keep`: where
        the files that the program leaves behind are to be found afterwards.
        """
        said = ""
        for _ in range(_ATTEMPTS):
            with TemporaryDirectory() as folder:
                result = _run(self._spec_in(Path(folder)))
                good = not result["failed"] and not result["leftovers"]
                if good and keep is not None:
                    shutil.copytree(Path(folder) / "data", keep)
            if good:
                metrics: Metrics = result["metrics"]
                return metrics
            said = f"{result['failed']} {result['leftovers']}\n{result['screen']}"
        raise FailedRunError(said)

    def _spec_in(self, folder: Path) -> Spec:
        if self.data is None:
            return self.spec
        data = folder / "data"
        # The big file of a store is not copied for each run: no run here adds to it.
        shutil.copytree(self.data, data, copy_function=_place)
        return self.spec | {
            "cmd": [str(data) if part == _DATA else part for part in self.spec["cmd"]]
        }


_DATA = "{data}"
_LARGE = 50_000_000


def _place(source: str, target: str) -> None:
    if Path(source).stat().st_size > _LARGE:
        Path(target).symlink_to(source)
    else:
        shutil.copy2(source, target)


def app(data: Path, *arguments: str, lang: str = "en", **spec: object) -> Trial:
    """sidos, its files as they are in `data` at every start."""
    command = sidos(Path(_DATA), *arguments, lang=lang)
    own = {"cmd": command, "env": environment(), "cwd": str(ROOT), "ready": "Quit"}
    return Trial({**own, "quit": "<ctrl+q>", **spec}, data)


def floor(**spec: object) -> Trial:
    """The smallest Textual app of its kind."""
    command = [sys.executable, str(Path(__file__).with_name("floor_app.py"))]
    return Trial({"cmd": command, "ready": "Lesson number 11", "quit": "<ctrl+q>", **spec})


def paired(one: Trial, other: Trial, count: int) -> list[Pair]:
    """`count` pairs of runs in the order ABBA…, after one of each that doesn't count."""
    one.run(), other.run()
    pairs: list[Pair] = []
    for number in range(count):
        if number % 2:
            second = other.run()
            pairs.append((one.run(), second))
        else:
            pairs.append((one.run(), other.run()))
    return pairs


def ratio(pairs: Sequence[Pair], name: str, other: str | None = None) -> float:
    """The median over pairs of the first's metric to the second's (or its metric `other`)."""
    return median(a[name] / b[other or name] for a, b in pairs)


def told(pairs: Sequence[Pair], name: str, unit: str = "ms") -> str:
    """Both medians, for the note beside a ratio."""
    one, other = (median(pair[side][name] for pair in pairs) for side in (0, 1))
    return f"{one:.3g} to {other:.3g} {unit}"


def middle(runs: Sequence[Metrics], choose: Callable[[str], bool]) -> float:
    """The median, over all runs, of the metrics whose names are chosen."""
    return median(value for run in runs for name, value in run.items() if choose(name))
