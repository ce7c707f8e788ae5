"""`python -m sidos` and the command `sidos`."""

import os
import sys


def main() -> None:
    """Run sidos with the command line's arguments, and end with its exit code."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # the caller has closed it
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from sidos import __version__

        # Nothing is imported for this one line.
        sys.stdout.write(f"sidos {__version__}\n")
        return
    from sidos.cli.run import run

    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
