"""The entry point: runs the command line, and turns expected failures into one line and their exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from checker.model.errors import CheckerError


def run() -> NoReturn:
    """Runs the command line of this process, and ends it."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    _end(_code_of(_command(sys.argv[1:])))


def _command(args: Sequence[str]) -> Callable[[], int]:
    """What to run. The plainest command line, and the most frequent, needs no parser; the parser would cost as much as a short article."""
    if plain := plain_check(args):
        return lambda: _check(*plain)
    from checker.cli.main import app  # noqa: PLC0415 - see above

    return app  # raises SystemExit with the code


def plain_check(args: Sequence[str]) -> tuple[Sequence[str], str] | None:
    """Paths and format of ``check PATH… [--format FORMAT]``; None for every other command line, and for one with an empty path."""
    paths, report = list(args[1:]), "text"
    if "--format" in paths[:-1]:
        at = paths.index("--format")
        report = paths[at + 1]
        del paths[at : at + 2]
    if args[:1] != ["check"] or not paths or any(not word or word.startswith("-") for word in (*paths, report)):
        return None
    return paths, report


def _check(paths: Sequence[str], format: str) -> int:
    from pathlib import Path  # noqa: PLC0415 - only where it is used

    from checker.cli import check  # noqa: PLC0415
    from checker.cli.options import Asked  # noqa: PLC0415

    cache_dir = os.environ.get("CHECKER_CACHE_DIR")
    asked = Asked(cache_dir=Path(cache_dir) if cache_dir else None)
    return check.run([Path(path) for path in paths], asked, check.Look(format))


def _code_of(command: Callable[[], int]) -> int:
    try:
        try:
            return command()
        finally:
            sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except CheckerError as error:
        _say(str(error))
        return error.exit_code
    except BrokenPipeError:
        # The reader of a pipe has gone: nothing to say, and nothing more may be written.
        _write_no_more()
        return 0
    except OSError as error:
        if error.filename is not None:
            raise
        _write_no_more()
        _say(f"standard output: can't be written: {error.strerror or error}")
        return 3
    except KeyboardInterrupt:
        return 130


def _say(line: str) -> None:
    sys.stderr.write(f"checker: {line}\n")


def _write_no_more() -> None:
    """What is still in the buffer would fail once more when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end(code: int) -> NoReturn:
    """Ends at once: the system takes back memory faster than the interpreter does, object by object. Nothing of ours waits for the end."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
