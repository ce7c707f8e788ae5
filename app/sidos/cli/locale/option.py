"""Arguments that several of the commands have, and what they mean."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import MISUSED, CommandError
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.content.finding import Finding


def tags_argument(context: Context) -> click.Argument:
    """The languages meant; none for all."""
    return click.Argument(["tags"], nargs=-1, metavar=context.text.gettext("TAG…"))


def project(root: str) -> Path:
    """The folder, which must hold something to translate."""
    from sidos.translate.layout import domains

    folder = Path(root).absolute()
    if not domains(folder):
        text = N_("There is no course or project to translate in {path}. Give its folder.")
        raise CommandError(Message(text, {"path": str(folder)}), MISUSED)
    return folder


def known_tags(folder: Path, tags: Sequence[str]) -> tuple[str, ...]:
    """The languages asked for, each of which must be there."""
    from sidos.translate.layout import domains, tags_of

    there = sorted({tag for domain in domains(folder) for tag in tags_of(domain)})
    for tag in tags:
        if tag not in there:
            text = N_("There is no translation here yet. Start one: sidos locale new {wish}")
            if there:
                text = N_("There is no language “{wish}”. Choose one of these: {tags}.")
            raise CommandError(Message(text, {"wish": tag, "tags": ", ".join(there)}), MISUSED)
    return tuple(tags)


def terminal_size() -> os.terminal_size:
    """The terminal's; 80 by 24 where the output goes elsewhere."""
    usual = os.terminal_size((80, 24))
    return shutil.get_terminal_size(usual) if sys.stdout.isatty() else usual


def nearby(findings: Sequence["Finding"]) -> list["Finding"]:
    """Findings with their paths as they are shown."""
    from msgspec.structs import replace

    return [replace(finding, path=near(Path(finding.path))) for finding in findings]


def near(path: Path) -> str:
    """A path as it is shown: relative where it is below this folder."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
