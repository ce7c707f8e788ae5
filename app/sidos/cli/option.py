"""The options that every command has, and reading them without a parser where there is no more.

Click costs as much as all else that `sidos` alone imports; most starts need none of it.
"""

from collections.abc import Mapping, Sequence
from os import pathsep
from pathlib import Path

from msgspec import Struct

_VALUED = ("--lang", "--data", "--lessons")


class Options(Struct, frozen=True, kw_only=True):
    """`lang`: the language asked for; `lessons`: further folders of courses; `data`: where the
    learner's files are kept instead of the system's usual folders."""

    lang: str | None = None
    plain: bool = False
    lessons: tuple[Path, ...] = ()
    data: Path | None = None
    debug: bool = False


def plain_options(arguments: Sequence[str]) -> Options | None:
    """The options in `arguments` where they hold nothing else, None where they do (a command, an
    option unknown here, a value missing): then it takes click to say what is meant."""
    options, rest = _read(arguments)
    return None if rest else options


def peeked(arguments: Sequence[str]) -> Options:
    """What of the options can be seen before the command line is parsed, wherever they are: the
    language for its help and its errors."""
    return _read(arguments, anywhere=True)[0]


def named_folders(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """The folders of courses in SIDOS_LESSONS, separated as in PATH."""
    return _folders(environ, "SIDOS_LESSONS")


def named_locales(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """The folders of languages in SIDOS_LOCALES, separated likewise."""
    return _folders(environ, "SIDOS_LOCALES")


def _folders(environ: Mapping[str, str], name: str) -> tuple[Path, ...]:
    return tuple(Path(each) for each in environ.get(name, "").split(pathsep) if each)


def _read(arguments: Sequence[str], *, anywhere: bool = False) -> tuple[Options, list[str]]:
    """The options at the beginning of `arguments`, and what comes after them; or `anywhere` before
    a “--”."""
    values: dict[str, list[str]] = {name: [] for name in _VALUED}
    flags: set[str] = set()
    rest = list(arguments)
    while rest:
        name, equals, value = rest[0].partition("=")
        if name in values and (equals or len(rest) > 1):
            values[name].append(value if equals else rest[1])
            rest = rest[1 if equals else 2 :]
        elif rest[0] in {"--plain", "--debug"}:
            flags.add(rest.pop(0))
        elif anywhere and rest[0] != "--":
            rest.pop(0)
        else:
            break
    options = Options(
        lang=values["--lang"][-1] if values["--lang"] else None,
        plain="--plain" in flags,
        lessons=tuple(map(Path, values["--lessons"])),
        data=Path(values["--data"][-1]) if values["--data"] else None,
        debug="--debug" in flags,
    )
    return options, rest
