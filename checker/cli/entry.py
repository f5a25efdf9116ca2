"""The entry point: runs the command line, and turns every failure into one line and its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn

from checker.cli.streams import replace_streams
from checker.model.errors import CheckerError

_INCOMPLETE, _INTERRUPTED = 3, 130


def run() -> NoReturn:
    """Runs the command line of this process, and ends it."""
    streams = replace_streams()
    code = _code_of(_command)
    streams.flush()
    if failure := streams.failure():
        _say(failure)
        code = _INCOMPLETE
        streams.flush()
    # The worker processes of an interrupted run are not waited for, as the interpreter would.
    os._exit(code)


def _command() -> int:
    _check_working_folder()
    from checker.cli.main import app  # noqa: PLC0415 - its import may fail, which is reported as everything else is

    code: int = app()  # raises SystemExit with the code
    return code


def _check_working_folder() -> None:
    try:
        os.getcwd()  # noqa: PTH109 - the question is whether there is one, not which
    except OSError as error:
        raise CheckerError(f"the working folder can't be used: {error.strerror or error}; change to another") from error


def _code_of(command: Callable[[], int]) -> int:
    try:
        return command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except CheckerError as error:
        _say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody wants a trace, and nothing may look like “findings”
        _say_internal(error)
        return _INCOMPLETE


def _say_internal(error: Exception) -> None:
    if os.environ.get("CHECKER_DEBUG"):
        import traceback  # noqa: PLC0415 - only for whoever looks for a bug

        traceback.print_exception(error)
    told = " ".join(str(error).split())[:200]
    _say(
        f"internal error ({type(error).__name__}{': ' if told else ''}{told}); please report it, with what CHECKER_DEBUG=1 prints"
    )


def _say(line: str) -> None:
    sys.stderr.write(f"checker: {line}\n")
