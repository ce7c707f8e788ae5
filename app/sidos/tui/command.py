"""Every command, declared once: its keys, its label in the key bar, its help, its action.

A command's id is its name in the key map of the settings file. Keys are the same in all
languages. The first key is for reading; a function key follows where letters are being typed.
The key bar shows commands in the order of their declaration, as many as fit.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from textual.binding import Binding

from sidos.model.message import N_


class Command(NamedTuple):
    """`label` is for the key bar (a word or two; none for a command that it leaves out), `help`
    for the help and the palette; `action` is the id unless it is named."""

    id: str
    keys: str
    label: str
    help: str
    named_action: str = ""

    @property
    def action(self) -> str:
        """Textual's name of the action."""
        return self.named_action or self.id.replace("-", "_")

    @property
    def in_key_bar(self) -> bool:
        """Whether the key bar may show it."""
        return bool(self.label)


COMMANDS = {
    command.id: command
    for command in (
        # In the translator's panel
        Command("edit-text", "enter,e", N_("Edit"), N_("Open the text in your editor."), "edit"),
        Command("next-text", "down,j", N_("Next text"), N_("Go to the next text."), "step(1)"),
        Command("previous-text", "up,k", "", N_("Go to the previous text."), "step(-1)"),
        Command("close-panel", "escape", N_("Close"), N_("Close the translator’s panel."), "shut"),
        # For the facilitator of a workshop
        Command(
            "go-on",
            "n,space",
            N_("Next step"),
            N_("Ask the question, close it, reveal the answer, or ask the next one."),
        ),
        Command("ask-this", "enter", N_("Ask this"), N_("Ask the question under the cursor.")),
        Command("ask-again", "v", N_("Ask again"), N_("Ask the same question again.")),
        Command("uncover", "r", N_("Reveal"), N_("Show the answer and the tallies to all.")),
        Command("more-time", "plus,m", N_("More time"), N_("Give half a minute more.")),
        Command("questions", "f", N_("Q&A"), N_("See and show questions from the floor.")),
        Command("people", "p", N_("People"), N_("See who is here and how they are doing.")),
        Command("break", "b", N_("Pause"), N_("Pause the workshop, or resume it.")),
        Command(
            "ask-lesson",
            "o",
            N_("Own pace"),
            N_("Ask the rest of the lesson at once: all go at their own pace."),
        ),
        Command(
            "time-limit",
            "t",
            N_("Time limit"),
            N_("Give the next questions 1, 2 or 5 minutes, or no limit."),
        ),
        Command(
            "end-workshop", "e", N_("End workshop"), N_("End the workshop and see the report.")
        ),
        Command("leave-out", "x", N_("Skip"), N_("Skip a question, or put it back.")),
        Command("door", "d", N_("Lock"), N_("Stop new people from joining, or let them in again.")),
        Command("new-code", "w", N_("New code"), N_("Make another code to join with.")),
        Command("rename", "e", N_("Rename"), N_("Give the person another name.")),
        Command("put-out", "x", N_("Remove"), N_("Remove the person from the workshop.")),
        Command(
            "show-it", "enter", N_("Show"), N_("Show the question to all."), "moderate('shown')"
        ),
        Command(
            "hide-it", "x", N_("Hide"), N_("Hide the question from all."), "moderate('hidden')"
        ),
        Command(
            "answered-it",
            "space",
            N_("Answered"),
            N_("Mark the question as answered."),
            "moderate('answered')",
        ),
        Command("save-report", "s", N_("Save"), N_("Save the report as a file in this folder.")),
        Command("end-now", "enter", N_("End workshop"), N_("End the workshop now.")),
        # Opening, choosing, answering
        Command("open", "enter", N_("Open"), N_("Open the lesson where you left off.")),
        Command("choose-language", "enter,space", N_("Choose"), N_("Use this language."), "choose"),
        Command("quiz", "q", N_("Quiz"), N_("Go straight to the lesson’s quiz.")),
        Command("answer", "enter", N_("Answer"), N_("Submit your answer.")),
        # Ctrl+J reaches every program; not every terminal distinguishes Ctrl+Enter from Enter.
        Command("give", "ctrl+j,ctrl+enter", N_("Answer"), N_("Submit your answer."), "answer"),
        # In a question's field
        Command("pick", "space", N_("Pick"), N_("Pick the row under the cursor.")),
        Command("tick", "space", N_("Tick"), N_("Tick the row, or untick it."), "pick"),
        Command(
            "pair",
            "right,space",
            N_("Next pair"),
            N_("Match the row with the next one."),
            "cycle(1)",
        ),
        Command("pair-back", "left", "", N_("Match the row with the previous one."), "cycle(-1)"),
        Command(
            "group",
            "right,space",
            N_("Next group"),
            N_("Put the row in the next group."),
            "cycle(1)",
        ),
        Command("group-back", "left", "", N_("Put the row in the previous group."), "cycle(-1)"),
        Command("drop", "space,enter,escape", N_("Put down"), N_("Leave the row here.")),
        Command("lift", "space", N_("Pick up"), N_("Move the row with the arrow keys.")),
        Command("carry-up", "shift+up,K", N_("Move up"), N_("Move the row up."), "carry(-1)"),
        Command(
            "carry-down", "shift+down,J", N_("Move down"), N_("Move the row down."), "carry(1)"
        ),
        *(
            Command(f"number-{digit}", str(digit), "", N_("Pick by number."), f"number({digit})")
            for digit in range(1, 10)
        ),
        Command("up", "up,k", "", N_("Move up a row."), "move(-1)"),
        Command("down", "down,j", "", N_("Move down a row."), "move(1)"),
        Command("letter-left", "left", "", N_("Move left."), "move(-1)"),
        Command("letter-right", "right", "", N_("Move right."), "move(1)"),
        Command("letter-type", "enter,space", "", N_("Type this letter."), "type"),
        Command(
            "letters", "f2", N_("å ä ö"), N_("Type å, ä or ö if your keyboard doesn’t have them.")
        ),
        Command(
            "means-same",
            "equals_sign",
            N_("Means the same"),
            N_("Count your answer as right, because it means the same."),
        ),
        # Help with a question
        Command("hint", "h,f3", N_("Hint"), N_("Show a hint.")),
        Command("reveal", "a,f6", N_("Show answer"), N_("Give up and see the answer.")),
        Command("skip", "a,f6", N_("Don’t know"), N_("Continue without answering.")),
        Command("undo", "u", N_("Undo"), N_("Undo your last change.")),
        Command("again", "m", N_("Retry missed"), N_("Retry what you missed.")),
        # Other screens
        Command(
            "start-check",
            "c",
            N_("Start check"),
            N_("Answer a few questions to see what to read first."),
        ),
        Command("next", "enter,right", N_("Next"), N_("Continue.")),
        Command("previous", "left", N_("Back"), N_("Go back a page.")),
        Command("terms", "t,f12", N_("Terms"), N_("Look up this lesson’s terms.")),
        Command("back", "escape", N_("Close"), N_("Go back to where you came from.")),
        Command("settings", "s", N_("Settings"), N_("Change language, theme and quizzes.")),
        Command("language", "l,f4", N_("Language"), N_("Switch the language.")),
        Command(
            "languages", "L", N_("Languages"), N_("Choose a language and see what is translated.")
        ),
        Command("read", "r", N_("Pages"), N_("Read the lesson’s pages again.")),
        Command("parallel", "p", N_("Side by side"), N_("Show another language too.")),
        Command("search", "slash,f5", N_("Search"), N_("Search lessons, terms and sources.")),
        Command("glossary", "g,f8", N_("Glossary"), N_("Look up a term.")),
        Command("sources", "o,f7", N_("Sources"), N_("See the source texts and their ideas.")),
        # In a workshop
        Command(
            "status",
            "s,f6",
            N_("How I’m doing"),
            N_("Tell the facilitator whether you are stuck or done."),
        ),
        Command("floor", "f,f7", N_("Ask"), N_("Ask the facilitator, and see others’ questions.")),
        Command("forget", "f8", "", N_("Delete your name and leave the workshop.")),
        Command("help", "question_mark,f10", N_("Help"), N_("Show the keys and some advice.")),
        Command("palette", "ctrl+p", "", N_("Find a command by name.")),
        Command(
            "translator",
            "f9",
            N_("Translator mode"),
            N_("See where each text on the screen comes from."),
        ),
        Command(
            "suspend",
            "ctrl+z",
            N_("Suspend"),
            N_("Go back to the shell for now. There, fg brings sidos back."),
        ),
        Command("quit", "ctrl+q", N_("Quit"), N_("Quit. You can carry on later.")),
    )
}

EVERYWHERE = ("search", "glossary", "sources", "language", "help", "palette", "quit")

NUMBERS = tuple(f"number-{digit}" for digit in range(1, 10))
"""Ids of the commands on the keys 1 to 9."""


def bindings(
    *ids: str, hidden: Sequence[str] = (), helps: Mapping[str, str] = MappingProxyType({})
) -> list[Binding]:
    """Textual's bindings for the commands `ids`; those in `hidden` stay out of the key bar, those
    in `helps` have another help text here."""
    return [
        Binding(
            command.keys,
            command.action,
            command.label,
            show=command.in_key_bar and command.id not in hidden,
            tooltip=helps.get(command.id, command.help),
            id=command.id,
        )
        for command in map(COMMANDS.__getitem__, ids)
    ]
