"""The entry point: runs the command line, and turns every failure into one line and its exit code."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from typing import NoReturn

from checker.cli.messages import say
from checker.cli.streams import replace_streams
from checker.model.errors import CheckerError

_INCOMPLETE, _INTERRUPTED = 3, 130
_MOST_CHARACTERS, _HALF = 2000, 900
COMPLETE_VARIABLE = "_CHECKER_COMPLETE"
"""By which a shell asks for completions, as typer has it."""


def run() -> NoReturn:
    """Runs the command line of this process, and ends it."""
    streams = replace_streams()
    code = _code_of(_command)
    streams.flush()
    if failure := streams.failure():
        _print_error(failure)
        code = _INCOMPLETE
        streams.flush()
    # The worker processes of an interrupted run are not waited for, as the interpreter would.
    os._exit(code)


def _command() -> int:
    _check_working_folder()
    from checker.cli.main import app  # noqa: PLC0415 - its import may fail, which is reported as everything else is

    if COMPLETE_VARIABLE in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined] # noqa: PLC0415 - typer exports none; only a shell that completes a word needs it

        completion_init()
    code: int = app()  # raises SystemExit with the code
    return code


def _check_working_folder() -> None:
    try:
        os.getcwd()  # noqa: PTH109 - the question is whether there is one, not which
    except OSError as error:
        raise CheckerError(
            f"can't access the working directory: {error.strerror or error}; change to another one"
        ) from error


def _code_of(command: Callable[[], int]) -> int:
    try:
        return command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except CheckerError as error:
        _print_error(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except MemoryError:
        _print_error("not enough memory; check fewer or smaller files at a time, or with --jobs 1")
        return _INCOMPLETE
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody wants a trace, and nothing may look like “findings”
        _print_internal_error(error)
        return _INCOMPLETE


def _print_internal_error(error: Exception) -> None:
    if os.environ.get("CHECKER_DEBUG"):
        traceback.print_exception(error)
    message = " ".join(str(error).split())[:200]
    _print_error(
        f"internal error ({type(error).__name__}{': ' if message else ''}{message}); please report it with the output of CHECKER_DEBUG=1"
    )


def _print_error(line: str) -> None:
    # A name in a configuration may have a million characters, and the place and the reason stand around it.
    shown = line if len(line) <= _MOST_CHARACTERS else f"{line[:_HALF]} […] {line[-_HALF:]}"
    say(shown)
