"""A walk through a session, one station after the other. The session holds all that was given;
what is here is only which part of a question is being asked.

Every change is kept at once, so that leaving in any way (a command, the end of the input, a
signal) loses nothing.
"""

from collections.abc import Callable

from sidos.engine.event import Back, Draft, Event, Next, Rate, Submit, TakeHint
from sidos.engine.session import Kind, Session
from sidos.engine.step import Refusal, refusal, step
from sidos.model.attempt import Certainty
from sidos.model.item import AnyItem, Number, Reflect, Text
from sidos.model.lesson import Page
from sidos.model.message import N_, Message
from sidos.plain.answer import answer_to, asked_parts, drafted, first_open, is_typed
from sidos.plain.command import Call
from sidos.plain.question import prompt, show_hint, show_question
from sidos.plain.teller import Teller
from sidos.plain.verdict import show_feedback, show_references
from sidos.store.error import StoreError
from sidos.study.sentences import (
    CERTAINTIES,
    NOT_YET,
    OUR_STEP,
    REFUSALS,
    SELF_JUDGED,
    doubt_sentence,
)


class Walk:
    """`clock` counts seconds: how long an answer took."""

    def __init__(self, teller: Teller, session: Session, clock: Callable[[], float]) -> None:
        self.session = session
        self._teller = teller
        self._clock = clock
        self._arrived = -1
        self._part = 0
        self._since = clock()
        self._warned: Message | None = None

    def run(self) -> bool:
        """Go on from the current station: True at the end, False where the learner went
        back to the lessons. Raises `Leaving`."""
        while not self.session.finished:
            station = self.session.station
            if self.session.at != self._arrived:
                self._arrive(station)
            self._heading()
            if isinstance(station, Page):
                if station.ours:
                    self._teller.line(f"[{self._teller.text.say(OUR_STEP)}]")
                self._teller.page(station.markdown)
                show_references(self._teller, self.session.lesson, station.concepts)
                goes_on = self._moved(self._teller.pause("bs"))
            elif self.session.visit.settled:
                show_question(self._teller, self.session, station)
                goes_on = self._feedback(station)
            else:
                goes_on = self._question(station)
            if not goes_on:
                return False
        return True

    # Stations

    def _arrive(self, station: Page | AnyItem) -> None:
        self._arrived = self.session.at
        self._since = self._clock()
        self._part = 0
        if not isinstance(station, Page):
            self._part = first_open(station, self.session.visit.draft, self.session.seed)
        self._keep()

    def _heading(self) -> None:
        session, say = self.session, self._teller.say
        number, last = session.at + 1, len(session.visits)
        if session.kind is Kind.LESSON:
            say(N_("Step {number} of {last}"), number=number, last=last)
        else:
            say(N_("Question {number} of {last}"), number=number, last=last)
        if session.visit.again:
            say(N_("You missed this one before. Here it is again."))
        study = self._teller.study
        opened = study.reworded(session)
        lesson = opened.lessons.get(session.visit.station)
        if lesson is not None:
            say(N_("From the lesson: {title}"), title=lesson)
        language = opened.languages.get(session.visit.station, study.tag)
        if language != study.tag:
            name = study.language_name(language)
            say(N_("This step is shown in another language: {name}."), name=name)
        if session.visit.station in opened.outdated:
            source = study.source_language(session)
            text = N_(
                "This page’s source has changed since it was translated. To read it in its own "
                "language, type l {tag}."
            )
            say(text, tag=source)
        self._teller.tell_saving()
        self._teller.line()

    def _question(self, item: AnyItem) -> bool:
        """Ask until it is answered, shown or left; False where the learner goes back to the
        lessons."""
        show_question(self._teller, self.session, item)
        asks = True
        while self.session.at == self._arrived and not self.session.visit.settled:
            asked = prompt(self._teller, self.session, item, self._part) if asks else ""
            reply = self._teller.ask(asked, "hasb", typed=is_typed(item))
            asks = True
            if isinstance(reply, str):
                # Lines of a reflection follow one another without being asked for.
                asks = not (isinstance(item, Reflect) and reply)
                self._answer(item, reply)
            elif reply.letter == "h":
                self._hint(item)
            elif reply.letter == "a":
                self._give(self._teller.study.give_up(self._spent()))
            elif reply.letter == "b" and self._part > 0:
                self._part -= 1
            else:
                return self._moved(reply)
        return self._feedback(item) if self.session.at == self._arrived else True

    def _feedback(self, item: AnyItem) -> bool:
        attempt = self.session.visit.attempt
        if attempt is not None and self.session.shows_feedback:
            show_feedback(self._teller, self.session.lesson, item, attempt)
        if self.session.may_judge:
            self._teller.say(N_("If your answer means the same, type = to count it as right."))
        call = self._teller.pause("bs=" if self.session.may_judge else "bs")
        if call is not None and call.letter == "=":
            self._give(self._teller.study.means_same())
            self._teller.say_message(SELF_JUDGED)
            call = self._teller.pause("bs")
        return self._moved(call)

    # Answers

    def _answer(self, item: AnyItem, line: str) -> None:
        """Take a line as the answer to the part that is being asked; give the whole answer
        with the last one."""
        session, parts = self.session, asked_parts(item, self.session.seed)
        if isinstance(item, Reflect) and line:
            written = session.visit.draft
            self._change(Draft(f"{written}\n{line}" if written else line))
            return
        if line:
            draft = drafted(item, session.visit.draft, parts[self._part], line, session.seed)
            if isinstance(draft, Message):
                self._teller.say_message(draft)
                return
            self._change(Draft(draft))
        elif answer_to(session.visit.draft, parts[self._part]) is None:
            self._teller.say_message(REFUSALS[Refusal.EMPTY])
            return
        if self._part + 1 < len(parts):
            self._part += 1
        else:
            self._submit()

    def _submit(self) -> None:
        study = self._teller.study
        why = refusal(self.session, study.writing)
        if why is Refusal.UNRATED and self._rate():
            why = refusal(self.session, study.writing)
        if why is Refusal.UNRATED:
            return
        if why is not None:
            self._teller.say_message(REFUSALS[why])
            if isinstance(self.session.station, Number | Text):
                self._change(Draft(""))  # what was refused is not offered again
        elif self.session.shows_not_yet:
            self._teller.say_message(NOT_YET)
        else:
            self._give(study.submission(self._spent()))
            return
        self._part = 0

    def _rate(self) -> bool:
        """Ask how sure the learner is; False where they go back to the question."""
        while True:
            self._teller.say(N_("How sure are you?"))
            for at, level in enumerate(Certainty, 1):
                self._teller.line(self._teller.text.say(CERTAINTIES[level]), f"{at}. ")
            text = N_("Type a number from 1 to {last}. A question mark lists the commands.")
            reply = self._teller.ask(self._teller.worded(text, last=len(Certainty)), "b")
            if isinstance(reply, Call):
                if reply.letter == "b":
                    return False
                self.session = self._teller.study.translated(self.session)
            elif reply in {str(at) for at in range(1, len(Certainty) + 1)}:
                self._change(Rate(list(Certainty)[int(reply) - 1]))
                return True
            else:
                text = N_("Type one number, from 1 to {last}.")
                self._teller.say(text, last=len(Certainty))

    def _give(self, event: Submit) -> None:
        """Give the answer: it is on disk before anything is said of it."""
        before = self.session
        try:
            self.session = self._teller.study.apply(before, event)
        except StoreError as error:
            self._warn(error)
            self.session = step(before, event)
        if self.session.at != before.at:
            self._teller.say(N_("Saved. Feedback comes after the last question."))
            self._teller.line()
        elif self.session.doubt is not None:
            teller = self._teller
            teller.line(doubt_sentence(self.session.doubt, teller.text, teller.formats))
            self._part = 0
        elif self.session.shows_not_yet:
            self._teller.say_message(NOT_YET)
            self._part = 0

    def _hint(self, item: AnyItem) -> None:
        if self._change(TakeHint()):
            show_hint(self._teller, item, self.session.visit.hints - 1)
        elif item.hints:
            self._teller.say(N_("There are no more hints."))
        else:
            self._teller.say(N_("There is no hint for this one."))

    # Moving

    def _moved(self, call: Call | None) -> bool:
        """Do what was asked for; False where the learner goes back to the lessons."""
        if call is not None and call.letter == "l":
            self.session = self._teller.study.translated(self.session)
        elif call is not None and call.letter == "b":
            if not self._change(Back()):
                return False
        elif not self._change(Next()):
            self._teller.say(
                N_("Answer the question to continue the quiz. The command a shows the answer.")
            )
        return True

    def _change(self, event: Event) -> bool:
        """The session after an event that is no answer; whether that changed anything."""
        before, self.session = self.session, step(self.session, event)
        if self.session == before:
            return False
        self._keep()
        return True

    def _keep(self) -> None:
        try:
            self._teller.study.keep(self.session)
        except StoreError as error:
            self._warn(error)

    def _warn(self, error: StoreError) -> None:
        """Say what is wrong with the store, once."""
        if self._warned != error.trouble.message:
            self._warned = error.trouble.message
            self._teller.say_message(self._warned)
            self._teller.line()

    def _spent(self) -> int:
        return int((self._clock() - self._since) * 1000)
