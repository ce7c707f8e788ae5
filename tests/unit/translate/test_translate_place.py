"""The place of an interface message in the comment for translators."""

from pathlib import Path

from sidos.translate.message_unit import MessageUnit
from sidos.translate.place import MessagePlace, place_key, placed, places


def test_places_are_read_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "places.json"
    path.write_text('{"Open": {"kind": "label of a key", "width": 16, "stops": ["home"]}}', "utf-8")
    assert places(path) == {"Open": MessagePlace("label of a key", 16, ("home",))}


def test_the_apps_own_places_can_be_read() -> None:
    assert places()["Settings"].stops


def test_a_context_is_part_of_a_messages_key() -> None:
    assert place_key(None, "Open") == "Open"
    assert place_key("adjective", "Open") == "adjective\u0004Open"


def test_a_message_tells_its_note_kind_width_and_stops() -> None:
    measured = {"Open": MessagePlace("label of a key", 16, ("home", "page"))}
    unit = MessageUnit(text="Open", comment="A verb.", files=("app/sidos/tui/command.py",))
    (message,) = placed([unit], measured)
    assert message.comment == "A verb.\nkind: label of a key\nwidth: 16\nshown: home, page"


def test_what_wraps_has_no_width() -> None:
    unit = MessageUnit(text="Pick one.", files=("app/sidos/study/wording.py",))
    (message,) = placed([unit], {"Pick one.": MessagePlace("sentence", stops=("page",))})
    assert message.comment == "kind: sentence\nshown: page"


def test_a_comment_names_places_outside_the_screens() -> None:
    files = ("app/sidos/plain/run.py", "app/sidos/tui/screen/quiz.py")
    unit = MessageUnit(text="Quiz: {title}", files=files)
    (message,) = placed([unit], {"Quiz: {title}": MessagePlace("title", 22)})
    assert message.comment == "kind: title, plain mode\nwidth: 22"


def test_a_message_that_no_screen_shows_has_the_kind_of_its_file() -> None:
    unit = MessageUnit(text="Usage:", files=("app/sidos/cli/local.py",))
    (message,) = placed([unit], {})
    assert message.comment == "kind: command line"
