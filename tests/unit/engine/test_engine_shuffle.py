"""Parts are shown in an order that the seed alone decides."""

from msgspec.structs import replace

from sidos.engine.shuffle import display_order
from sidos.model.item import AnyItem


def test_the_same_seed_shows_the_same_order(items: dict[str, AnyItem]) -> None:
    for item in items.values():
        assert display_order(item, 5) == display_order(item, 5)
        assert len(set(display_order(item, 5))) == len(display_order(item, 5))


def test_seeds_and_items_differ(items: dict[str, AnyItem]) -> None:
    choice = items["choice"]
    assert len({display_order(choice, seed) for seed in range(50)}) > 10
    other = replace(choice, id="other")
    assert any(display_order(choice, seed) != display_order(other, seed) for seed in range(5))


def test_an_author_can_keep_the_order(items: dict[str, AnyItem]) -> None:
    for name in ("choice", "multi", "sort"):
        item = replace(items[name], shuffle=False)
        assert display_order(item, 3) == ("a", "b", "c", "d")


def test_things_to_order_never_stand_right_at_first(items: dict[str, AnyItem]) -> None:
    order = items["order"]
    two = replace(order, items=order.items[:2])  # type: ignore[union-attr]
    for seed in range(60):
        assert display_order(order, seed) != ("a", "b", "c", "d")
        assert display_order(replace(order, shuffle=False), seed) != ("a", "b", "c", "d")
        assert display_order(two, seed) == ("b", "a")


def test_typed_answers_have_nothing_to_shuffle(items: dict[str, AnyItem]) -> None:
    assert display_order(items["text"], 1) == ()
    assert display_order(items["cloze"], 1) == ("one", "two")
