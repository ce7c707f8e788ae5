"""All figures of performance, against their targets: `python -m tests.bench [--quick] [NAME…]`.

It takes some ten minutes, on a machine that does nothing else; --quick takes three pairs of runs
instead of fifteen, which is enough to see that all of it works. The exit code is 1 where a target
is missed.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import material
from tests.bench.figure import HEAD, line
from tests.bench.measure import LONG, MEASURES, Bench

from sidos.study.preparation import prepare

_PAIRS, _QUICK = 15, 3


def main(arguments: list[str]) -> int:
    """Measure what is named, or all but the long ones; print a table; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{_QUICK} pairs, not {_PAIRS}")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(MEASURES)}")
    options = parser.parse_args(arguments)
    unknown = set(options.names) - set(MEASURES)
    if unknown:
        parser.error(f"no measure is called {', '.join(sorted(unknown))}")
    reached = True
    print(line(HEAD))
    with TemporaryDirectory(prefix="sidos-bench-") as folder:
        prepare(material.ROOT, material.ROOT / "prepared")  # as an installation does
        data = Path(folder) / "data"
        material.warm(data)
        bench = Bench(_QUICK if options.quick else _PAIRS, Path(folder), data)
        for name in options.names or [name for name in MEASURES if name not in LONG]:
            for figure in MEASURES[name](bench):
                reached = reached and figure.reached
                print(line(figure.row()), flush=True)
    for name in LONG:
        if name not in options.names:
            print(f"measured where it is named: python -m tests.bench {name}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
