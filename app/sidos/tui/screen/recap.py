"""A unit's recap: questions of its lessons, then the results."""

from sidos.tui.screen.quiz import QuizScreen


class RecapScreen(QuizScreen):
    """A quiz over each of whose questions stands the lesson it is from."""

    def first_heading(self, title: str) -> str:
        """What the title bar says of a question that is asked for the first time."""
        return self.text.gettext("Recap: {title}", title=title)
