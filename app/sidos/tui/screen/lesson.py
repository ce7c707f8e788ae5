"""A lesson: its pages and the questions between them, walked back and forth."""

from sidos.engine.session import Kind
from sidos.tui.screen.session import SessionScreen


class LessonScreen(SessionScreen):
    """After the last page comes the quiz."""

    def finish(self) -> None:
        """On to the quiz, where there is one."""
        key = self.session.lesson
        if self.study.localized(key).lesson.quiz:
            self.sidos.replace_with_lesson(key, Kind.QUIZ)
        else:
            self.dismiss()
