"""From an id to the screen that shows the text, or a sentence that says why none does."""

import pytest
from tests.tui.learner import press, screen_text, settled
from tests.tui.translator_desk import Desk, facts, mode

from sidos.tui.error import NoAimError
from sidos.tui.screen.glossary import GlossaryScreen
from sidos.tui.screen.home import HomeScreen
from sidos.tui.screen.session import SessionScreen
from sidos.tui.screen.sources import SourcesScreen
from sidos.tui.translator.aim import find_aim

SCREENS = {
    "soil/idea/text/8": SessionScreen,
    "soil/own/model": SessionScreen,
    "soil/lives/hints/1": SessionScreen,
    "soil/title": HomeScreen,
    "@source/diary/concepts/loam/gist": SourcesScreen,
}


@pytest.mark.parametrize("wanted", SCREENS)
async def test_the_text_is_in_sight(desk: Desk, wanted: str) -> None:
    study = desk.learner.study()
    aim = find_aim(study, wanted)
    app = desk.preview(aim)
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        await settled(pilot)

        assert isinstance(app.screen, SCREENS[wanted])
        entry = mode(app).live.course_text(study.library.courses()[0], aim.id)
        assert entry is not None
        assert entry.entry is not None
        first = " ".join(entry.entry.forms[0].split()[:3]).strip("*")
        assert first in screen_text(app)


async def test_a_term(desk: Desk) -> None:
    glossary = 'format: 1\nlang: en\nterms: [{id: loam, term: "Loam", definition: "Good soil."}]\n'
    desk.lesson.with_name("glossary.yaml").write_text(glossary, "utf-8")
    app = desk.preview(find_aim(desk.learner.study(), "@glossary/loam/definition"))
    async with app.run_test() as pilot:
        await settled(pilot)
        await settled(pilot)

        assert isinstance(app.screen, GlossaryScreen)
        assert "Good soil." in screen_text(app)
        await press(pilot, "f9")
        assert facts(pilot).id == "@glossary/loam/definition"
        await press(pilot, "escape", "f9")
        assert facts(pilot).id == "@glossary/loam/term"


@pytest.mark.parametrize(
    ("wanted", "text_id"),
    [
        ("soil", "soil/title"),
        ("soil/", "soil/title"),
        ("soil/one", "soil/one/prompt"),
        ("soil/one/opt", "soil/one/options/"),
        ("soil/lives/hints/1", "soil/lives/hints/1"),
    ],
)
def test_the_beginning_of_an_id_is_enough(desk: Desk, wanted: str, text_id: str) -> None:
    assert find_aim(desk.learner.study(), wanted).id.startswith(text_id)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("soil/none/prompt", "You may have meant: soil/"),
        ("sail/one/prompt", "You may have meant: soil."),
        ("qwxz", "An id is the msgctxt"),
        ("the", "is in several texts"),
        ("torn/x", "has mistakes"),
        ("Tools for translators.", "app/sidos/cli/"),
        ("Translation: {text}", "only briefly"),
    ],
)
def test_what_can_not_be_shown_is_reported(desk: Desk, wanted: str, sentence: str) -> None:
    with pytest.raises(NoAimError) as error:
        find_aim(desk.learner.study(), wanted)

    assert sentence in str(error.value)
