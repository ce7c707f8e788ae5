"""The app as a translator's preview: it opens at a text, and saves are on screen at once."""

from collections.abc import Callable

from msgspec.structs import replace

from sidos.engine.event import Go, TakeHint
from sidos.engine.step import step
from sidos.model.attempt import Flow
from sidos.model.message import N_, Message
from sidos.study.study import OpenedSession, Study
from sidos.tui.app import SidosApp
from sidos.tui.translator.aim import Aim
from sidos.tui.translator.mode import TranslatorMode
from sidos.tui.translator.scroll import bring_into_view
from sidos.tui.translator.shown_text import texts_on
from sidos.tui.translator.visible import visible_widgets
from sidos.tui.widget.entry_list import EntryList


class PreviewApp(SidosApp):
    """`study` is a throwaway one: what is answered here isn't saved as progress. For a stop of the
    tour, it is the tour's."""

    def __init__(
        self,
        study: Study,
        aim: Aim | None = None,
        *,
        leave: Callable[[], None] | None = None,
        tracebacks: bool = True,
    ) -> None:
        super().__init__(study, leave=leave, tracebacks=tracebacks)
        self._aim = aim

    def on_mount(self) -> None:
        """Watch the files, and go to the text."""
        self.translator_mode = TranslatorMode(self, stays=True)
        self.run_worker(self.translator_mode.saves.warm(), group="translator")
        if self._aim is not None:
            self.run_worker(self._go(self._aim), group="translator")

    async def _go(self, aim: Aim) -> None:
        match aim.screen:
            case "station":
                from sidos.tui.session_screens import screen_of

                await self.push_screen(screen_of(opened_at(self.study, aim)))
            case "term":
                self.open_glossary(at=aim.key)
            case "source":
                self.open_sources(at=aim.key)
            case "stop":
                from sidos.tui.tour.route import go_to

                await go_to(self, aim.key)
            case _ if aim.key:
                self.screen.query_one(EntryList).go_to(aim.key)
        self.call_after_refresh(self._aim_at, aim)

    def _aim_at(self, aim: Aim) -> None:
        if aim.screen != "stop":
            self._scroll_to(aim)
        if self.translator_mode is not None:
            self.translator_mode.aim(aim.id)

    def _scroll_to(self, aim: Aim) -> None:
        """Scroll the text into view; show a notice if it isn't on this screen."""
        screen = self.screen
        texts = texts_on(screen, self.study, {}, list(visible_widgets(screen)))
        text = next((each for each in texts if each.id == aim.id), None)
        if text is None:
            sentence = N_(
                "The text belongs to this screen but isn’t visible now. It may need a wider "
                "window, or a different answer."
            )
            self.warn(Message(sentence))
        elif aim.screen == "station":
            bring_into_view(screen, text, cursor=True)


def opened_at(study: Study, aim: Aim) -> OpenedSession:
    """The lesson or quiz at the station of `aim`, where its text is shown."""
    opened = study.open(aim.key, aim.kind, fresh=True)
    session = replace(opened.session, flow=Flow.INSTANT, certainty=False)
    session = step(session, Go(aim.station))
    for _ in range(aim.hints):
        session = step(session, TakeHint())
    if aim.answered:
        session = study.apply(session, study.give_up(0))
    return replace(opened, session=session, scroll=0)
