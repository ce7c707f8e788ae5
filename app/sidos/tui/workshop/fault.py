"""What a hub's refusals and lost ways mean to a person, in a sentence each."""

from sidos.model.message import N_, Message
from sidos.workshop.client import ConnectionTrouble
from sidos.workshop.frame import ErrorCode

_FAULTS = {
    ErrorCode.VERSION: N_(
        "The hub runs another version of sidos. Use the same version as it does."
    ),
    ErrorCode.CODE: N_("No workshop has this code. Check it on the screen in front."),
    ErrorCode.LINK: N_("This link doesn’t lead to a workshop any more. Ask for the new code."),
    ErrorCode.TOKEN: N_("The hub doesn’t know you any more. Join again with the code."),
    ErrorCode.LOCKED: N_("Nobody new can join now. Ask the facilitator."),
    ErrorCode.ENDED: N_("This workshop has ended."),
    ErrorCode.FULL: N_("The workshop is full."),
    ErrorCode.NAME: N_("This name can’t be used. Write another one."),
    ErrorCode.REMOVED: N_("The facilitator has put you out of the workshop."),
    ErrorCode.TOO_OFTEN: N_("That was too much at once. Wait a moment."),
    ErrorCode.TOO_LARGE: N_("This is too long. Shorten it."),
    ErrorCode.NOT_ALLOWED: N_("That isn’t possible here."),
    ErrorCode.UNREADABLE: N_(
        "The hub didn’t understand this program. Use the same version as it does."
    ),
    ErrorCode.DISK: N_("The hub can’t store answers now. Yours is kept here and sent again."),
}
_TROUBLES = {
    ConnectionTrouble.UNREACHABLE: N_(
        "The hub can’t be reached. Check the address, and that both are on the same network."
    ),
    ConnectionTrouble.CERTIFICATE: N_(
        "The hub’s certificate isn’t trusted here. Ask the facilitator for another address."
    ),
    ConnectionTrouble.NO_HUB: N_(
        "There is no sidos hub at this address. Check it on the screen in front."
    ),
}


def sentence_of(why: ErrorCode | ConnectionTrouble) -> Message:
    """What to tell a person."""
    return Message(_FAULTS[why] if isinstance(why, ErrorCode) else _TROUBLES[why])
