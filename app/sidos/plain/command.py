"""The commands of the line mode, declared once: what is typed, and the help for it.

One rule for all prompts: a line that begins with a colon is a command (`:h`, `:l fi`). Where a
number or only Enter is expected, the colon may be left out; where words are typed it may not,
so that every word can be an answer. A question mark alone asks for help anywhere. An answer
that begins with a colon itself is written with a space before it.
"""

from msgspec import Struct

from sidos.model.message import N_

COMMANDS = {
    "?": N_("Show this help."),
    "h": N_("Show a hint."),
    "a": N_("Give up and see the answer."),
    "s": N_("Continue without answering."),
    "b": N_("Go back."),
    "=": N_("Count your answer as right, because it means the same."),
    "z": N_("Go straight to a quiz. Add the lesson’s number, for example “z 3”."),
    "r": N_("Go to a unit’s recap. Add the unit’s number, for example “r 1”."),
    "c": N_("Answer a few questions to see what to read first."),
    "g": N_("Look up a word in the glossary. Add the word, for example “g network”."),
    "/": N_("Search lessons, terms and sources. Add the words, for example “/ network”."),
    "o": N_("Show and change the settings."),
    "l": N_("Switch the language. You can add a language’s tag, for example “l fi”."),
    "q": N_("Quit. You can carry on later."),
}

EVERYWHERE = "?lq"


class Call(Struct, frozen=True):
    """A command that was typed. `letter` is empty where there is no such command."""

    letter: str
    argument: str = ""


def called(line: str, *, typed: bool) -> Call | None:
    """The command that `line` is, or None where it is an answer. `typed`: words are expected."""
    marked = line.startswith(":")
    if line.startswith("/") and not typed:
        return Call("/", line.removeprefix("/").strip())
    name, _, argument = line.removeprefix(":").strip().partition(" ")
    if name == "?" or ((marked or not typed) and name.lower() in COMMANDS):
        return Call(name.lower(), argument.strip())
    return Call("", name) if marked else None
