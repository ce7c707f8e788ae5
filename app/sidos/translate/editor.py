"""The user's editor, opened at a line of a file."""

import shlex
from collections.abc import Mapping
from pathlib import Path

_GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor"}
_COLON = {"subl", "sublime_text", "zed"}


def editor_command(environ: Mapping[str, str], path: Path, line: int) -> list[str] | None:
    """The command line that opens `path` at `line` (from 1) and ends when the file is closed; None
    where VISUAL and EDITOR name no editor."""
    words = _words(environ.get("VISUAL", "")) or _words(environ.get("EDITOR", ""))
    if not words:
        return None
    name = Path(words[0]).name.casefold().removesuffix(".exe")
    if name in _GOTO | _COLON:
        wait = [] if {"--wait", "-w"} & set(words) else ["--wait"]
        goto = ["--goto"] if name in _GOTO else []
        return [*words, *wait, *goto, f"{path}:{line}"]
    # vi, vim, nvim, nano, emacs, micro, hx, kak, joe, gedit … all know it.
    return [*words, f"+{line}", str(path)]


def _words(command: str) -> list[str]:
    """The words of a command as a shell splits them."""
    try:
        return shlex.split(command)
    except ValueError:  # a quotation mark too few
        return command.split()
