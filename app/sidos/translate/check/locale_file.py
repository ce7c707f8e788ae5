"""The mistakes in a readable locale.yaml: fields and values without effect."""

from collections.abc import Collection, Iterator
from pathlib import Path

from sidos.content.finding import Finding
from sidos.i18n.locale_info import LocaleInfo, line_of_field
from sidos.model.message import N_, Message
from sidos.translate.cldr_locale import cldr_locale


def locale_file(
    path: Path, info: LocaleInfo, languages: Collection[str] | None = None
) -> Iterator[Finding]:
    """`info`: as read from `path`; `languages`: all that exist, None to skip that check."""
    import yaml

    from sidos.yaml_loader import yaml_loader

    text = path.read_text("utf-8-sig")
    fields = yaml.load(text, Loader=yaml_loader())  # noqa: S506 - texts only

    def finding(field: str, message: Message) -> Finding:
        return Finding(str(path), line_of_field(text, field), 1, field, "locale", message)

    allowed = [name for name in info.__struct_fields__ if name != "tag"]
    for field in fields:
        if field not in allowed:
            template = N_("There is no such field. Use one of these: {fields}.")
            yield finding(field, Message(template, {"fields": ", ".join(allowed)}))
    if cldr_locale(info.cldr.replace("_", "-")) is None:
        template = N_("CLDR has no locale “{cldr}”. Use one that it has, such as fi or pt_BR.")
        yield finding("cldr", Message(template, {"cldr": info.cldr}))
    if languages is not None and info.fallback and info.fallback not in languages:
        template = N_("There is no language “{wish}”. Choose one of these: {tags}.")
        values = {"wish": info.fallback, "tags": ", ".join(sorted(languages))}
        yield finding("fallback", Message(template, values))
