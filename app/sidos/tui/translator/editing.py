"""The way from a text on screen to the person's own editor and back; a sentence where there is no
way."""

import os
import signal
import subprocess
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from sidos.model.message import N_, Message
from sidos.translate.editor import editor_command
from sidos.tui.translator.live_texts import Found

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp


def open_in_editor(app: "SidosApp", place: Found | None, environ: Mapping[str, str]) -> None:
    """Open `place` in the editor that `environ` names; this returns when the editor is closed."""
    if place is None:
        app.warn(Message(N_("This text isn’t in a file that can be opened from here.")))
        return
    values: dict[str, str | int] = {"place": f"{place.path}:{place.line}"}
    if not os.access(place.path, os.W_OK):
        said = N_(
            "You don’t have permission to change {place}. To translate, run sidos from a "
            "copy of its source code."
        )
        app.warn(Message(said, values))
        return
    command = editor_command(environ, place.path, place.line)
    if command is None:
        said = N_(
            "No editor is set. Set yours in the variable EDITOR (export EDITOR=nano), or open "
            "{place} yourself."
        )
        app.warn(Message(said, values))
        return
    try:
        with app.suspend():  # it ends with no way back to the screen if anything is raised in it
            started = _run(command)
    except SuspendNotSupported:
        app.warn(
            Message(N_("No editor can be opened in this terminal. Open {place} yourself."), values)
        )
        return
    if not started:
        said = N_("The editor “{name}” can’t be started. Open {place} yourself.")
        app.warn(Message(said, {**values, "name": command[0]}))


def _run(command: list[str]) -> bool:
    """Run until it ends, and say whether it could be started. Ctrl+C is the editor's alone."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        subprocess.run(command, check=False)  # noqa: S603 - a person's own editor
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True
