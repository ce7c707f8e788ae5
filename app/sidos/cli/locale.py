"""`sidos locale …`: the translator's and the author's tools."""

from pathlib import Path

import click

from sidos.cli.fault import FAILED, GOOD, MISUSED, Fault
from sidos.cli.local import Worded, WordedGroup
from sidos.cli.session import Session
from sidos.model.message import N_, Message

COMMANDS = {
    "update": (
        "sidos.cli.locale:update_command",
        N_("Bring translation files up to date with the texts."),
    ),
    "check": ("sidos.cli.locale:check_command", N_("Show what is wrong with translations.")),
    "split": (
        "sidos.cli.locale:split_command",
        N_("Move a draft’s other languages to translation files."),
    ),
}


def command(session: Session) -> click.Command:
    """The group."""
    return WordedGroup(
        session,
        COMMANDS,
        "locale",
        no_args_is_help=True,
        help=session.text.gettext("Tools for translators."),
    )


def update_command(session: Session) -> click.Command:
    """Extract and merge."""
    gettext = session.text.gettext

    def callback(tags: tuple[str, ...], check: bool, typo: str, root: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.translate.update import update

        done = update(_project(root), tags, check=check, typo=typo)
        for change in done.changed:
            click.echo(session.text.say(change.message))
        if done.findings:
            report_findings(done.findings, "text", session)
        elif not done.changed:
            click.echo(gettext("All translation files are up to date."))
        stale = check and not done.current
        return FAILED if done.findings or stale else GOOD

    return Worded(
        session.text,
        "update",
        callback=callback,
        help=gettext(
            "Collect the texts of the interface and the courses, and merge them into the "
            "translation files. Without TAG, this is done for all languages."
        ),
        params=[
            _tags(session),
            click.Option(
                ["--check"],
                is_flag=True,
                help=gettext("Change nothing. The exit code is 1 if something would change."),
            ),
            click.Option(
                ["--typo"],
                default="",
                metavar="ID",
                help=gettext(
                    "The text with this id was only corrected, so its translations are still good."
                ),
            ),
            _root(session),
        ],
    )


def check_command(session: Session) -> click.Command:
    """Findings; exit code 1 where one is an error."""
    gettext = session.text.gettext

    def callback(tags: tuple[str, ...], form: str, root: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.translate.check import check

        return report_findings(check(_project(root), tags), form, session)

    forms = ("text", "json", "github")
    return Worded(
        session.text,
        "check",
        callback=callback,
        help=gettext("Show what is wrong with translation files, with file and line."),
        params=[
            _tags(session),
            click.Option(
                ["--format", "form"],
                type=click.Choice(forms),
                default="text",
                metavar="|".join(forms),
                help=gettext("The output format: {formats}.", formats=", ".join(forms)),
            ),
            _root(session),
        ],
    )


def split_command(session: Session) -> click.Command:
    """A draft in several languages becomes a file in one, and translations."""
    gettext = session.text.gettext

    def callback(files: tuple[str, ...]) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.translate.layout import domain_of
        from sidos.translate.split import split_file

        code = GOOD
        for file in files:
            domain = domain_of(Path(file)) if Path(file).is_file() else None
            if domain is None:
                sentence = N_("{path} doesn’t belong to a course.")
                raise Fault(Message(sentence, {"path": file}), MISUSED)
            done = split_file(Path(file), domain)
            if done.findings:
                code = report_findings(done.findings, "text", session)
                continue
            for tag, said in done.translations.items():
                click.echo(
                    session.text.ngettext(
                        "{path}: {count} text moved to {po}.",
                        "{path}: {count} texts moved to {po}.",
                        len(said),
                        path=file,
                        count=session.formats.number(len(said)),
                        po=str(domain.po(tag)),
                    )
                )
        return code

    return Worded(
        session.text,
        "split",
        callback=callback,
        help=gettext("Move texts in other languages from the drafts FILE… to translation files."),
        params=[
            click.Argument(
                ["files"], nargs=-1, required=True, metavar=gettext("FILE…"), type=click.Path()
            )
        ],
    )


def _tags(session: Session) -> click.Argument:
    return click.Argument(["tags"], nargs=-1, metavar=session.text.gettext("TAG…"))


def _root(session: Session) -> click.Option:
    return click.Option(
        ["--root"],
        default=".",
        type=click.Path(),
        metavar=session.text.gettext("FOLDER"),
        help=session.text.gettext(
            "The folder of the project or of a course. By default, this folder."
        ),
    )


def _project(root: str) -> Path:
    """The folder, which must hold something to translate."""
    from sidos.translate.layout import domains

    folder = Path(root).absolute()
    if not domains(folder):
        text = N_("There is no course or project to translate in {path}.")
        raise Fault(Message(text, {"path": str(folder)}), MISUSED)
    return folder
