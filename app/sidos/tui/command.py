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
    """`label` is shown in the key bar (a word or two; none, where it isn't shown there), `help` in
    the help and the palette."""

    id: str
    keys: str
    action: str
    label: str
    help: str
    show: bool = True


COMMANDS = {
    command.id: command
    for command in (
        # In the translator's panel
        Command("edit-text", "enter,e", "edit", N_("Edit"), N_("Open the text in your editor.")),
        Command("next-text", "down,j", "step(1)", N_("Next text"), N_("Go to the next text.")),
        Command(
            "previous-text",
            "up,k",
            "step(-1)",
            "",
            N_("Go to the previous text."),
            show=False,
        ),
        Command("close-panel", "escape", "shut", N_("Close"), N_("Close the translator’s panel.")),
        # Where one leads a workshop
        Command(
            "go-on",
            "n,space",
            "go_on",
            N_("Next step"),
            N_("Ask the question, close it, reveal the answer, or ask the next one."),
        ),
        Command(
            "ask-this",
            "enter",
            "ask_this",
            N_("Ask this"),
            N_("Ask the question under the cursor."),
        ),
        Command("ask-again", "v", "ask_again", N_("Ask again"), N_("Ask the same question again.")),
        Command(
            "uncover", "r", "uncover", N_("Reveal"), N_("Show the answer and the tallies to all.")
        ),
        Command(
            "more-time", "plus,m", "more_time", N_("More time"), N_("Give half a minute more.")
        ),
        Command(
            "questions",
            "f",
            "questions",
            N_("Q&A"),
            N_("See and show questions from the floor."),
        ),
        Command(
            "people", "p", "people", N_("People"), N_("See who is here and how they are doing.")
        ),
        Command("break", "b", "break", N_("Pause"), N_("Pause the workshop, or resume it.")),
        Command(
            "ask-lesson",
            "o",
            "ask_lesson",
            N_("Own pace"),
            N_("Ask the rest of the lesson at once: all go at their own pace."),
        ),
        Command(
            "time-limit",
            "t",
            "time_limit",
            N_("Time limit"),
            N_("Give the next questions 1, 2 or 5 minutes, or no limit."),
        ),
        Command(
            "end-workshop",
            "e",
            "end_workshop",
            N_("End workshop"),
            N_("End the workshop and see the report."),
        ),
        Command(
            "leave-out",
            "x",
            "leave_out",
            N_("Skip"),
            N_("Skip a question, or put it back."),
        ),
        Command(
            "door",
            "d",
            "door",
            N_("Lock"),
            N_("Stop new people from joining, or let them in again."),
        ),
        Command("new-code", "w", "new_code", N_("New code"), N_("Make another code to join with.")),
        Command("rename", "e", "rename", N_("Rename"), N_("Give the person another name.")),
        Command(
            "put-out", "x", "put_out", N_("Remove"), N_("Remove the person from the workshop.")
        ),
        Command(
            "show-it", "enter", "moderate('shown')", N_("Show"), N_("Show the question to all.")
        ),
        Command(
            "hide-it", "x", "moderate('hidden')", N_("Hide"), N_("Hide the question from all.")
        ),
        Command(
            "answered-it",
            "space",
            "moderate('answered')",
            N_("Answered"),
            N_("Mark the question as answered."),
        ),
        Command(
            "save-report",
            "s",
            "save_report",
            N_("Save"),
            N_("Save the report as a file in this folder."),
        ),
        Command("end-now", "enter", "end_now", N_("End workshop"), N_("End the workshop now.")),
        # What goes on
        Command("open", "enter", "open", N_("Open"), N_("Open the lesson where you left off.")),
        Command("choose-language", "enter,space", "choose", N_("Choose"), N_("Use this language.")),
        Command("quiz", "q", "quiz", N_("Quiz"), N_("Go straight to the lesson’s quiz.")),
        Command("answer", "enter", "answer", N_("Answer"), N_("Submit your answer.")),
        # Ctrl+J reaches every program, Ctrl+Enter only where the terminal tells it from Enter.
        Command("give", "ctrl+j,ctrl+enter", "answer", N_("Answer"), N_("Submit your answer.")),
        # What a question's field offers
        Command("pick", "space", "pick", N_("Pick"), N_("Pick the row under the cursor.")),
        Command("tick", "space", "pick", N_("Tick"), N_("Tick the row, or untick it.")),
        Command(
            "pair",
            "right,space",
            "cycle(1)",
            N_("Next pair"),
            N_("Match the row with the next one."),
        ),
        Command(
            "pair-back",
            "left",
            "cycle(-1)",
            "",
            N_("Match the row with the previous one."),
            show=False,
        ),
        Command(
            "group",
            "right,space",
            "cycle(1)",
            N_("Next group"),
            N_("Put the row in the next group."),
        ),
        Command(
            "group-back",
            "left",
            "cycle(-1)",
            "",
            N_("Put the row in the previous group."),
            show=False,
        ),
        Command("drop", "space,enter,escape", "drop", N_("Put down"), N_("Leave the row here.")),
        Command("lift", "space", "lift", N_("Pick up"), N_("Move the row with the arrow keys.")),
        Command("carry-up", "shift+up,K", "carry(-1)", N_("Move up"), N_("Move the row up.")),
        Command(
            "carry-down", "shift+down,J", "carry(1)", N_("Move down"), N_("Move the row down.")
        ),
        *(
            Command(
                f"number-{digit}",
                str(digit),
                f"number({digit})",
                "",
                N_("Pick by number."),
                show=False,
            )
            for digit in range(1, 10)
        ),
        Command("up", "up,k", "move(-1)", "", N_("Move up a row."), show=False),
        Command("down", "down,j", "move(1)", "", N_("Move down a row."), show=False),
        Command("letter-left", "left", "move(-1)", "", N_("Move left."), show=False),
        Command("letter-right", "right", "move(1)", "", N_("Move right."), show=False),
        Command("letter-type", "enter,space", "type", "", N_("Type this letter."), show=False),
        Command(
            "letters",
            "f2",
            "letters",
            N_("å ä ö"),
            N_("Type å, ä or ö if your keyboard doesn’t have them."),
        ),
        Command(
            "means-same",
            "equals_sign",
            "means_same",
            N_("Means the same"),
            N_("Count your answer as right, because it means the same."),
        ),
        # What helps
        Command("hint", "h,f3", "hint", N_("Hint"), N_("Show a hint.")),
        Command("reveal", "a,f6", "reveal", N_("Show answer"), N_("Give up and see the answer.")),
        Command("skip", "a,f6", "skip", N_("Don’t know"), N_("Continue without answering.")),
        Command("undo", "u", "undo", N_("Undo"), N_("Undo your last change.")),
        Command("again", "m", "again", N_("Retry missed"), N_("Retry what you missed.")),
        # Where else to go
        Command(
            "start-check",
            "c",
            "start_check",
            N_("Start check"),
            N_("Answer a few questions to see what to read first."),
        ),
        Command("next", "enter,right", "next", N_("Next"), N_("Continue.")),
        Command("previous", "left", "previous", N_("Back"), N_("Go back a page.")),
        Command("terms", "t,f12", "terms", N_("Terms"), N_("Look up this lesson’s terms.")),
        Command("back", "escape", "back", N_("Close"), N_("Go back to where you came from.")),
        Command(
            "settings", "s", "settings", N_("Settings"), N_("Change language, theme and quizzes.")
        ),
        Command("language", "l,f4", "language", N_("Language"), N_("Switch the language.")),
        Command(
            "languages",
            "L",
            "languages",
            N_("Languages"),
            N_("Choose a language and see what is translated."),
        ),
        Command("read", "r", "read", N_("Pages"), N_("Read the lesson’s pages again.")),
        Command("parallel", "p", "parallel", N_("Side by side"), N_("Show another language too.")),
        Command(
            "search", "slash,f5", "search", N_("Search"), N_("Search lessons, terms and sources.")
        ),
        Command("glossary", "g,f8", "glossary", N_("Glossary"), N_("Look up a term.")),
        Command(
            "sources", "o,f7", "sources", N_("Sources"), N_("See the source texts and their ideas.")
        ),
        # In a workshop
        Command(
            "status",
            "s,f6",
            "status",
            N_("How I’m doing"),
            N_("Tell the facilitator whether you are stuck or done."),
        ),
        Command(
            "floor",
            "f,f7",
            "floor",
            N_("Ask"),
            N_("Ask the facilitator, and see others’ questions."),
        ),
        Command(
            "forget",
            "f8",
            "forget",
            "",
            N_("Delete your name and leave the workshop."),
            show=False,
        ),
        Command(
            "help", "question_mark,f10", "help", N_("Help"), N_("Show the keys and some advice.")
        ),
        Command(
            "palette",
            "ctrl+p",
            "palette",
            "",
            N_("Find a command by name."),
            show=False,
        ),
        Command(
            "translator",
            "f9",
            "translator",
            N_("Translator mode"),
            N_("See where each text on the screen comes from."),
        ),
        Command(
            "suspend",
            "ctrl+z",
            "suspend",
            N_("Suspend"),
            N_("Go back to the shell for now. There, fg brings sidos back."),
        ),
        Command("quit", "ctrl+q", "quit", N_("Quit"), N_("Quit. You can carry on later.")),
    )
}

EVERYWHERE = ("search", "glossary", "sources", "language", "help", "palette", "quit")

NUMBERS = tuple(f"number-{digit}" for digit in range(1, 10))
"""Ids of the commands on the keys 1 to 9."""


def bindings(
    *ids: str, hidden: Sequence[str] = (), helps: Mapping[str, str] = MappingProxyType({})
) -> list[Binding]:
    """Textual's bindings for the commands `ids`; those in `hidden` stay out of the key bar, those
    in `helps` do something else here than their declaration says."""
    made = []
    for name in ids:
        command = COMMANDS[name]
        made.append(
            Binding(
                command.keys,
                command.action,
                command.label,
                show=command.show and name not in hidden,
                tooltip=helps.get(name, command.help),
                id=command.id,
            )
        )
    return made
