"""What a hub's refusals and lost ways mean to a person, in a sentence each."""

from sidos.model.message import N_, Message
from sidos.workshop.client import Trouble
from sidos.workshop.frame import Fault

_FAULTS = {
    Fault.VERSION: N_("The hub runs another version of sidos. Use the same version as it does."),
    Fault.CODE: N_("No workshop has this code. Check it on the screen in front."),
    Fault.LINK: N_("This link doesn’t lead to a workshop any more. Ask for the new code."),
    Fault.TOKEN: N_("The hub doesn’t know you any more. Join again with the code."),
    Fault.LOCKED: N_("Nobody new can join now. Ask the facilitator."),
    Fault.ENDED: N_("This workshop has ended."),
    Fault.FULL: N_("The workshop is full."),
    Fault.NAME: N_("This name can’t be used. Write another one."),
    Fault.REMOVED: N_("The facilitator has put you out of the workshop."),
    Fault.TOO_OFTEN: N_("That was too much at once. Wait a moment."),
    Fault.TOO_LARGE: N_("This is too long. Shorten it."),
    Fault.NOT_ALLOWED: N_("That isn’t possible here."),
    Fault.UNREADABLE: N_(
        "The hub didn’t understand this program. Use the same version as it does."
    ),
    Fault.DISK: N_("The hub can’t store answers now. Yours is kept here and sent again."),
}
_TROUBLES = {
    Trouble.UNREACHABLE: N_(
        "The hub can’t be reached. Check the address, and that both are on the same network."
    ),
    Trouble.CERTIFICATE: N_(
        "The hub’s certificate isn’t trusted here. Ask the facilitator for another address."
    ),
    Trouble.NO_HUB: N_("There is no sidos hub at this address. Check it on the screen in front."),
}


def sentence_of(why: Fault | Trouble) -> Message:
    """What to tell a person."""
    return Message(_FAULTS[why] if isinstance(why, Fault) else _TROUBLES[why])
