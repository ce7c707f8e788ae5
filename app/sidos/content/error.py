"""Errors of opening a lesson or course."""

from sidos.content.finding import Finding
from sidos.model.error import MISUSED, SidosError
from sidos.model.message import N_, Message


class BrokenLessonError(SidosError):
    """The lesson can't be opened; `findings` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings[0].message)
        self.findings = findings

    def __str__(self) -> str:
        return "; ".join(
            f"{finding.path}:{finding.line}: {finding.message}" for finding in self.findings
        )


class UnknownLessonError(SidosError):
    """No such lesson; `nearest` are ids like it."""

    code = MISUSED

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        text = N_("There is no lesson “{name}”. Run “sidos lessons list” to see them all.")
        if nearest:
            text = N_("There is no lesson “{name}”. You may have meant: {nearest}.")
        super().__init__(Message(text, {"name": name, "nearest": ", ".join(nearest)}))
        self.name = name
        self.nearest = nearest


class UnknownCourseError(UnknownLessonError):
    """No such course; `nearest` are the courses there are."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        super().__init__(name, nearest)
        text = N_("There is no course “{name}”. Choose one of these: {courses}.")
        self.message = Message(text, {"name": name, "courses": ", ".join(nearest)})
