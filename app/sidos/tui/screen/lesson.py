"""A lesson: its pages and the questions between them, walked back and forth."""

from typing import ClassVar

from textual.binding import BindingType

from sidos.engine.session import Kind
from sidos.model.lesson import Page
from sidos.tui.command import bindings
from sidos.tui.prompt import prompt_of
from sidos.tui.screen.session import SessionScreen


class LessonScreen(SessionScreen):
    """After the last page comes the quiz."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("terms")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Terms can be looked up where the lesson has some."""
        if action == "terms":
            return bool(self.study.localized(self.session.lesson).lesson.terms)
        return super().check_action(action, parameters)

    def action_terms(self) -> None:
        """Show the terms of this page and lesson."""
        from sidos.tui.screen.glossary import GlossaryScreen

        station = self.session.station
        text = station.text if isinstance(station, Page) else prompt_of(station)
        self.app.push_screen(GlossaryScreen(lesson=self.session.lesson, page=text))

    def finish(self) -> None:
        """On to the quiz, where there is one."""
        key = self.session.lesson
        if self.study.localized(key).lesson.quiz:
            self.sidos.replace_with_lesson(key, Kind.QUIZ)
        else:
            self.dismiss()
