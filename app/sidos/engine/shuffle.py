"""The order in which an item's parts are shown: shuffled by a stored seed, so that it can be
shown again, in any language, just as it was."""

from random import Random

from sidos.model.item import AnyItem, Choice, Cloze, Match, Multi, Order, Sort


def display_order(item: AnyItem, seed: int) -> tuple[str, ...]:
    """Ids of the options, pairs (their right sides), things to order or to sort, as shown.

    Things to order are never in the right order at first. Empty for typed items.
    """
    match item:
        case Choice() | Multi():
            ids = [option.id for option in item.options]
        case Match():
            ids = list(item.rights)
        case Order() | Sort():
            ids = [part.id for part in item.items]
        case Cloze():
            return tuple(gap.id for gap in item.gaps)
        case _:
            return ()
    if not item.shuffle and not isinstance(item, Order):
        return tuple(ids)
    order = ids.copy()
    own = item.id.rpartition("/")[2]  # the same whether its lesson or a recap asks
    Random(f"{seed}:{own}").shuffle(order)  # noqa: S311 - no secret
    if isinstance(item, Order) and order == ids:
        order = [*order[1:], order[0]]
    return tuple(order)
