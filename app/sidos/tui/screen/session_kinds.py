"""The kinds of session a person can be in: a lesson, its quiz, a unit's recap, the start check.

Each adds what differs from `SessionScreen`: the heading, the keys, what follows at the end.
"""

from typing import ClassVar

from textual.binding import BindingType

from sidos.content.plain_text import plain_page, plain_text
from sidos.engine.session import Kind
from sidos.model.lesson import Page
from sidos.tui.command import bindings
from sidos.tui.screen.session import SessionScreen


class LessonScreen(SessionScreen):
    """After the last page comes the quiz."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("terms")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Terms can be looked up if the lesson has some."""
        if action == "terms":
            return bool(self.study.localized(self.session.lesson).lesson.terms)
        return super().check_action(action, parameters)

    def action_terms(self) -> None:
        """Show the terms of this page and lesson."""
        station = self.session.station
        text = (
            plain_page(station.markdown)
            if isinstance(station, Page)
            else plain_text(station.prompt)
        )
        self.navigator.open_glossary(lesson=self.session.lesson, page=text)

    def finish(self) -> None:
        """Go to the quiz, if there is one."""
        key = self.session.lesson
        if self.study.localized(key).lesson.quiz:
            self.navigator.replace_with_lesson(key, Kind.QUIZ)
        else:
            self.close_me()


class QuizScreen(SessionScreen):
    """Missed questions come back, by the session's rules; the results follow."""

    def heading(self, title: str) -> str:
        """The title bar names the quiz, and marks a question that has come back."""
        if not self.session.finished and self.session.visit.again:
            return self.text.gettext("Retry: {title}", title=title)
        return self.first_heading(title)

    def first_heading(self, title: str) -> str:
        """The title bar's text for a question that is asked for the first time."""
        return self.text.gettext("Quiz: {title}", title=title)

    def finish(self) -> None:
        """Go to the results."""
        self.navigator.replace_with_results(self.session)


class RecapScreen(QuizScreen):
    """A quiz; the title bar names the lesson of each question."""

    def first_heading(self, title: str) -> str:
        """The title bar's text for a question that is asked for the first time."""
        return self.text.gettext("Recap: {title}", title=title)


class StartCheckScreen(SessionScreen):
    """The advice what to read first follows."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("skip")]

    def on_mount(self) -> None:
        """Show at the first question what this is for."""
        if self.session.at == 0:
            self.say(
                self.text.gettext("This isn’t scored: your answers only show what to read first.")
            )

    async def action_skip(self) -> None:
        """Continue without an answer: the right one is shown at the end."""
        await self.action_reveal()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A question can be skipped; its answer isn't shown yet."""
        if action == "reveal":
            return False
        return super().check_action("reveal" if action == "skip" else action, parameters)

    def finish(self) -> None:
        """Go to the advice."""
        self.navigator.replace_with_results(self.session)
