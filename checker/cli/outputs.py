"""Where reports go, and in which format."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from checker.model.errors import CheckerError, UsageError
from checker.model.report import DocumentReport, Summary

if TYPE_CHECKING:
    from checker.run.checker import Checker

FORMATS = (
    "text", "concise", "json", "jsonl", "markdown", "html",
    "sarif", "github", "gitlab", "rdjson", "rdjsonl", "junit", "checkstyle",
)  # fmt: skip
_IN_FOLDERS = {"html": "html.report", "sarif": "sarif.report"}
# What GitHub shows below a job; written beside the annotations where it says where.
STEP_SUMMARY = "github_summary"
_READ_BY_PEOPLE = frozenset({"text", "markdown", "html", "json", "jsonl"})
_TELLS_RULES = frozenset({"json", "jsonl", "html", "sarif"})


@dataclass(frozen=True)
class Output:
    """A format and its destination; ``path`` None is standard output. ``all_states``: what doesn't count is in the formats that leave it out else."""

    format: str
    path: Path | None
    color: str = "auto"
    verbose: bool = False
    all_states: bool = False

    def write(self, reports: Iterable[DocumentReport], summary: Summary, checker: Callable[[], Checker]) -> None:
        """Renders the reports piece by piece. Raises CheckerError where the destination can't be written."""
        module = importlib.import_module(f"checker.reports.{_IN_FOLDERS.get(self.format, self.format)}")
        rules = checker().catalogue.digest if self.format in _TELLS_RULES else ""
        try:
            with self._stream() as stream:
                for piece in module.render(reports, summary, rules, **self._options(checker)):
                    stream.write(piece)
                stream.flush()
        except OSError as error:
            raise CheckerError(
                f"{self.path or 'standard output'}: can't be written: {error.strerror or error}"
            ) from error

    def _options(self, checker: Callable[[], Checker]) -> dict[str, object]:
        if self.format == "text":
            return {"color": self._colored(), "verbose": self.verbose}
        if self.format == "sarif":
            return {"catalogue": checker().selected, "all_states": self.all_states}
        if self.format in ("html", "statistics"):
            return {"catalogue": checker().catalogue}
        return {}

    def _stream(self) -> AbstractContextManager[TextIO]:
        if self.path is None:
            return nullcontext(sys.stdout)
        return cast(
            "TextIO",
            self.path.open(
                "a" if self.format == STEP_SUMMARY else "w", encoding="utf-8", errors="backslashreplace", newline=""
            ),
        )

    def _colored(self) -> bool:
        if self.color != "auto":
            return self.color == "always"
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return self.path is None and not plain and sys.stdout.isatty()


def outputs_of(
    format: str, outputs: Sequence[str], *, color: str, verbose: bool, statistics: bool, all_states: bool = False
) -> list[Output]:
    """The destinations of a command line. Raises UsageError for an unknown format or colour setting."""
    if color not in ("auto", "always", "never"):
        raise UsageError(f"--color is “{color}”; it is one of auto, always, never")
    found = [Output("statistics" if statistics else _known(format), None, color, verbose, all_states)]
    for output in outputs:
        if not output:
            raise UsageError("--output: an empty path")
        name, separator, path = output.partition("=")
        if separator and path and name.isalpha():
            found.append(Output(_known(name), Path(path), all_states=all_states))
        else:
            found.append(Output(_known(format), Path(output), all_states=all_states))
    if outputs and all("=" not in output for output in outputs):
        del found[0]
    step_summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if step_summary and any(output.format == "github" for output in found):
        found.append(Output(STEP_SUMMARY, Path(step_summary)))
    return found


def wants_readability(outputs: Sequence[Output]) -> bool:
    """Whether any of them shows readability: it costs more than the rest of a short run."""
    return any(output.format in _READ_BY_PEOPLE for output in outputs)


def _known(format: str) -> str:
    if format not in FORMATS:
        raise UsageError(f"unknown format “{format}”; there are {', '.join(FORMATS)}")
    return format
