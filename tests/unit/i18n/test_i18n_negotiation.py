import pytest

from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.negotiation import negotiate, wanted


def locales(*tags: str) -> tuple[LocaleInfo, ...]:
    return tuple(LocaleInfo(tag=tag, name=tag) for tag in tags)


BOTH = locales("en", "fi")


@pytest.mark.parametrize(
    ("environ", "tags"),
    [
        ({}, ()),
        ({"LANG": ""}, ()),
        ({"LANG": "fi_FI.UTF-8"}, ("fi_FI.UTF-8",)),
        ({"LANG": "fi_FI.UTF-8", "LC_MESSAGES": "sv_FI"}, ("sv_FI",)),
        ({"LANG": "fi_FI.UTF-8", "LC_MESSAGES": "sv_FI", "LC_ALL": "en_GB"}, ("en_GB",)),
        ({"LANGUAGE": "sv:fi:en", "LANG": "de_DE"}, ("sv", "fi", "en")),
        ({"LANGUAGE": "sv::fi"}, ("sv", "fi")),
        ({"LANGUAGE": "fi", "LC_ALL": "C"}, ("C",)),
        ({"LANGUAGE": "fi", "LANG": "POSIX"}, ("POSIX",)),
        ({"LANGUAGE": "fi", "LANG": "C.UTF-8"}, ("fi",)),
    ],
)
def test_variables_count_in_gettexts_order(environ: dict[str, str], tags: tuple[str, ...]) -> None:
    assert wanted(environ) == tags


@pytest.mark.parametrize(
    ("wish", "tag"),
    [
        ("fi", "fi"),
        ("FI", "fi"),
        ("fi-FI", "fi"),
        ("fi_FI", "fi"),
        ("fi_FI.UTF-8", "fi"),
        ("fi_FI.UTF-8@euro", "fi"),
        ("fi_FI@euro", "fi"),
        ("en_US.UTF-8", "en"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("", "en"),
        ("sv_SE.UTF-8", "en"),
        ("xx_YY", "en"),
        ("%$#!", "en"),
        ("../../etc/passwd", "en"),
        ("f" * 500, "en"),
    ],
)
def test_one_wish_among_english_and_finnish(wish: str, tag: str) -> None:
    assert negotiate((wish,), BOTH).tag == tag


@pytest.mark.parametrize(
    ("wish", "available", "tag"),
    [
        ("zh_TW", ("en", "zh-Hans", "zh-Hant"), "zh-Hant"),
        ("zh_HK.UTF-8", ("en", "zh-Hans", "zh-Hant"), "zh-Hant"),
        ("zh_CN", ("en", "zh-Hans", "zh-Hant"), "zh-Hans"),
        ("zh", ("en", "zh-Hans", "zh-Hant"), "zh-Hans"),
        ("zh-Hant-TW", ("en", "zh-Hant"), "zh-Hant"),
        ("zh_TW", ("en", "zh-Hans"), "en"),
        ("nb_NO", ("en", "no"), "no"),
        ("no", ("en", "nb"), "nb"),
        ("nn_NO.UTF-8", ("en", "nb"), "nb"),
        ("nn_NO", ("en", "nb", "nn"), "nn"),
        ("iw_IL", ("en", "he"), "he"),
        ("sr_RS@latin", ("en", "sr", "sr-Latn"), "sr-Latn"),
        ("sr_RS", ("en", "sr-Latn", "sr"), "sr"),
        ("pt_BR", ("en", "pt-BR", "pt-PT"), "pt-BR"),
        ("pt_AO", ("en", "pt-BR", "pt-PT"), "pt-BR"),
        ("krl", ("en", "krl"), "krl"),
        ("vro_EE.UTF-8", ("en", "vro"), "vro"),
    ],
)
def test_scripts_regions_and_other_names(wish: str, available: tuple[str, ...], tag: str) -> None:
    assert negotiate((wish,), locales(*available)).tag == tag


def test_the_first_wish_that_can_be_served_wins() -> None:
    assert negotiate(("sv", "fi", "en"), BOTH).tag == "fi"
    assert negotiate(("en", "fi"), BOTH).tag == "en"
    assert negotiate(("C", "fi"), BOTH).tag == "en"


@pytest.mark.parametrize(
    ("wishes", "reason"),
    [
        ((), "en, because no language is set."),
        (("fi_FI",), "fi, because the language is set to “fi_FI”."),
        (("C.UTF-8",), "en, because “C.UTF-8” is not a language tag."),
        (("sv", "xx"), "en, because there is no translation into “sv, xx”."),
        (("\x1b[31m",), "en, because there is no translation into “�[31m”."),
        (("x" * 90,), f"en, because there is no translation into “{'x' * 40}…”."),
    ],
)
def test_the_reason_says_what_was_found(wishes: tuple[str, ...], reason: str) -> None:
    assert str(negotiate(wishes, BOTH).reason) == reason
