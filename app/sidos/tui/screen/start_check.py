"""The start check: questions before the course, without a score or feedback between them."""

from typing import ClassVar

from textual.binding import BindingType

from sidos.tui.command import bindings
from sidos.tui.screen.session import SessionScreen


class StartCheckScreen(SessionScreen):
    """What to read first follows."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("skip")]

    def on_mount(self) -> None:
        """Say at the first question what this is for."""
        if self.session.at == 0:
            self.say(
                self.text.gettext(
                    "There is no score here: your answers only show what to read first."
                )
            )

    async def action_skip(self) -> None:
        """Go on without an answer: it is shown at the end."""
        await self.action_reveal()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One leaves a question by not knowing; its answer isn't shown yet."""
        if action == "reveal":
            return False
        return super().check_action("reveal" if action == "skip" else action, parameters)

    def finish(self) -> None:
        """On to what to read first."""
        from sidos.tui.screen.advice import AdviceScreen

        self.app.switch_screen(AdviceScreen(self.session))
