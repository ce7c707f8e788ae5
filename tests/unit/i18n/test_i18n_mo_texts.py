from pathlib import Path

import polib
import pytest

from sidos.i18n.mo_texts import MISSING, MoTexts, mapped


def _plural(*forms: str, **key: str) -> polib.POEntry:
    return polib.POEntry(msgid_plural="days", msgstr_plural=dict(enumerate(forms)), **key)


@pytest.fixture
def data() -> bytes:
    po = polib.POFile()
    po.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
        "X-Own": "a: b",
    }
    po += [
        polib.POEntry(msgid="Quit", msgstr="Lopeta"),
        polib.POEntry(msgid="Quit it", msgstr="Äh"),
        polib.POEntry(msgctxt="verb", msgid="Quit", msgstr="Lähde"),
        _plural("yksi", "kaksi", "moni", msgid="day"),
        _plural("p", "q", "r", msgctxt="short", msgid="day"),
    ]
    return po.to_binary()


def test_texts_are_found(data: bytes) -> None:
    texts = MoTexts(data)

    assert (texts.gettext("Quit"), texts.gettext("Quit it")) == ("Lopeta", "Äh")
    assert texts.pgettext("verb", "Quit") == "Lähde"
    forms = [texts.ngettext("day", "days", number) for number in (1, 2, 9)]
    assert forms == ["yksi", "kaksi", "moni"]
    assert texts.npgettext("short", "day", "days", 2) == "q"
    assert texts.gettext("day") == "yksi"
    assert texts.info()["x-own"] == "a: b"


@pytest.mark.parametrize("text", ["", "Qui", "Quit i", "Quitt", "~", "\udc80"])
def test_what_is_not_there_is_missing(data: bytes, text: str) -> None:
    texts = MoTexts(data)

    assert texts.pgettext("noun", text) is MISSING
    assert texts.ngettext(text, text, 1) is MISSING or not text


def test_a_file_is_mapped(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "fi.mo"
    path.write_bytes(data)

    data_on_disk = mapped(path)

    assert data_on_disk is not None
    assert MoTexts(data_on_disk).gettext("Quit") == "Lopeta"


def test_no_file_and_an_empty_one_give_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.mo").touch()

    assert mapped(tmp_path / "none.mo") is None
    assert mapped(tmp_path / "empty.mo") is None


def test_every_shorter_file_is_refused(data: bytes) -> None:
    for size in range(0, len(data) - 1, 7):
        with pytest.raises(ValueError, match="MO file"):
            MoTexts(data[:size])


def test_what_is_not_utf8_is_missing(data: bytes) -> None:
    texts = MoTexts(data.replace("Äh".encode(), b"\xc3\x28h"))

    assert texts.gettext("Quit it") is MISSING
    assert texts.gettext("Quit") == "Lopeta"
