"""Whether answers wait to be saved, in two short sentences for one line of any screen."""

from sidos.model.message import N_, Message
from sidos.store.store import Store, StoreFault

_REASONS = {
    StoreFault.READ_ONLY: N_("sidos isn’t allowed to write there."),
    StoreFault.FULL: N_("The disk is full."),
    StoreFault.LOCKED: N_("Another program is using the file."),
    StoreFault.CORRUPT: N_("The file is damaged."),
    StoreFault.FAILING: N_("The disk or network folder doesn’t work."),
    StoreFault.NEWER: N_("The file is of a newer version of sidos."),
}


def save_status(store: Store) -> tuple[Message, ...]:
    """What waits, and why; nothing where all is saved."""
    trouble = store.trouble
    if trouble is None:
        return ()
    text = Message(N_("Your answers can’t be saved now."))
    if store.unsaved:
        text = Message(N_("Answers waiting to be saved: {count}."), {"count": store.unsaved})
    return text, Message(_REASONS[trouble.fault])
