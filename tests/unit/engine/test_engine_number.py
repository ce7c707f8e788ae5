"""Numbers as they are typed in different languages."""

import pytest

from sidos.engine.number import format_number, parse_number, read_number
from sidos.model.attempt import Writing

ENGLISH = Writing()
FINNISH = Writing(tag="fi", decimal=",", group="\u00a0")
GERMAN = Writing(tag="de", decimal=",", group=".")
SWISS = Writing(tag="de-CH", decimal=".", group="’")


@pytest.mark.parametrize(
    ("text", "writing", "value"),
    [
        ("1500", ENGLISH, 1500),
        ("1,500", ENGLISH, 1500),
        ("1,500", FINNISH, 1.5),
        ("1.500", GERMAN, 1500),
        ("1.500", ENGLISH, 1.5),
        ("60.000", FINNISH, 60_000),
        ("60.000", ENGLISH, 60_000),
        ("60,000", FINNISH, 60_000),
        ("0,000", FINNISH, 0),
        ("60.000,00", FINNISH, 60_000),
        ("2½", FINNISH, 2.5),
        ("-2 ½", FINNISH, -2.5),
        ("½ km", FINNISH, 0.5),
        ("6,0", FINNISH, 6),
        ("= +6", FINNISH, 6),
        ("1,5", ENGLISH, 1.5),
        ("1.5", FINNISH, 1.5),
        ("1 500 000,25", FINNISH, 1_500_000.25),
        ("1\u202f500", FINNISH, 1500),
        ("1’500.5", SWISS, 1500.5),
        ("1,234,567", FINNISH, 1_234_567),
        ("1.234.567,8", ENGLISH, 1_234_567.8),
        ("1,234,567.8", GERMAN, 1_234_567.8),
        ("−5", ENGLISH, -5),
        ("+.5", ENGLISH, 0.5),
        ("150 KM", ENGLISH, 150),
        ("150km", ENGLISH, 150),
        ("150 km.", ENGLISH, 150),
        ("5.", ENGLISH, 5),
        ("٣", ENGLISH, 3),
    ],
)
def test_a_number_is_read_as_its_writer_meant_it(text: str, writing: Writing, value: float) -> None:
    assert parse_number(text, writing, ("km",)) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "km",
        "many",
        "1e5",
        "nan",
        "inf",
        "1.2.3,4",
        "1,2.3",
        "1 50",
        "0x10",
        "5 6",
        ".",
        "€",
        "9" * 41,
        "€60",
        "60 %",
        "2.5½",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text, ENGLISH, ("km",)) is None


@pytest.mark.parametrize(
    ("value", "writing", "text"),
    [
        (1500.0, ENGLISH, "1,500"),
        (1500.5, FINNISH, "1\u00a0500,5"),
        (1_234_567.25, GERMAN, "1.234.567,25"),
        (0.1, FINNISH, "0,1"),
        (-2.0, ENGLISH, "-2"),
    ],
)
def test_a_number_is_written_as_the_locale_does_and_can_be_read_again(
    value: float, writing: Writing, text: str
) -> None:
    assert format_number(value, writing) == text
    assert parse_number(text, writing) == value


UNITS = {
    "percent": ("%", "prosenttia", "per cent"),
    "times": ("x", "-kertainen"),
    "pieces": ("kpl",),
}


@pytest.mark.parametrize(
    ("text", "units", "fits"),
    [
        ("20 prosenttia", ("%",), True),
        ("20 per cent.", ("%",), True),
        ("20 %", ("per cent",), True),
        ("20 euroa", ("%",), False),
        ("6 kpl", ("paria",), True),
        ("10-kertainen", ("",), True),
        ("10x", ("",), True),
        ("6 %", ("paria",), False),
        ("€6", ("paria",), False),
        ("20 hours a month", ("h", "hours a month"), True),
        ("20", ("h",), True),
    ],
)
def test_a_unit_can_be_written_in_several_ways(
    text: str, units: tuple[str, ...], fits: bool
) -> None:
    reading = read_number(text, Writing(units=UNITS), units)
    assert reading is not None
    assert reading.unit_fits is fits


@pytest.mark.parametrize(
    ("text", "writing", "other"),
    [
        ("1,500", FINNISH, 1500),
        ("1.500", ENGLISH, 1500),
        ("1,500", ENGLISH, None),
        ("60.000", FINNISH, None),
        ("0,125", FINNISH, None),
        ("12,34", FINNISH, None),
    ],
)
def test_a_number_that_can_be_read_in_two_ways_has_both(
    text: str, writing: Writing, other: float | None
) -> None:
    reading = read_number(text, writing)
    assert reading is not None
    assert reading.other == other
