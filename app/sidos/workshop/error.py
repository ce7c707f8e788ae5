"""Why a room can't be had: from its store, over the network, or at its door."""

from enum import StrEnum

from sidos.model.error import MISUSED, SidosError
from sidos.model.message import N_, Message
from sidos.workshop.frame import ErrorCode, ErrorFrame


class ConnectionTrouble(StrEnum):
    """Why there is no way to a hub."""

    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    NO_HUB = "no-hub"


_FAULTS = {
    ErrorCode.VERSION: N_(
        "The hub runs another version of sidos. Use the same version as the hub."
    ),
    ErrorCode.CODE: N_("No workshop has this code. Check it on the big screen."),
    ErrorCode.LINK: N_("This link doesn’t open a workshop any more. Ask for the new code."),
    ErrorCode.TOKEN: N_("Your session has expired. Join again with the code."),
    ErrorCode.LOCKED: N_("Nobody new can join now. Ask the facilitator."),
    ErrorCode.ENDED: N_("This workshop has ended. Ask the facilitator for the next one."),
    ErrorCode.FULL: N_("The workshop is full. Ask the facilitator for a place."),
    ErrorCode.NAME: N_("This name can’t be used. Enter another one."),
    ErrorCode.REMOVED: N_("The facilitator has removed you from the workshop."),
    ErrorCode.TOO_OFTEN: N_("Too many attempts. Wait a moment."),
    ErrorCode.TOO_LARGE: N_("This is too long. Shorten it."),
    ErrorCode.NOT_ALLOWED: N_("That isn’t possible here. Join again."),
    ErrorCode.UNREADABLE: N_(
        "This program and the hub don’t match. Use the same version as the hub."
    ),
    ErrorCode.DISK: N_(
        "The hub can’t save answers now. Yours is saved on this device and will be sent again."
    ),
}
_TROUBLES = {
    ConnectionTrouble.UNREACHABLE: N_(
        "The hub can’t be reached. Check the address, and that you are on the same network as "
        "the hub."
    ),
    ConnectionTrouble.CERTIFICATE: N_(
        "This device doesn’t accept the hub’s certificate. Ask the facilitator for another address."
    ),
    ConnectionTrouble.NO_HUB: N_(
        "There is no sidos hub at this address. Check it on the big screen."
    ),
}


def sentence_of(why: ErrorCode | ConnectionTrouble) -> Message:
    """What a hub's refusal or a lost way to it means to a person."""
    return Message(_FAULTS[why] if isinstance(why, ErrorCode) else _TROUBLES[why])


# Stores


class StaleError(SidosError):
    """Something else happened in the room since `after`: read on and decide again."""

    def __init__(self) -> None:
        super().__init__(Message(N_("Something else has happened in the room. Try again.")))


class UnknownRoomError(SidosError):
    """There is no room with that id, code or link, or not any more."""

    code = MISUSED

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                N_("There is no saved room {name}. Run “sidos workshop list” to see them all."),
                {"name": name},
            )
        )


class StoreUnavailableError(SidosError):
    """The store can't be reached or written to now (disk full, server away): nothing was
    stored, and trying again may help."""

    def __init__(self, reason: str) -> None:
        message = Message(
            N_(
                "The place where rooms are saved can’t be used: {reason}. Check it, or choose "
                "another one with --store."
            ),
            {"reason": reason.rstrip(".")},
        )
        if "full" in reason:
            full = N_("The disk is full, so not everything was written. Free some space on it.")
            message = Message(full)
        super().__init__(message)


class NewerStoreError(SidosError):
    """The store was made by a later version of sidos."""

    def __init__(self, path: str) -> None:
        text = N_("{path} was written by a newer version of sidos. Update sidos to open it.")
        super().__init__(Message(text, {"path": path}))


class UnknownStoreError(SidosError):
    """Nothing can be kept in what was named."""

    code = MISUSED

    def __init__(self, found: str) -> None:
        text = N_("Rooms can’t be saved in “{found}”. Write sqlite:PATH or postgresql://….")
        super().__init__(Message(text, {"found": found}))


class MissingDriverError(SidosError):
    """PostgreSQL needs the extra `postgres`."""

    def __init__(self) -> None:
        text = N_("PostgreSQL needs a driver. Install sidos with it: {command}")
        super().__init__(Message(text, {"command": "pip install 'sidos[postgres]'"}))


# Ways to a hub


class NoHubError(SidosError):
    """There was no way to the hub from the beginning."""

    def __init__(self, trouble: ConnectionTrouble) -> None:
        super().__init__(sentence_of(trouble))
        self.trouble = trouble


class RefusedError(SidosError):
    """The hub refuses, and trying again as before would not help."""

    def __init__(self, fault: ErrorCode) -> None:
        super().__init__(sentence_of(fault))
        self.fault = fault


class NotAdmittedError(SidosError):
    """The door of this hub lets nobody in who asks so; `error` says why."""

    def __init__(self, fault: ErrorCode, *, wait: float = 0.0) -> None:
        super().__init__(sentence_of(fault))
        self.error = ErrorFrame(code=fault, final=not wait, wait=wait)
