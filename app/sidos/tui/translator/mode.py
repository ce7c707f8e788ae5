"""Translator mode: saves are on screen at once, and a panel describes each text on it.

The screen loses nothing by either: texts change in place, as when the language is switched.
"""

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from sidos.i18n.po.syntax import Key
from sidos.i18n.translator import Translator
from sidos.tui.screen.small import SmallScreen
from sidos.tui.translator.editing import open_in_editor
from sidos.tui.translator.facts import facts_of, measured_place, text_place
from sidos.tui.translator.live_texts import LiveTexts
from sidos.tui.translator.panel import Panel, PanelFacts
from sidos.tui.translator.recorder import Recorder
from sidos.tui.translator.saves import Saves
from sidos.tui.translator.scroll import bring_into_view
from sidos.tui.translator.shown_text import ShownText, selected, texts_on
from sidos.tui.translator.visible import visible_widgets

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp

_LOOKS = 1 / 8  # seconds between looks at the files


def mode_of(app: "SidosApp") -> "TranslatorMode":
    """The app's translator mode, begun now where there is none yet."""
    if app.translator_mode is None:
        app.translator_mode = TranslatorMode(app)
    return app.translator_mode


class TranslatorMode:
    """Of one app. `stays`: the files are watched also while the panel is closed."""

    def __init__(
        self, app: "SidosApp", *, environ: Mapping[str, str] = os.environ, stays: bool = False
    ) -> None:
        self._app = app
        self._environ = environ
        self._stays = stays
        self._open = False
        self._wordings: dict[Key, str] = {}
        self._texts: list[ShownText] = []
        self._chosen: ShownText | None = None
        self._origin: Widget | None = None
        self._position: object = None
        self._tag = app.study.tag
        self._aim: tuple[str, object] = ("", None)
        self.live = LiveTexts(app.study)
        self.saves = Saves(app, self.live, self._redrawn)
        self._timer: Timer = app.set_interval(_LOOKS, self._tick)

    @property
    def _plain(self) -> Translator:
        """The texts of the panel itself, which aren't recorded."""
        return self._app.study.locales.translator(self._app.study.tag)

    @property
    def texts(self) -> Sequence[ShownText]:
        """The texts on the screen, as the panel goes through them."""
        return self._texts

    def _tick(self) -> None:
        if not self.saves.tick():
            self.follow_cursor()

    def _redrawn(self) -> None:
        if self._open:
            self._app.call_after_refresh(self._collect)

    # The panel

    async def pressed(self) -> None:
        """Open the panel; focus an open panel; in a focused one, go to the next text."""
        panel = self._panel()
        if not self._open:
            await self._begin()
        elif panel is not None and panel.has_focus:
            self.step(1)
        elif panel is not None:
            self._enter(panel)

    async def _begin(self) -> None:
        study = self._app.study
        await self.saves.warm()
        if self._open:
            return  # F9 came twice
        self._open = True
        study.wording = lambda tag: Recorder(study.locales.translator(tag), self._wordings)
        study.reload_translations(self.live.faulty_lessons)
        screen = self._app.screen
        panel = self._join(screen)
        self._app.retranslate()
        if panel is not None:
            self._enter(panel)

    def _enter(self, panel: Panel) -> None:
        screen = panel.screen
        self._origin = screen.focused
        screen.call_after_refresh(self._collect)
        screen.set_focus(panel, scroll_visible=False)

    def follow(self, screen: Screen[None]) -> None:
        """Show the texts of another screen that is on top now."""
        self.saves.index()
        if self._open:
            self._origin = None
            self._chosen = None
            self._join(screen)
            screen.call_after_refresh(self._collect)

    def _join(self, screen: Screen[Any]) -> Panel | None:
        if isinstance(screen, SmallScreen):
            return None
        for panel in screen.query(Panel):
            return panel
        panel = Panel(self)
        screen.mount(panel)
        return panel

    def _panel(self) -> Panel | None:
        return next(iter(self._app.screen.query(Panel)), None)

    async def close(self) -> None:
        """Close the panel; the rest stays."""
        self._open, self._chosen = False, None
        app, study = self._app, self._app.study
        study.wording = study.locales.translator
        study.translator = study.wording(study.tag)
        screen = app.screen
        origin = self._origin
        if origin is not None and origin.is_attached and origin.screen is screen:
            screen.set_focus(origin, scroll_visible=False)
        for each in app.screen_stack:
            await each.query(Panel).remove()
        app.retranslate()
        if not self._stays:
            self._timer.stop()
            app.translator_mode = None

    # The chosen text

    def _collect(self) -> None:
        """Collect the texts on the screen, and show the one at the cursor."""
        panel, app = self._panel(), self._app
        if panel is None or not panel.is_attached or not self._open:
            return
        visible = list(visible_widgets(app.screen, [panel]))
        self._texts = texts_on(app.screen, app.study, self._wordings, visible)
        names = {text.name: text for text in self._texts}
        aim, rows = self._aim
        at_aim = rows == self._rows()
        aimed = next((text for text in self._texts if at_aim and text.id == aim), None)
        same = names.get(self._chosen.name) if self._chosen and panel.has_focus else None
        focused = self._origin if panel.has_focus else app.screen.focused
        self._chosen = aimed or same or selected(self._texts, focused, visible)
        self._aim = ("", None)
        self._tag = app.study.tag
        self._show(panel)
        if aimed is not None:
            self._bring_into_view()
        self._position = self._current_position()

    def follow_cursor(self) -> None:
        """Show the text at the cursor, if the cursor has moved."""
        panel = self._panel() if self._open else None
        if panel is not None and self._tag != self._app.study.tag:
            self._tag = self._app.study.tag
            self._app.run_worker(self._show_translation(), group="translator")
        elif (
            panel is not None and not panel.has_focus and self._current_position() != self._position
        ):
            self._chosen = None
            self._collect()

    async def _show_translation(self) -> None:
        """Show the same text in another language."""
        await self.saves.warm()
        self._collect()

    def aim(self, name: str) -> None:
        """Begin with the text `name`, unless the cursor is moved before the panel is opened."""
        self._aim = (name, self._rows())

    def _rows(self) -> object:
        """The cursors of the screen's lists."""
        screen = self._app.screen
        rows = (getattr(each, "row_text", "") for each in screen.walk_children(Widget))
        return screen, tuple(row for row in rows if row)

    def _current_position(self) -> object:
        """The position on the screen: focus, scrolling, cursors."""
        screen = self._app.screen
        scrolls = tuple(each.scroll_offset for each in screen.walk_children(Widget))
        return screen.focused, scrolls, self._rows()

    def step(self, by: int) -> None:
        """Go to another text of the screen."""
        panel = self._panel()
        if panel is not None and self._texts:
            names = [text.name for text in self._texts]
            at = names.index(self._chosen.name) if self._chosen else -1
            self._chosen = self._texts[(at + by) % len(names)]
            self._show(panel)
            self._bring_into_view()

    def _bring_into_view(self) -> None:
        if self._chosen is not None and self._chosen.course is not None:
            bring_into_view(self._app.screen, self._chosen, cursor=False)

    def _show(self, panel: Panel) -> None:
        panel.show(self._facts(), self._plain)

    def _facts(self) -> PanelFacts | None:
        text = self._chosen
        if text is None:
            return None
        number = [each.name for each in self._texts].index(text.name) + 1
        place = text_place(text, self.live)
        numbers = (number, len(self._texts))
        return facts_of(text, place, self._app.study, measured_place(text), numbers)

    def edit(self) -> None:
        """Open the chosen text in the translator's editor; read it when the editor is closed."""
        place = text_place(self._chosen, self.live) if self._chosen else None
        open_in_editor(self._app, place, self._environ)
        self._app.run_worker(self.saves.look(), group="translator")
