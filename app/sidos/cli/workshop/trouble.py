"""What keeps a hub from starting, in a sentence each."""

import errno
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sidos.cli.error import FAILED, MISUSED, CommandError
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.workshop.hub.hosting import ListenAddress


@contextmanager
def told_in_a_sentence(place: "ListenAddress") -> Iterator[None]:
    """Turn what listening at `place` may raise into a CommandError."""
    try:
        yield
    except ssl.SSLError as error:
        text = N_("{path} and its key can’t be used as a certificate. Give both as PEM files.")
        raise CommandError(Message(text, {"path": str(place.certificate)}), MISUSED) from error
    except OSError as error:
        sentence = _listening(error, place)
        if sentence is None:
            raise
        raise CommandError(sentence, FAILED) from error


def _listening(error: OSError, place: "ListenAddress") -> Message | None:
    values: dict[str, str | int] = {"address": place.listen, "port": place.port}
    if isinstance(error, socket.gaierror):
        return Message(
            N_("{address} is not an address of this machine. Choose another one with --listen."),
            values,
        )
    match error.errno:
        case errno.EADDRINUSE:
            text = N_("Port {port} is taken. Choose another one with --port.")
        case errno.EADDRNOTAVAIL:
            text = N_(
                "{address} is not an address of this machine. Choose another one with --listen."
            )
        case errno.EACCES if error.filename is None:
            text = N_(
                "You don’t have permission to listen on port {port}. Choose one above 1023 "
                "with --port."
            )
        case _:
            return None
    return Message(text, values)
