from gettext import c2py

import pytest
from babel import Locale

from sidos.i18n.locale_info import is_plural_rule
from sidos.translate.plural_rule import plural_rule

ORDER = ("zero", "one", "two", "few", "many", "other")
NUMBERS = (*range(130), 200, 711, 1000, 1001)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("ar", 6),
        ("br", 4),
        ("cs", 3),
        ("cy", 6),
        ("fi", 2),
        ("fr", 2),
        ("ga", 5),
        ("gd", 4),
        ("he", 3),
        ("ja", 1),
        ("kw", 6),
        ("lag", 3),
        ("lt", 3),
        ("lv", 3),
        ("mk", 2),
        ("mt", 5),
        ("pl", 3),
        ("pt_BR", 2),
        ("pt_PT", 2),
        ("ro", 3),
        ("ru", 3),
        ("sl", 4),
        ("smn", 3),
        ("tr", 2),
        ("zh_Hant", 1),
    ],
)
def test_gettext_chooses_what_cldr_does(name: str, forms: int) -> None:
    locale = Locale.parse(name)
    result = plural_rule(locale)
    assert result is not None
    nplurals, rule = result
    assert nplurals == forms
    assert is_plural_rule(rule, nplurals)
    kinds = [one for one in ORDER if one in {locale.plural_form(n) for n in range(1000)}]
    choose = c2py(rule)
    chosen = [kinds[choose(number)] for number in NUMBERS]
    assert chosen == [locale.plural_form(number) for number in NUMBERS]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("fi", "n != 1"),
        ("pt_BR", "n > 1"),
        ("ja", "0"),
        ("sl", "n % 100 == 1 ? 0 : n % 100 == 2 ? 1 : n % 100 >= 3 && n % 100 <= 4 ? 2 : 3"),
    ],
)
def test_rules_look_as_translators_know_them(name: str, rule: str) -> None:
    result = plural_rule(Locale.parse(name))
    assert result is not None
    assert result[1] == rule


def test_a_language_of_which_cldr_has_no_rule() -> None:
    assert plural_rule(Locale.parse("co")) is None
