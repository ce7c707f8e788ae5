"""What completes a value in a shell; Click passes its context, the parameter and the beginning."""

from sidos.cli.context import Context


def complete_language(
    context: Context, _ctx: object, _parameter: object, incomplete: str
) -> list[str]:
    """The languages' tags that begin with `incomplete`."""
    tags = (info.tag for info in context.locales.available())
    return [tag for tag in tags if tag.startswith(incomplete)]


def complete_lesson(
    context: Context, _ctx: object, _parameter: object, incomplete: str
) -> list[str]:
    """The lessons' ids that begin with `incomplete`."""
    ids = (name for entry in context.library.courses() for name in entry.lessons)
    return [name for name in ids if name.startswith(incomplete)]
