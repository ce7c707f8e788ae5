"""Settings that matter in line mode: each is changed to its next value by its number."""

from msgspec.structs import replace

from sidos.model.attempt import Flow
from sidos.model.message import N_
from sidos.plain.command import Call
from sidos.plain.teller import Teller
from sidos.study.language_labels import language_label, listed_languages
from sidos.study.sentences import FLOWS


def change_options(teller: Teller) -> None:
    """Show the settings and change them until Enter alone is pressed. Raises `Leaving`."""
    while True:
        settings, trouble = teller.study.settings, teller.study.settings_trouble
        if trouble is not None:
            teller.say_message(trouble)
        flow = teller.text.say(FLOWS[settings.flow])
        teller.say(N_("1. Feedback in a quiz: {when}."), when=flow)
        teller.say(
            N_("2. Quizzes ask how sure you are.")
            if settings.certainty
            else N_("2. Quizzes don’t ask how sure you are.")
        )
        study = teller.study
        name = language_label(study, study.locales.info(study.tag))
        teller.say(N_("3. Language: {name}."), name=name)
        text = N_("Type a number to change that setting, or just press Enter to go to the lessons.")
        match teller.ask(teller.worded(text), "b"):
            case "" | Call(letter="b"):
                return
            case "1":
                flows = list(Flow)
                following = flows[(flows.index(settings.flow) + 1) % len(flows)]
                teller.study.change_settings(replace(settings, flow=following))
            case "2":
                teller.study.change_settings(replace(settings, certainty=not settings.certainty))
            case "3":
                _choose_language(teller)
            case Call():
                pass
            case _:
                teller.say(N_("Use numbers from 1 to {last}."), last=3)


def _choose_language(teller: Teller) -> None:
    """Switch to the other language; where there are several others, to one from a list. Raises
    `Leaving`."""
    study = teller.study
    languages = listed_languages(study)
    if len(languages) <= 2:  # noqa: PLR2004 - one and the other
        study.switch(study.next_language())
        return
    while True:
        for at, info in enumerate(languages, 1):
            teller.line(language_label(study, info), f"{at}. ")
        text = N_("Type a language’s number, or just press Enter to leave it as it is.")
        reply = teller.ask(teller.worded(text), "b")
        numbers = {str(at): info.tag for at, info in enumerate(languages, 1)}
        if isinstance(reply, Call) or not reply:
            return
        if reply in numbers:
            study.switch(numbers[reply])
            return
        teller.say(N_("Use numbers from 1 to {last}."), last=len(languages))
