"""CLDR's likely subtags: zh, TW is zh, Hant, TW. Imports Babel."""


def full(language: str, script: str, region: str) -> tuple[str, str, str]:
    """(language, script, region) in lower case, completed as far as CLDR knows them."""
    from babel.core import get_global

    aliases, likely = get_global("language_aliases"), get_global("likely_subtags")
    language = aliases.get(language, language)
    if "_" in language:  # an alias such as sh for sr_Latn
        language, _, alias_script = language.partition("_")
        script = script or alias_script.lower()
    # Norwegian Nynorsk readers read Bokmål: nearer to them than the source language.
    language = {"nb": "no", "nn": "no"}.get(language, language)
    names = ((script.title(), region.upper()), ("", region.upper()), (script.title(), ""), ("", ""))
    for given_script, given_region in names:
        name = "_".join(part for part in (language, given_script, given_region) if part)
        subtags = likely.get(name)
        if subtags is not None:
            parts = [*subtags.lower().split("_"), "", ""]
            return language, script or parts[1], region or parts[2]
    return language, script, region
