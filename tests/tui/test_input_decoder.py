"""Whatever bytes a terminal sends, they are read, and the keys after them are taken."""

from random import Random

import pytest
from tests.depth import DEEP
from textual.events import AppFocus, Key, MouseDown, Paste, Resize
from textual.message import Message

from sidos.tui.input_decoder import PASTE_LIMIT, InputDecoder

_MEGABYTE = 1 << 20
_RANDOM_BYTES = 10 * _MEGABYTE if DEEP else _MEGABYTE // 32
_READ = 4096


class Clock:
    """Seconds that pass when they are said to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Input:
    """A decoder and what has come out of it."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.decoder = InputDecoder(clock=self.clock)
        self.events: list[Message] = []

    def read(self, *pieces: bytes) -> list[Message]:
        """All events, once these pieces have come, a read each."""
        for piece in pieces:
            self.events += self.decoder.feed(piece)
        return self.events

    @property
    def typed(self) -> str:
        """The characters of the keys."""
        return "".join(event.character or "" for event in self.events if isinstance(event, Key))

    def answers(self) -> bool:
        """Whether a key, after what time limits there are, is taken as such."""
        self.clock.now += 2 * PASTE_LIMIT
        self.decoder._parser._timeout_time = 0.0 if self.decoder._parser._timeout_time else None
        self.events += self.decoder.tick()
        self.events.clear()
        # What was begun takes in some bytes: an old mouse report three, a letter three.
        return "k" in [event.key for event in self.read(b"jjjk") if isinstance(event, Key)]


def test_latin_1_is_a_replacement_character_and_the_next_key_is_taken() -> None:
    given = Input()
    given.read(b"\xe4", b"k", b"\xff", b"l")
    assert given.typed == "\ufffdk\ufffdl"


@pytest.mark.parametrize("letter", ["ä", "€", "😀"])
def test_a_letter_may_come_in_pieces(letter: str) -> None:
    given = Input()
    given.read(*(bytes([each]) for each in letter.encode()), b"k")
    assert given.typed == letter + "k"


@pytest.mark.parametrize("at", range(7))
@pytest.mark.parametrize("report", [b"\x1b[M \xe8!", b"\x1b[M \xc3\xa4", b"\x1b[M#\xff\xff"])
def test_an_old_mouse_report_beyond_column_95_types_nothing(report: bytes, at: int) -> None:
    given = Input()
    given.read(*filter(None, (report[:at], report[at:])), b"k", "ä".encode())
    assert given.typed == "kä"


@pytest.mark.parametrize("byte", range(256))
def test_every_byte_alone_and_before_a_letter(byte: int) -> None:
    given = Input()
    given.read(bytes([byte]))
    assert given.answers()
    given.read(bytes([byte]) + b"a")
    assert given.answers()
    given.read(bytes([byte]), b"a")
    assert given.answers()


@pytest.mark.parametrize(
    "odd",
    [
        b"\x1b[99999999999u",
        b"\x1b[1;99999999u",
        b"\x1b[55296u",
        b"\x1b[97;1;57000:55296u",
        b"\x1b[48;0;0;0;0t\x1b[<0;5;5M",
        b"\x1b[48;99999;99999;1;1t",
        b"\x1b[<0;999999999999;1M",
        b"\x1b[<99;0;-1M",
        b"\x1b[0;0R",
        b"\x1b[201~",
        b"\x1b[?2048;99$y",
        b"\x1b[" + b"9" * 500,
        b"\x1b]11;rgb:ffff/ffff/ffff",
        b"\x1b" * 50,
    ],
    ids=repr,
)
def test_a_sequence_that_cannot_be_is_left_out_and_reading_goes_on(odd: bytes) -> None:
    given = Input()
    for event in given.read(odd):
        assert not isinstance(event, Resize)
        if isinstance(event, Key):
            (event.character or "").encode()
    assert given.answers()
    assert isinstance(given.read(b"\x1b[I")[-1], AppFocus)


def test_a_size_that_can_be_is_taken_and_mouse_pixels_after_it() -> None:
    given = Input()
    resize, click = given.read(b"\x1b[48;24;80;480;800t", b"\x1b[<0;100;100M")
    assert isinstance(resize, Resize)
    assert resize.size == (80, 24)
    assert isinstance(click, MouseDown)
    assert (int(click.x), int(click.y)) == (9, 4)
    # Nor does what made the parser begin afresh take them away.
    given.read(b"\x1b[99999999999u")
    again = given.read(b"\x1b[<0;100;100M")[-1]
    assert isinstance(again, MouseDown)
    assert int(again.x) == 9


def test_a_paste_is_one_event_however_it_is_cut() -> None:
    raw = b"\x1b[200~" + "Sää, \r\nja muuta".encode() + b"\x1b[201~k"
    for at in range(1, len(raw)):
        given = Input()
        given.read(raw[:at], raw[at:])
        assert [event.text for event in given.events if isinstance(event, Paste)] == [
            "Sää, \r\nja muuta"
        ]
        assert given.typed == "k"


def test_a_paste_that_never_ends_is_ended() -> None:
    given = Input()
    assert given.read(b"\x1b[200~abc") == []
    given.clock.now += PASTE_LIMIT
    (paste,) = given.decoder.tick()
    assert isinstance(paste, Paste)
    assert paste.text == "abc"
    given.read(b"\x11")
    assert [event.key for event in given.events if isinstance(event, Key)] == ["ctrl+q"]


def test_keys_pressed_because_nothing_happens_do_not_prolong_a_paste() -> None:
    given = Input()
    given.read(b"\x1b[200~" + b"long " * 1000)
    for _ in range(30):
        given.clock.now += 0.1
        given.read(b"\x11")
    assert Paste in map(type, given.events)
    assert isinstance(given.events[-1], Key)


def test_a_paste_on_a_slow_line_is_one_paste() -> None:
    given = Input()
    given.read(b"\x1b[200~")
    for _ in range(2000):  # 120 bytes a second
        given.clock.now += 1 / 120
        given.read(b"x")
    given.read(b"\x1b[201~")
    assert [len(event.text) for event in given.events if isinstance(event, Paste)] == [2000]


def test_an_esc_that_stays_alone_is_waited_for_less() -> None:
    given = Input()
    usual = given.decoder.wait
    given.read(b"\x1b")
    assert given.decoder.wait < usual
    list(given.decoder.tick())
    assert given.decoder.wait == usual


def test_random_bytes() -> None:
    random, given = Random(2), Input()
    for _ in range(0, _RANDOM_BYTES, _READ):
        given.read(random.randbytes(_READ))
        for event in given.events:
            if isinstance(event, Key):
                (event.character or "").encode()
        assert given.answers()
