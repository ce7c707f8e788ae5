"""What the hub lets come over the network: requests for it, from its own pages, small and few."""

import asyncio

import pytest
from tests.workshop.venue import Venue

CODES = {"too-large": 1009, "unreadable": 1008}


@pytest.mark.parametrize("path", ["/", "/ws", "/health", "/texts/en.json", "/nothing"])
async def test_every_answer_forbids_what_a_page_need_not_do(venue: Venue, path: str) -> None:
    async with venue.session.get(venue.url + path) as response:
        headers = response.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert f"connect-src 'self' ws://127.0.0.1:{venue.port}" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Server"] == "sidos"


async def test_a_page_of_another_site_may_not_come_in(venue: Venue) -> None:
    for path in ("/ws", "/", "/texts/en.json"):
        for origin in ("http://evil.example", "null", f"http://localhost:{venue.port}"):
            async with venue.session.get(venue.url + path, headers={"Origin": origin}) as response:
                assert response.status == 403
    own = await venue.peer(Origin=venue.url)
    await own.say(type="hello", code=venue.room.code, name="Aino")
    assert (await own.hear("welcome"))["you"]["name"] == "Aino"


async def test_a_name_that_was_made_to_point_here_is_not_served(venue: Venue) -> None:
    for host in ("evil.example", f"evil.example:{venue.port}", "10.1.2.3"):
        async with venue.session.get(venue.url, headers={"Host": host}) as response:
            assert response.status == 421
            assert "ws://" not in response.headers["Content-Security-Policy"]
    async with venue.session.get(venue.url, headers={"Host": "localhost"}) as response:
        assert response.status == 200


async def test_nothing_but_the_pages_own_files_is_served(venue: Venue) -> None:
    for path in ("/../page.py", "/%2e%2e/page.py", "/..%2fpage.py", "/page_text.py", "/.hidden"):
        async with venue.session.get(venue.url + path) as response:
            assert response.status == 404, path
    async with venue.session.post(venue.url, data=b"x") as response:
        assert response.status == 405


async def test_a_file_is_sent_once_as_long_as_it_stays_the_same(venue: Venue) -> None:
    async with venue.session.get(venue.url) as response:
        assert response.content_type == "text/html"
        tag = response.headers["ETag"]
    async with venue.session.get(venue.url, headers={"If-None-Match": tag}) as response:
        assert response.status == 304


async def test_the_pages_texts_come_in_the_language_asked_for(venue: Venue) -> None:
    async with venue.session.get(f"{venue.url}/texts/fi-FI.json") as response:
        assert response.content_type == "application/json"
        assert (await response.json())["lang"] == "fi"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x" * 5000, "too-large"),
        ("ä" * 3000, "too-large"),
        ("not json", "unreadable"),
        ("[1]", "unreadable"),
        ("[" * 4000, "unreadable"),
        ('{"type":"hello","v":"one"}', "unreadable"),
        ('{"type":"hello","code":"\\ud800"}', "unreadable"),
        ('{"type":"status","status":"ok"}', "not-allowed"),
        ('{"type":"hello","v":' + "9" * 3000 + "}", "version"),
    ],
    ids=range(9),
)
async def test_a_first_frame_that_makes_no_sense_ends_the_connection(
    venue: Venue, text: str, fault: str
) -> None:
    peer = await venue.peer()
    await peer.socket.send_str(text)

    frame = await peer.hear("error")

    assert (frame["code"], frame["final"]) == (fault, True)
    assert await peer.closed() == CODES.get(fault, 1008)


async def test_once_in_what_makes_no_sense_is_refused_and_what_is_unknown_ignored(
    venue: Venue,
) -> None:
    peer = await venue.join()
    for text in (
        "nonsense",
        '{"type":"answer"}',
        '{"type":"answer","question":"q","round":1.5,"response":"1","key":"k"}',
        '{"type":"answer","question":"q","round":1,"response":{"1":{}},"key":"k"}',
        '{"type":"answer","question":"q","round":1,"response":"1","key":""}',
        '{"type":"ask","text":"t","key":"' + "k" * 100 + '"}',
        '{"type":"status","status":"' + "[" * 3900 + '"}',
    ):
        await peer.socket.send_str(text)
        assert (await peer.hear("error"))["code"] == "unreadable", text
    await peer.socket.send_str('{"type":"dance","deep":' + "[" * 900 + "]" * 900 + "}")
    await peer.socket.send_str('{"type":"answer","round":' + "9" * 900 + "}")
    assert (await peer.hear("error"))["code"] == "unreadable"
    await peer.say(type="status", status="ok", later="field")
    assert await peer.answer("bread/ready", "1", key="k", number=2**70) == "closed"


async def test_a_binary_frame_is_refused(venue: Venue) -> None:
    peer = await venue.join()
    await peer.socket.send_bytes(b"\x00\xff")

    assert (await peer.hear("error"))["code"] == "unreadable"
    await peer.closed()


async def test_a_frame_beyond_all_measure_ends_the_connection(venue: Venue) -> None:
    peer = await venue.join()
    await peer.socket.send_str("x" * 1_000_000)

    assert await peer.closed() == 1009
    assert await venue.join() is not None


async def test_who_sends_too_much_is_told_to_wait_and_at_last_cut_off(venue: Venue) -> None:
    peer, other = await venue.join(), await venue.join("Other")
    for _ in range(30):
        await peer.say(type="status", status="ok")
    error = await peer.hear("error")
    assert error["code"] == "too-often"
    assert 0 < error["wait"] <= 1
    assert "final" not in error
    await asyncio.sleep(error["wait"] + 0.05)
    assert await peer.answer("bread/ready", "1", key="k") == "closed"

    for _ in range(150):
        await peer.say(type="status", status="ok")
    assert await peer.closed() == 1008
    assert await other.answer("bread/ready", "1", key="k") == "closed"


async def test_no_secret_is_written_anywhere(
    venue: Venue, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    await venue.lead()
    peer, welcome = await venue.say(code=venue.room.code, name="Aino")
    await peer.socket.send_str("nonsense")
    await peer.hear("error")
    async with venue.session.get(f"{venue.url}/?{venue.room.link}") as response:
        assert response.status == 200
    said = caplog.text + "".join(capfd.readouterr())
    kept = venue.stored_bytes()

    for secret in (venue.token, welcome["token"]):
        assert secret not in said
        assert secret.encode() not in kept
    for secret in (venue.room.link, venue.room.code, "Aino", "127.0.0.1"):
        assert secret not in said
