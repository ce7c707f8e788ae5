"""Answers that readers of the course gave: a right one is accepted or asked about, a wrong one is
not accepted."""

from pathlib import Path

import pytest

from sidos.engine.grading import near_misses, units_of
from sidos.engine.matching import accepts, answers_of
from sidos.engine.number import read_number
from sidos.i18n.locales import Locales
from sidos.model.attempt import Writing
from sidos.model.item import Answers, Number, Text

LOCALES = Locales([Path(__file__).parents[3] / "locales"], None)


def _writing(tag: str) -> Writing:
    return LOCALES.writing(tag)


def _text(*accept: str, reject: tuple[str, ...] = (), forms: tuple[str, ...] = ()) -> Text:
    return Text(id="i", prompt="?", accept=accept, reject=reject, term_forms=forms)


TEXTS = {
    "firewood-buyers/fi": _text(
        "segmentti",
        "segment*",
        "asiakassegment*",
        "markkinasegment*",
        "kohdesegment*",
        reject=("segmentointi*",),
    ),
    "firewood-buyers/en": _text(
        "segment",
        "segment*",
        "customer segment*",
        "market segment*",
        "target segment*",
        reject=("segmentation", "section"),
    ),
    "returns-desk/fi": _text(
        "arvopohja",
        "arvopohj*",
        "kestävää arvopohjaa",
        "yhteisiä arvoja",
        "selkeä arvopohj*",
        "selkeät arvot",
        "arvomaailm*",
        "periaattei*",
        reject=("johdonmukaisuus = Se näkyy; mihin se perustuu?",),
    ),
    "returns-desk/en": _text(
        "value base",
        "values",
        "company values",
        "core values",
        "set of values",
        "common set of values",
        "common value base",
        "value system",
        "guiding principles",
        "principles",
        reject=("consistency",),
    ),
    "ski-wax/fi": _text("myynti", "myynt*", "myyntimäär*", reject=("markkinointi",)),
    "ski-wax/en": _text("sales", "sales volume", "sales numbers", "sales data"),
    "bus-stop/fi": _text("käsin neulottu kaulahuivi", "neulottu kaulaliina", "kaulahuivi"),
    "bus-stop/en": _text("hand-knitted scarf", "scarf", "woollen scarf"),
    "doors/fi": _text(
        "yhteinen kalenteri", "yhteistä kalenteria", "tietojärjestelm*", "ajanvarausjärjestelm*"
    ),
    "doors/en": _text(
        "shared booking system",
        "booking system",
        "shared calendar",
        "reservation calendar",
        "single booking system",
        "database",
    ),
    "erp/fi": _text(
        "toiminnanohjausjärjestelmä",
        "toiminnanohjausjärjestelm*",
        reject=("asiakkuudenhallintajärjestelm*",),
    ),
    "fades/fi": _text("surkastuu", "rappeutuu", "loppuu", "kuolee"),
    "fades/en": _text(
        "fades", "fade", "will fade", "dies away", "deteriorates", "ebbs away", "shrivels"
    ),
    "power/fi": _text("ansaita", "hankkia teoilla"),
    "power/en": _text("earned", "earnt", "built up", "worked for"),
    "share/fi": _text(
        "sosiaalinen objekti", forms=("sosiaalisen objektin", "sosiaalisia objekteja")
    ),
}

FAIR = {
    "firewood-buyers/fi": [
        "asiakassegmentit",
        "asiakassegmenteiksi",
        "markkinasegmentiksi",
        "kohdesegmentti",
        "segmenttinä",
    ],
    "firewood-buyers/en": ["customer segments", "market segments", "target segment"],
    "returns-desk/fi": [
        "arvopohjansa",
        "kestävää arvopohjaa",
        "yhteisiä arvoja",
        "selkeä arvopohja",
        "selkeät arvot",
        "arvomaailma",
        "periaatteita",
    ],
    "returns-desk/en": [
        "company values",
        "core values",
        "common set of values",
        "a common value base",
        "value system",
        "guiding principles",
    ],
    "ski-wax/fi": ["myyntimäärää", "myyntimääriä", "myyntitietoja"],
    "ski-wax/en": ["sales volume", "sales numbers", "sales data"],
    "bus-stop/fi": ["käsinneulottu kaulahuivi", "neulottu kaulaliina"],
    "bus-stop/en": ["hand knitted scarf", "woollen scarf", "a “scarf”"],
    "doors/fi": [
        "yksi yhteinen kalenteri",
        "yhteistä kalenteria",
        "tietojärjestelmä",
        "ajanvarausjärjestelmiä",
    ],
    "doors/en": [
        "a shared booking system",
        "the booking system",
        "a shared calendar",
        "reservation calendar",
        "a single booking system",
        "one database",
    ],
    "erp/fi": ["toiminnanohjaus järjestelmä"],
    "fades/fi": ["rappeutuu", "loppuu", "kuolee"],
    "fades/en": ["will fade", "dies away", "deteriorates", "ebbs away", "shrivels"],
    "power/fi": ["hankkia teoilla"],
    "power/en": ["earnt", "built up", "worked for"],
    "share/fi": [
        "sosiaalisia objekteja",
        "se sosiaalinen objekti",
        "sosiaalinenobjekti",
        "sosiaalinen obejkti",
    ],
}

