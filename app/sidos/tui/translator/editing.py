"""Opening a text on screen in the translator's own editor; a notice if that isn't possible."""

import os
import signal
import subprocess
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from sidos.model.message import N_, Message
from sidos.translate.editor import editor_command
from sidos.tui.translator.live_texts import TextPlace

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp


def open_in_editor(app: "SidosApp", place: TextPlace | None, environ: Mapping[str, str]) -> None:
    """Open `place` in the editor that `environ` names; this returns when the editor is closed."""
    if place is None:
        app.warn(Message(N_("This text isn’t in a file that can be opened from here.")))
        return
    values: dict[str, str | int] = {"place": f"{place.path}:{place.line}"}
    if not os.access(place.path, os.W_OK):
        sentence = N_(
            "You don’t have permission to change {place}. To translate, run sidos from a "
            "copy of its source code."
        )
        app.warn(Message(sentence, values))
        return
    command = editor_command(environ, place.path, place.line)
    if command is None:
        sentence = N_(
            "No editor is set. Set yours in the variable EDITOR (export EDITOR=nano), or open "
            "{place} yourself."
        )
        app.warn(Message(sentence, values))
        return
    try:
        with app.suspend():  # an exception inside would leave no screen
            started = _run(command)
    except SuspendNotSupported:
        app.warn(
            Message(N_("No editor can be opened in this terminal. Open {place} yourself."), values)
        )
        return
    if not started:
        sentence = N_("The editor “{name}” can’t be started. Open {place} yourself.")
        app.warn(Message(sentence, {**values, "name": command[0]}))


def _run(command: list[str]) -> bool:
    """Run to the end; False if it can't be started. Only the editor gets Ctrl+C."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        subprocess.run(command, check=False)  # noqa: S603 - a person's own editor
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True
