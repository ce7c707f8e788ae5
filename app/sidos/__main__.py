"""`python -m sidos` and the command `sidos`."""

import sys


def main() -> None:
    """Run sidos with the command line's arguments, and end with its exit code."""
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
