"""What is wrong in a locale.yaml that can be read: it says what has no effect."""

from collections.abc import Collection, Iterator
from pathlib import Path

from sidos.content.finding import Finding
from sidos.i18n.locale_info import LocaleInfo, line_of_field
from sidos.model.message import N_, Message
from sidos.translate.cldr_locale import cldr_locale


def locale_file(
    path: Path, info: LocaleInfo, known: Collection[str] | None = None
) -> Iterator[Finding]:
    """`info`: as read from `path`; `known`: the languages there are, where all are known."""
    import yaml

    from sidos.yaml_loader import yaml_loader

    text = path.read_text("utf-8-sig")
    fields = yaml.load(text, Loader=yaml_loader())  # noqa: S506 - texts only

    def finding(field: str, message: Message) -> Finding:
        return Finding(str(path), line_of_field(text, field), 1, field, "locale", message)

    usual = [name for name in info.__struct_fields__ if name != "tag"]
    for field in fields:
        if field not in usual:
            said = N_("There is no such field. Use one of these: {fields}.")
            yield finding(field, Message(said, {"fields": ", ".join(usual)}))
    if cldr_locale(info.cldr.replace("_", "-")) is None:
        said = N_("CLDR has no locale “{cldr}”. Use one that it has, such as fi or pt_BR.")
        yield finding("cldr", Message(said, {"cldr": info.cldr}))
    if known is not None and info.fallback and info.fallback not in known:
        said = N_("There is no language “{wish}”. Choose one of these: {tags}.")
        values = {"wish": info.fallback, "tags": ", ".join(sorted(known))}
        yield finding("fallback", Message(said, values))
