"""What keeps a hub from starting, in a sentence each."""

import errno
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sidos.cli.fault import FAILED, MISUSED, Fault
from sidos.model.message import N_, Message
from sidos.workshop.stores.chosen import MissingDriverError, UnknownStoreError
from sidos.workshop.stores.port import NewerStoreError, StoreUnavailableError, UnknownRoomError

if TYPE_CHECKING:
    from sidos.workshop.hub.hosting import ListenAddress


@contextmanager
def told_in_a_sentence(place: "ListenAddress | None", store: str) -> Iterator[None]:
    """Turn what opening the store and listening (at `place`, if at all) may raise into a Fault."""
    try:
        yield
    except StoreUnavailableError as error:
        raise Fault(_unavailable(error)) from error
    except NewerStoreError as error:
        text = N_("A newer sidos has written {path}. Update sidos to open it.")
        raise Fault(Message(text, {"path": str(error)})) from error
    except UnknownStoreError as error:
        text = N_("“{found}” is no place for rooms. Write sqlite:PATH or postgresql://….")
        raise Fault(Message(text, {"found": store}), MISUSED) from error
    except MissingDriverError as error:
        text = N_("PostgreSQL needs a driver. Install sidos with it: {command}")
        values = {"command": "pip install 'sidos[postgres]'"}
        raise Fault(Message(text, values)) from error
    except UnknownRoomError as error:
        text = N_("There is no room {name} in this store.")
        raise Fault(Message(text, {"name": str(error)}), MISUSED) from error
    except ssl.SSLError as error:
        text = N_("{path} and its key are no certificate that can be used. Give both as PEM files.")
        raise Fault(
            Message(text, {"path": str(place.certificate if place else "")}), MISUSED
        ) from error
    except OSError as error:
        said = _listening(error, place) if place is not None else None
        if said is None:
            raise
        raise Fault(said, FAILED) from error


def _unavailable(error: StoreUnavailableError) -> Message:
    if "full" in str(error):
        return Message(N_("The disk is full, so not everything was written. Make room on it."))
    text = N_("The place where rooms are kept can’t be used: {reason}.")
    return Message(text, {"reason": str(error).rstrip(".")})


def _listening(error: OSError, place: "ListenAddress") -> Message | None:
    values: dict[str, str | int] = {"address": place.listen, "port": place.port}
    if isinstance(error, socket.gaierror):
        return Message(N_("{address} is no address of this machine."), values)
    match error.errno:
        case errno.EADDRINUSE:
            text = N_("Port {port} is taken. Choose another one with --port.")
        case errno.EADDRNOTAVAIL:
            text = N_("{address} is no address of this machine.")
        case errno.EACCES if error.filename is None:
            text = N_("You may not listen on port {port}. Choose one above 1023 with --port.")
        case _:
            return None
    return Message(text, values)
