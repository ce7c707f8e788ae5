"""One run of sidos: the learner's files and language, by the options and the environment.

Each thing is made when it is first asked for, so that a command opens only what it needs.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sidos.cli.error import MISUSED, CommandError
from sidos.cli.option import Options, named_folders, named_locales
from sidos.model.message import N_, Message
from sidos.study.paths import Places, find_places

if TYPE_CHECKING:
    from sidos.content.library import Library
    from sidos.i18n.format import Formats
    from sidos.i18n.locales import Locales
    from sidos.i18n.negotiation import Negotiated
    from sidos.i18n.translator import Translator
    from sidos.store.settings import Settings
    from sidos.store.store import Store
    from sidos.study.study import Study


class Context:
    """`environ` has the languages wished for, SIDOS_LESSONS and SIDOS_LOCALES."""

    def __init__(self, options: Options, environ: Mapping[str, str]) -> None:
        self.options = options
        self.environ = environ

    @cached_property
    def places(self) -> Places:
        """Where everything is."""
        for folder in self.options.lessons:
            if not folder.is_dir():
                text = N_("There is no folder {path}. Check the path.")
                raise CommandError(Message(text, {"path": str(folder)}), MISUSED)
        more = (*self.options.lessons, *named_folders(self.environ))
        return find_places(
            self.options.data,
            tuple(folder.absolute() for folder in more),
            tuple(folder.absolute() for folder in named_locales(self.environ)),
        )

    @cached_property
    def _loaded(self) -> "tuple[Settings, Message | None]":
        from sidos.store.settings import load_settings

        return load_settings(self.places.settings)

    @property
    def settings(self) -> "Settings":
        """The learner's settings."""
        return self._loaded[0]

    @property
    def problem(self) -> Message | None:
        """What is wrong with the settings' file or a folder of courses, if anything."""
        return self._loaded[1] or self._no_course()

    def _no_course(self) -> Message | None:
        """A folder that was named for its courses and has none."""
        named = (*self.options.lessons, *named_folders(self.environ))
        for folder in named:
            from sidos.content.course_files import course_folders

            if not any(course_folders((folder,))):
                text = N_("There is no course in {path}. Give a folder that has a course.yaml.")
                return Message(text, {"path": str(folder)})
        return None

    @cached_property
    def locales(self) -> "Locales":
        """The languages of the interface."""
        from sidos.i18n.locales import Locales

        return Locales(self.places.locales, self.places.cache, prepared=self.places.prepared)

    @cached_property
    def negotiated(self) -> "Negotiated":
        """The language to speak: as asked for on the command line, else in the settings, else in
        the environment."""
        from sidos.i18n.negotiation import negotiate, wanted

        available = self.locales.available()
        if self.options.lang is not None:
            asked = negotiate([self.options.lang], available, default="")
            if asked.tag:
                return asked
        wishes = wanted(self.environ)
        if self.settings.language is not None:
            wishes = (self.settings.language, *wishes)
        return negotiate(wishes, available)

    @cached_property
    def text(self) -> "Translator":
        """The words of the interface in that language."""
        return self.locales.translator(self.negotiated.tag)

    @property
    def formats(self) -> "Formats":
        """How that language writes numbers and dates."""
        from sidos.i18n.format import Formats

        return Formats(self.locales.info(self.negotiated.tag).cldr)

    @cached_property
    def library(self) -> "Library":
        """The courses."""
        from sidos.content.library import Library

        return Library(self.places.lessons, self.places.cache, self.places.prepared)

    @cached_property
    def store(self) -> "Store":
        """The learner's answers."""
        from sidos.store.store import Store

        return Store.open(self.places.progress)

    @cached_property
    def study(self) -> "Study":
        """All of it together."""
        from sidos.study.study import Study

        return Study(
            library=self.library,
            locales=self.locales,
            store=self.store,
            settings=self.settings,
            settings_path=self.places.settings,
            tag=self.negotiated.tag,
        )

    def add_options(self, given: Options) -> None:
        """Take options that came later on the command line: they go before earlier ones, and
        folders of lessons are added to those."""
        if given == Options():
            return
        earlier = self.options
        self.options = Options(
            lang=earlier.lang if given.lang is None else given.lang,
            plain=earlier.plain or given.plain,
            lessons=(*earlier.lessons, *given.lessons),
            data=given.data or earlier.data,
            debug=earlier.debug or given.debug,
        )
        self.__dict__.pop("places", None)

    def speak(self, wish: str) -> None:
        """Go on in the language that a command's own option asks for. CommandError where it
        can't be had."""
        self.options = replace(self.options, lang=wish)
        for name in ("negotiated", "text", "study"):
            self.__dict__.pop(name, None)
        self.check_language()

    def check_language(self) -> None:
        """CommandError where the language asked for on the command line can't be had."""
        from sidos.i18n.negotiation import negotiate

        wish, available = self.options.lang, self.locales.available()
        if wish is not None and not negotiate([wish], available, default="").tag:
            tags = ", ".join(info.tag for info in available)
            text = N_("There is no language “{wish}”. Choose one of these: {tags}.")
            raise CommandError(Message(text, {"wish": wish, "tags": tags}), MISUSED)

    def close(self) -> None:
        """Close what was opened."""
        for name in ("study", "store"):
            if name in self.__dict__:
                self.__dict__[name].close()
