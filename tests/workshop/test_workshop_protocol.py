"""What PROTOCOL.md says is so: its tables are of these types, and its client works as it stands."""

import asyncio
import json
import re
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it has none of its own
from tests.workshop.small_course import READY, WORD
from tests.workshop.venue import Venue

from sidos.workshop.protocol_doc import DOCUMENT, SCHEMA, renewed, schema

LONGEST_CLIENT = 60


def client() -> str:
    [code] = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    return str(code)


def test_the_tables_and_the_schema_are_of_these_types() -> None:
    document = DOCUMENT.read_text("utf-8")

    assert renewed(document) == document, "run python -m sidos.workshop.protocol_doc"
    assert schema() == SCHEMA.read_text("utf-8")


def test_the_documents_client_is_short() -> None:
    assert client().count("\n") <= LONGEST_CLIENT


async def test_the_documents_client_joins_answers_and_survives_a_dead_hub(
    venue: Venue, tmp_path: Path
) -> None:
    program = tmp_path / "client.py"
    program.write_text(client(), "utf-8")
    lead = await venue.lead()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(program),
        venue.url,
        venue.room.code,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None

    async def until(line: str) -> None:
        assert process.stdout is not None
        async with asyncio.timeout(10):
            while (said := (await process.stdout.readline()).decode().strip()) != line:
                assert said, f"it ended before saying {line!r}"

    await until("welcome lobby")
    await lead.do("open", questions=[READY])
    await until("answered: ok")
    await venue.stop()
    await venue.start()
    await until("welcome open")
    lead = await venue.lead()
    await lead.do("reveal")
    await until(f"verdict: {'right' if await first_is_right(venue) else 'wrong'}")
    await lead.do("end")
    await until("event ended")
    assert await process.wait() == 0


async def first_is_right(venue: Venue) -> bool:
    return (await venue.store.groups(venue.room.id, READY))[0].verdict == "right"


async def test_every_frame_fits_the_schema(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join()
    projector, _ = await venue.say(role="projector", code=venue.room.code)
    await lead.do("open", questions=[READY, WORD], seconds=60)
    await aino.answer(READY, "1", key="a")
    await aino.say(type="ask", text="Why?", key="q")
    await aino.hear("ack")
    await aino.hear("floor")
    await lead.do("reveal")
    await aino.hear("you")
    await projector.event("reveal")
    await lead.hear("counts")

    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    kinds = set()
    for text in [*lead.told, *aino.told, *projector.told]:
        frame = json.loads(text)
        kinds.add(frame["type"])
        assert not [error.message for error in validator.iter_errors(frame)], frame
    assert kinds == {"welcome", "event", "ack", "commandack", "counts", "floor", "you"}
