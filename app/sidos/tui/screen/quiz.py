"""A quiz: one question after the other, then the results."""

from sidos.tui.screen.session import SessionScreen


class QuizScreen(SessionScreen):
    """What was missed comes back, by the session's rules; the results follow."""

    def heading(self, title: str) -> str:
        """The title bar names the quiz, and says when a question has come back."""
        if not self.session.finished and self.session.visit.again:
            return self.text.gettext("Once more: {title}", title=title)
        return self.first_heading(title)

    def first_heading(self, title: str) -> str:
        """What the title bar says of a question that is asked for the first time."""
        return self.text.gettext("Quiz: {title}", title=title)

    def finish(self) -> None:
        """On to the results."""
        from sidos.tui.screen.results import ResultsScreen

        self.app.switch_screen(ResultsScreen(self.session))
