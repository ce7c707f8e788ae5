"""`sidos locale preview`: the app in a language, at a text, with saves on screen at once."""

import shutil
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from sidos.cli.context import Context
from sidos.cli.error import FAILED, CommandError
from sidos.cli.local import Worded
from sidos.cli.locale.option import known_tags, project
from sidos.cli.option_table import options
from sidos.model.message import N_, Message
from sidos.study.paths import Places, bundled

if TYPE_CHECKING:
    from sidos.store.settings import Settings
    from sidos.tui.app import SidosApp
    from sidos.tui.tour.study import TourStudy


class PreviewSession(Context):
    """A run on the project at `root`, in the language `tag`: the learner's settings and cache, but
    a progress of its own, gone when it is closed."""

    def __init__(self, learner: Context, tag: str, root: Path) -> None:
        super().__init__(replace(learner.options, lang=tag), learner.environ)
        self._learner = learner
        self._root = root
        self.folder = Path(mkdtemp(prefix="sidos-preview-"))

    @cached_property
    def places(self) -> Places:
        """Where everything is."""
        from sidos.translate.layout import domains

        own, root = self._learner.places, self._root
        single = (root / "course.yaml").is_file()
        # A course's translations are in its own folder or in its project's.
        locales = (bundled("locales"), domains(root)[0].locales) if single else (root / "locales",)
        return replace(
            own,
            lessons=((root if single else root / "lessons"), *own.lessons[1:]),
            locales=tuple(dict.fromkeys(locales)),
            progress=self.folder / "progress.db",
            settings=self.folder / "settings.json",
        )

    @cached_property
    def _loaded(self) -> "tuple[Settings, Message | None]":
        return self._learner.settings, None

    @cached_property
    def tour(self) -> "TourStudy":
        """A made-up course, on which every screen can be shown."""
        from sidos.tui.tour.study import TourStudy

        return TourStudy(self.folder, self.locales, self.negotiated.tag, self.settings)

    def close(self) -> None:
        """Close what was opened, and leave nothing behind."""
        super().close()
        if "tour" in self.__dict__:
            self.tour.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def command(context: Context) -> click.Command:
    """Open the app."""
    gettext = context.text.gettext

    def callback(tag: str, at: str, root: str) -> int:
        from sidos.cli.front import run_app, wants_lines

        folder = project(root)
        known_tags(folder, [tag])
        if wants_lines(context.options.plain, context.environ, sys.stdin, sys.stdout):
            raise CommandError(
                Message(
                    N_("The preview needs the full screen. Run it in a terminal, without --plain.")
                ),
                FAILED,
            )
        own = PreviewSession(context, tag, folder)
        try:
            own.check_language()
            own.library.refresh()
            return run_app(own, _maker(own, at))
        finally:
            own.close()

    return Worded(
        context,
        "preview",
        callback=callback,
        help=gettext(
            "Open the app in the language TAG. What you save in its translation files appears at "
            "once. F9 shows where each text comes from. Your progress is not changed."
        ),
        params=[
            click.Argument(["tag"], metavar=gettext("TAG")),
            *options(context, "at", "root"),
        ],
    )


def _maker(own: PreviewSession, at: str) -> "Callable[[Callable[[], None]], SidosApp]":
    """What makes the app, once it is known where the text is. NoAimError where it is nowhere."""
    from sidos.tui.translator.aim import find_aim
    from sidos.tui.translator.preview import PreviewApp

    aim = find_aim(own.study, at) if at else None
    study = own.tour if aim is not None and aim.screen == "stop" else own.study
    debug = own.options.debug
    return lambda leave: PreviewApp(study, aim, leave=leave, tracebacks=debug)
