"""Saying and asking, line by line: nothing is ever overwritten, moved or coloured.

Every prompt says what it expects and is on a line of its own. What was read from a pipe is
written behind the prompt, so that the output alone is a readable log.
"""

from typing import TextIO

from sidos.i18n.format import Formats
from sidos.i18n.translator import Translator
from sidos.model.message import N_, Message
from sidos.plain.command import COMMANDS, EVERYWHERE, Call, called
from sidos.plain.markdown import line_text, page_lines, text_behind, wrapped
from sidos.study.printable import printable
from sidos.study.study import Study

WIDEST = 76
_NARROWEST = 20


class Leaving(Exception):  # noqa: N818 - not an error
    """The learner leaves, or the input has ended."""


class Teller:
    """Speaks the language on screen of `study`, in lines of at most `width` characters."""

    def __init__(self, study: Study, read: TextIO, write: TextIO, width: int) -> None:
        self.study = study
        self.width = max(_NARROWEST, min(width, WIDEST))
        self._read = read
        self._write = write
        self._echo = not read.isatty()

    @property
    def text(self) -> Translator:
        """The words of the interface."""
        return self.study.translator

    @property
    def formats(self) -> Formats:
        """How the language on screen writes numbers."""
        return self.study.formats

    # Saying

    def line(self, text: str = "", first: str = "", rest: str | None = None) -> None:
        """`text`, wrapped, as it is: it is already in the learner's language."""
        indent = " " * len(first) if rest is None else rest
        for line in wrapped(printable(text), self.width, first, indent):
            self._write.write(line + "\n")

    def say(self, text: str, **values: str | int) -> None:
        """The sentence with the msgid `text`."""
        self.line(self.worded(text, **values))

    def say_message(self, message: Message) -> None:
        """A message of a lower layer."""
        self.line(self.text.say(message))

    def tell_saving(self) -> None:
        """A line on answers that wait to be saved, as long as any do."""
        sentences = self.study.save_status()
        if sentences:
            self.line(" ".join(map(self.text.say, sentences)))

    def course_line(self, text: str, first: str = "") -> None:
        """A line of a course, such as an option, behind `first`."""
        self.line(line_text(printable(text)), first)

    def course_text(
        self, text: str, first: str = "", rest: str | None = None, gaps: tuple[str, ...] = ()
    ) -> None:
        """A text of a course, such as a reason, behind `first`; `gaps`: a cloze's ids."""
        indent = " " * len(first) if rest is None else rest
        text = printable(text)
        for line in text_behind(text, self.width, first, indent, gaps=gaps, gap=self._gap):
            self._write.write(line + "\n")

    def page(self, text: str) -> None:
        """A page of a lesson, and an empty line."""
        for line in page_lines(printable(text), self.width):
            self._write.write(line + "\n")
        self.line()

    def _gap(self, number: int) -> str:
        return self.worded(N_("(gap {number})"), number=number)

    def worded(self, text: str, **values: str | int) -> str:
        """The sentence with the msgid `text`, in the language on screen."""
        return self.text.gettext(text, **values)

    # Asking

    def ask(self, prompt: str, works: str = "", *, typed: bool = False) -> str | Call:
        """The next line, or the command that it is. `prompt` is a whole sentence; `works`: the
        letters of commands that do something here.

        Help, leaving and the language are handled here; after a change of language the caller
        shows again what it asked about. Raises `Leaving`.
        """
        while True:
            if prompt:
                self.line(prompt)
            line = self._next()
            call = called(line, typed=typed)
            if call is None:
                return line.strip()
            if call.letter == "q":
                raise Leaving
            if call.letter == "?":
                self._help(works, typed=typed)
            elif call.letter == "l":
                if self._switch(call.argument):
                    return call
            elif call.letter and call.letter in works:
                return call
            elif call.letter:
                self.say(N_("The command “{command}” does nothing here."), command=call.letter)
            else:
                text = N_("There is no command “{command}”. A question mark lists the commands.")
                self.say(text, command=call.argument)

    def pause(self, works: str = "") -> Call | None:
        """Wait for Enter; None, or the command given instead. Raises `Leaving`."""
        while True:
            prompt = self.worded(N_("Press Enter to continue. A question mark lists the commands."))
            reply = self.ask(prompt, works)
            if isinstance(reply, Call):
                return reply
            if not reply:
                return None
            self.say(N_("There is nothing to type here. Just press Enter."))

    def _next(self) -> str:
        self._write.write("> ")
        self._write.flush()
        line = self._read.readline()
        if not line:
            self._write.write("\n")
            raise Leaving
        line = line.rstrip("\r\n")
        if self._echo:
            self._write.write(printable(line) + "\n")
        self._write.write("\n")
        return line

    def _help(self, works: str, *, typed: bool) -> None:
        self.say(N_("These commands work here:"))
        for letter, text in COMMANDS.items():
            if letter in works or letter in EVERYWHERE:
                command = f":{letter}" if typed and letter != "?" else letter
                self.line(self.text.gettext(text), f"{command}  ", "    ")
        if typed:
            self.say(
                N_(
                    "A colon marks a command. To start an answer with a colon, type a space "
                    "before it."
                )
            )
        self.line()

    def _switch(self, wish: str) -> bool:
        languages = {info.tag.lower(): info for info in self.study.languages()}
        info = languages.get((wish or self.study.next_language()).lower())
        if info is None:
            tags = self.formats.list([each.tag for each in languages.values()])
            self.say(
                N_("There is no language “{wish}”. Choose one of these: {tags}."),
                wish=wish,
                tags=tags,
            )
            return False
        self.study.switch(info.tag)
        self.say(N_("Language: {name}."), name=info.name)
        self.line()
        return True
