"""Where reports go, and in which format."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from checker.model.errors import CheckerError, UsageError
from checker.model.report import DocumentReport, Summary

FORMATS = ("text", "concise", "json", "jsonl", "markdown")
_READ_BY_PEOPLE = frozenset({"text", "markdown", "json", "jsonl"})


@dataclass(frozen=True)
class Output:
    """A format and its destination; ``path`` None is standard output."""

    format: str
    path: Path | None
    color: str = "auto"
    verbose: bool = False

    def write(self, reports: Iterable[DocumentReport], summary: Summary, rules: str) -> None:
        """Renders the reports piece by piece. Raises CheckerError where the destination can't be written."""
        module = importlib.import_module(f"checker.reports.{self.format}_report")
        options = {"color": self._colored(), "verbose": self.verbose} if self.format == "text" else {}
        try:
            with self._stream() as stream:
                for piece in module.render(reports, summary, rules, **options):
                    stream.write(piece)
                stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise CheckerError(
                f"{self.path or 'standard output'}: can't be written: {error.strerror or error}"
            ) from error

    def _stream(self) -> AbstractContextManager[TextIO]:
        if self.path is None:
            return nullcontext(sys.stdout)
        return self.path.open("w", encoding="utf-8", errors="backslashreplace", newline="")

    def _colored(self) -> bool:
        if self.color != "auto":
            return self.color == "always"
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return self.path is None and not plain and sys.stdout.isatty()


def outputs_of(format: str, outputs: Sequence[str], *, color: str, verbose: bool, statistics: bool) -> list[Output]:
    """The destinations of a command line. Raises UsageError for an unknown format or colour setting."""
    if color not in ("auto", "always", "never"):
        raise UsageError(f"--color is “{color}”; it is one of auto, always, never")
    found = [Output("statistics" if statistics else _known(format), None, color, verbose)]
    for output in outputs:
        name, separator, path = output.partition("=")
        if separator and path and name.isalpha():
            found.append(Output(_known(name), Path(path)))
        else:
            found.append(Output(_known(format), Path(output)))
    return found[1:] if outputs and all("=" not in output for output in outputs) else found


def wants_readability(outputs: Sequence[Output]) -> bool:
    """Whether any of them shows readability: it costs more than the rest of a short run."""
    return any(output.format in _READ_BY_PEOPLE for output in outputs)


def _known(format: str) -> str:
    if format not in FORMATS:
        raise UsageError(f"unknown format “{format}”; there are {', '.join(FORMATS)}")
    return format
