"""Keys at random, as bytes that a terminal sends: many in one read, or one at a time."""

import asyncio
from collections.abc import Iterator
from random import Random

from tests.quiet import until_quiet
from tests.tui.learner import Learner

from sidos.tui.app import SidosApp
from sidos.tui.input_decoder import InputDecoder

ESC = b"\x1b[27u"
"""As terminals send it that tell it from the beginning of another key."""
DENSE, HUMAN = 20, 1
"""Keys in one read."""

_COMMON = (
    *(b"\r", b"\r", b" ", b"\t", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[C", b"\x1b[D", b"?", b"l"),
    *(b"L", b"1", b"2", b"3", b"q", b"n", b"h", b"u", b"s", b"a", b"c", b"r", b"w"),
)
_RARE = (
    *(b"/", b"g", b"\x10", b"t", b"p", b",", b"j", b"k", b"b", b"d", b"i", b"m", b"o", b"x", b"y"),
    *(b"4", b"9", b"=", b"+", b"K", b"J", b"S", b"Q", b"G", b"R", b"v", b"e", b"f", b"z", b"."),
    *(b"\x7f", b"\x1b[3~", b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F", b"\x1b[Z", b"\n", b"\x1a"),
    *(b"\x1bOQ", b"\x1bOR", b"\x1bOS", b"\x1b[15~", b"\x1b[17~", b"\x1b[18~", b"\x1b[19~"),
    *(b"\x1b[1;2A", b"\x1b[1;2B", b"\xc3\xa4", b"\xe4", b"\xff", b"\x1b[200~soil\x1b[201~"),
    *(b"\x1b[M \xe8!", b"\x1b[I", b"\x1b[O", b"\x03", b"\x1b", b"\x1b[20~"),
)
_PATIENCE = 60.0


def keys(random: Random, count: int) -> Iterator[bytes]:
    """So many keys; all but the one that quits, and clicks between them."""
    for _ in range(count):
        dice = random.random()
        if dice < 0.15:
            yield ESC
        elif dice < 0.2:
            place = f"{random.randint(1, 80)};{random.randint(1, 24)}"
            yield f"\x1b[<0;{place}M\x1b[<0;{place}m".encode()
        else:
            yield random.choice(_COMMON if dice < 0.75 else _RARE)


async def play(learner: Learner, seed: int, count: int, at_once: int) -> str:
    """Press keys at random; what ended the app, or "" where nothing did."""
    random = Random(seed)
    learner.tag = ("en", "fi")[seed % 2]
    app = learner.app(random.choice((None, "garden/soil", "garden/weeds")))
    # The palette and the key bar offer it.
    app.action_quit = _stay  # type: ignore[method-assign]
    pressed: list[bytes] = []
    try:
        async with app.run_test(size=(80, 24)):
            for _ in range(0, count, at_once):
                pressed = list(keys(random, at_once))
                await send(app, b"".join(pressed))
                if not app.is_running:
                    return f"seed {seed}, {b' '.join(pressed)!r}: the app has ended"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"seed {seed}, {b' '.join(pressed)!r}: {type(error).__name__}: {error}"[:500]
    return ""


async def _stay() -> None:
    """Don't quit."""


async def send(app: SidosApp, raw: bytes) -> None:
    """What a terminal sends in one read; done when all that follows is done. TimeoutError where the
    app hangs."""
    decoder = InputDecoder()
    events = [*decoder.feed(raw)]
    if decoder._parser._timeout_time is not None:
        decoder._parser._timeout_time = 0.0  # what was begun stays alone
    for event in [*events, *decoder.tick()]:
        app.post_message(event)
    async with asyncio.timeout(_PATIENCE):
        await until_quiet(app)