WRONG = {
    "firewood-buyers/fi": ["segmentointia", "kohderyhmä", "asiakas", "segmentin puute"],
    "firewood-buyers/en": ["segmentation", "section", "a set", "customers"],
    "returns-desk/fi": ["johdonmukaisuus", "arvo", "pohja"],
    "returns-desk/en": ["consistency", "value", "base"],
    "ski-wax/fi": ["markkinointi", "asiakkaat"],
    "bus-stop/fi": ["huivi bussissa", "bussi"],
    "doors/en": ["a shared room", "system", "booking"],
    "erp/fi": ["asiakkuudenhallintajärjestelmä", "järjestelmä"],
    "share/fi": ["sosiaalinen kohde", "objekti", "sosiaalinen media"],
}


@pytest.mark.parametrize(
    ("name", "typed"), [(name, each) for name, some in FAIR.items() for each in some]
)
def test_a_fair_answer_is_accepted_or_asked_about(name: str, typed: str) -> None:
    item, writing = TEXTS[name], _writing(name.rpartition("/")[2])
    right = accepts(typed, answers_of(item), (), writing)
    assert right or near_misses(item, {"i": typed}, writing)


@pytest.mark.parametrize(
    ("name", "typed"), [(name, each) for name, some in WRONG.items() for each in some]
)
def test_a_wrong_answer_is_not_accepted(name: str, typed: str) -> None:
    item, tag = TEXTS[name], name.rpartition("/")[2]
    other = Answers(accept=("nothing of the kind",))
    assert not accepts(typed, answers_of(item), (other,), _writing(tag))


NUMBERS = {
    "saved": Number(id="i", prompt="?", answer=60_000, unit="€"),
    "tickets": Number(id="i", prompt="?", answer=2.5, unit="%"),
    "firms": Number(id="i", prompt="?", answer=24, unit="per cent"),
    "chimney": Number(id="i", prompt="?", answer=20, unit="%"),
    "pottery": Number(id="i", prompt="?", answer=10),
    "hours": Number(id="i", prompt="?", answer=20, unit="h", units=("hours a month",)),
    "pairs": Number(id="i", prompt="?", answer=6, unit="paria", units=("pairs", "uutta paria")),
    "half": Number(id="i", prompt="?", answer=2.5),
}


@pytest.mark.parametrize(
    ("name", "tag", "typed"),
    [
        ("saved", "fi", "60.000"),
        ("saved", "fi", "60.000 €"),
        ("saved", "fi", "60,000"),
        ("saved", "fi", "60 000 euroa"),
        ("saved", "en", "60.000"),
        ("saved", "en", "60 000"),
        ("saved", "en", "€60,000"),
        ("tickets", "fi", "2,5 prosenttia"),
        ("tickets", "en", "2.5 percent"),
        ("tickets", "en", "2.5 per cent"),
        ("firms", "en", "24 percent"),
        ("chimney", "en", "20 percent"),
        ("chimney", "fi", "20 prosenttia"),
        ("chimney", "fi", "20 %-yks."),
        ("chimney", "en", "20 pp"),
        ("pottery", "en", "10 times"),
        ("pottery", "en", "10x"),
        ("pottery", "fi", "10-kertainen"),
        ("hours", "en", "20 h"),
        ("hours", "fi", "20 työtuntia"),
        ("hours", "en", "20 hours a month"),
        ("pairs", "fi", "6 kpl"),
        ("pairs", "fi", "6 uutta paria"),
        ("pairs", "fi", "6,0"),
        ("pairs", "en", "= 6"),
        ("half", "fi", "2½"),
    ],
)
def test_a_number_is_right_however_it_is_written(name: str, tag: str, typed: str) -> None:
    item = NUMBERS[name]
    reading = read_number(typed, _writing(tag), units_of(item))
    assert reading is not None
    assert (reading.value, reading.unit_fits) == (item.answer, True)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("pairs", "6 %"),
        ("pairs", "€6"),
        ("pairs", "six"),
        ("pairs", "kuusi"),
        ("saved", "60 tuhatta"),
        ("pottery", "kymmenkertainen"),
        ("pottery", "tenfold"),
    ],
)
def test_what_is_no_number_of_that_unit_is_asked_again(name: str, typed: str) -> None:
    reading = read_number(typed, _writing("fi"), units_of(NUMBERS[name]))
    assert reading is None or not reading.unit_fits
