"""From arguments to an exit code: the app at once where there are only options, else a command.

Errors are one sentence in the learner's language; a traceback comes only with --debug.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from errno import ENOSPC
from pathlib import Path

from sidos.cli.context import Context
from sidos.cli.error import FAILED
from sidos.cli.option import Options, peeked, plain_options
from sidos.model.error import SidosError
from sidos.model.message import N_, Message


def run(arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> int:
    """Do what the arguments say; the exit code."""
    options = plain_options(arguments)
    seen = options or peeked(arguments)
    # Until the command line is parsed, its faults are told without a look at the folders in it.
    context = Context(options or Options(lang=seen.lang, data=seen.data, debug=seen.debug), environ)
    try:
        if options is not None and "_SIDOS_COMPLETE" not in environ:
            from sidos.cli.front import start

            return start(context)
        from sidos.cli.main import run_command

        code = run_command(arguments, context)
        sys.stdout.flush()
        return code
    except SidosError as error:
        return _told(error.message, context, error.code)
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:
        # Nobody reads any more, as behind `| head`; what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        if "--debug" in arguments:
            raise
        return _told(_unforeseen(error), context, FAILED)


def _unforeseen(error: Exception) -> Message:
    if isinstance(error, OSError) and error.errno == ENOSPC:
        return Message(
            N_("The disk is full, so not everything was written. Free some space on it.")
        )
    if isinstance(error, OSError) and error.filename and error.strerror:
        path = os.fsdecode(error.filename)
        # The system's own reasons are in English, so the usual ones are worded here.
        if isinstance(error, FileNotFoundError):
            folder = Path(path).parent
            if not folder.is_dir():
                return Message(
                    N_("There is no folder {path}. Check the path."), {"path": str(folder)}
                )
            return Message(N_("{path} doesn’t exist. Check the path."), {"path": path})
        if isinstance(error, IsADirectoryError):
            return Message(N_("{path} is a folder, not a file. Give a file."), {"path": path})
        if isinstance(error, PermissionError):
            return Message(
                N_(
                    "You don’t have permission to use {path}. Change its permissions, "
                    "or choose another place."
                ),
                {"path": path},
            )
        values = {"path": path, "reason": error.strerror}
        return Message(
            N_("{path} can’t be used: {reason}. Check it, or choose another place."), values
        )
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    text = N_("Something went wrong ({reason}). To see where, run sidos with the option --debug.")
    return Message(text, {"reason": reason})


def _told(message: Message, context: Context, code: int) -> int:
    """`message` on standard error, in the learner's language if that can still be had."""
    from sidos.study.printable import printable

    try:
        sentence = Context(
            Options(lang=context.options.lang, data=context.options.data), context.environ
        ).text.say(message)
    except Exception:  # noqa: BLE001 - English is better than a second error
        sentence = str(message)
    sys.stderr.write(f"sidos: {printable(sentence)}\n")
    return code
