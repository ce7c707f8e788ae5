from datetime import UTC, date, datetime

import pytest

from sidos.i18n.format import Formats
from sidos.i18n.sorting import sort_key
from sidos.model.attempt import Writing

NBSP = "\u00a0"


def test_finnish_writes_comma_space_and_percent_apart() -> None:
    fi = Formats("fi")
    assert fi.number(1234.5) == f"1{NBSP}234,5"
    assert fi.percent(0.72) == f"72{NBSP}%"
    assert fi.date(date(2025, 11, 21)) == "21.11.2025"
    assert fi.datetime(datetime(2025, 11, 21, 15, 5, tzinfo=UTC)).endswith("15.05")
    assert fi.list(["a", "b", "c"]) == "a, b ja c"
    assert fi.list([]) == ""
    assert fi.writing("fi") == Writing(tag="fi", decimal=",", group=NBSP)


def test_british_english() -> None:
    en = Formats("en_GB")
    assert en.number(1234.5) == "1,234.5"
    assert en.percent(0.72) == "72%"
    assert en.date(date(2025, 11, 21)) == "21 Nov 2025"
    assert en.list(["a", "b", "c"]) == "a, b and c"
    assert en.writing("en") == Writing(tag="en", decimal=".", group=",")


@pytest.mark.parametrize("cldr", ["krl_XX", "", "not a locale"])
def test_what_cldr_doesnt_know_writes_as_english(cldr: str) -> None:
    assert Formats(cldr).number(1234.5) == "1,234.5"


def test_finnish_and_swedish_put_their_letters_last() -> None:
    words = ["öljy", "äiti", "Åbo", "zeta", "aalto", "Ä", "vene", "wc", "überi", "xi"]
    for cldr in ("fi", "sv_FI"):
        ordered = sorted(words, key=sort_key(cldr))
        expected = ["aalto", "vene", "wc", "xi", "überi", "zeta", "Åbo", "Ä", "äiti", "öljy"]
        assert ordered == expected


def test_other_languages_read_accents_as_the_letter() -> None:
    assert sorted(["z", "ä", "b", "A"], key=sort_key("en_GB")) == ["A", "ä", "b", "z"]
    assert sorted(["å", "ø", "æ", "z"], key=sort_key("nb")) == ["z", "æ", "ø", "å"]


def test_numbers_sort_by_value_and_forms_alike() -> None:
    assert sorted(["luku 10", "luku 9", "luku"], key=sort_key("fi")) == [
        "luku",
        "luku 9",
        "luku 10",
    ]
    key = sort_key("fi")
    assert key("a\u0308iti")[:2] == key("äiti")[:2]
    assert key("9" * 5000) < key("a")


def test_months_days_and_languages_have_names() -> None:
    english, finnish = Formats("en_GB"), Formats("fi")

    assert english.month_or_day("2011-01") == "January 2011"
    assert finnish.month_or_day("2011-01") == "tammikuu 2011"
    assert english.month_or_day("2015-06-08") == "8 June 2015"
    assert finnish.month_or_day("2015") == "2015"
    assert english.month_or_day("spring 2011") == "spring 2011"
    assert english.language("fi") == "Finnish"
    assert finnish.language("fi") == "suomi"
    assert finnish.language("not a tag") == "not a tag"
