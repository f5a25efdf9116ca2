"""Where reports go and in which format, and the progress that a terminal shows meanwhile."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO, cast

from checker.base.visible import visible
from checker.model.errors import CheckerError, UsageError
from checker.model.report import DocumentReport
from checker.model.summary import Summary
from checker.reports import Format, Need, RunInfo, extensions, load_format
from checker.reports.github import JOB_SUMMARY
from checker.reports.limit import limited
from checker.reports.statistics import load_statistics, statistics_extensions

if TYPE_CHECKING:
    from checker.run.checker import Checker

# A run that is over sooner shows no progress.
_DELAY = 1.5
_BETWEEN = 0.2
_CLEAR = "\r\x1b[K"


@dataclass(frozen=True)
class Output:
    """A format and its destination; ``path`` None is standard output. ``all_states``: also what doesn't count, in formats that omit it."""

    format: Format
    path: Path | None
    color: str = "auto"
    verbose: bool = False
    all_states: bool = False
    append: bool = False
    is_folder: bool = False

    def write(self, reports: Iterable[DocumentReport], summary: Summary, checker: Callable[[], Checker]) -> None:
        """Renders the reports piece by piece. Raises CheckerError where the destination can't be written."""
        run = self._run_info(checker)
        shown = reports if Need.EVERY in self.format.needs else limited(reports)
        if self.is_folder and self.path is not None and self.format.render_pages is not None:
            write_pages(self.format.render_pages(shown, summary, run), self.path)
        else:
            write_pieces(self.format.render(shown, summary, run), self.path, append=self.append)

    def _run_info(self, checker: Callable[[], Checker]) -> RunInfo:
        run = RunInfo(color=self._colored(), verbose=self.verbose, all_states=self.all_states)
        if Need.RULES not in self.format.needs:
            return run
        used = checker()
        return replace(run, catalogue=used.catalogue, enabled=used.selected)

    def _colored(self) -> bool:
        if self.color != "auto":
            return self.color == "always"
        if self.path is not None or os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
            return True
        return os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def write_pages(pages: Iterable[tuple[str, Iterable[str]]], folder: Path) -> None:
    """Writes a report of several files into a folder, which is made if it isn't there.

    Raises CheckerError where it can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CheckerError(f"{folder}: can't be made: {error.strerror or error}") from error
    for name, pieces in pages:
        write_pieces(pieces, folder / name)


def write_pieces(pieces: Iterable[str], path: Path | None, *, append: bool = False) -> None:
    """Writes a report piece by piece; ``path`` None is standard output.

    Raises CheckerError where it can't be written.
    """
    try:
        with _stream(path, "a" if append else "w") as stream:
            for piece in pieces:
                stream.write(piece)
            stream.flush()
    except OSError as error:
        raise CheckerError(f"{path or 'standard output'}: can't be written: {error.strerror or error}") from error


def _stream(path: Path | None, mode: str) -> AbstractContextManager[TextIO]:
    if path is None:
        return nullcontext(sys.stdout)
    return cast("TextIO", path.open(mode, encoding="utf-8", errors="backslashreplace", newline=""))


class Destination(NamedTuple):
    """A report's format and path; ``path`` None is standard output. ``named``: the output named its format itself; ``is_folder``: its path is that
    of a folder."""

    format: str
    path: Path | None
    named: bool = False
    is_folder: bool = False


def destinations(
    format: str, outputs: Sequence[str], extensions: Callable[[], Mapping[str, Sequence[str]]], *, chosen: bool
) -> Iterator[Destination]:
    """The destination of each report; standard output comes first unless every output leaves it out.

    An output takes its format from its name ("html=report.html"), else from the extension; ``format`` is that of standard output and of files whose
    extension says nothing. ``chosen``: it was given. Raises UsageError for an empty path, or an extension that contradicts the chosen format or
    belongs to several.
    """
    if not outputs or any("=" in output for output in outputs):
        yield Destination(format, None)
    for output in outputs:
        if not output:
            raise UsageError("--output: empty path")
        name, separator, path = output.partition("=")
        if separator and path and name.isalpha():
            yield Destination(name, Path(path), named=True, is_folder=_is_folder(path))
        else:
            found = _format_of(output, format if chosen else "", extensions()) or format
            yield Destination(found, Path(output), is_folder=_is_folder(output))


def _is_folder(path: str) -> bool:
    return path.endswith(("/", os.sep)) or Path(path).is_dir()


def _format_of(path: str, chosen: str, extensions: Mapping[str, Sequence[str]]) -> str:
    """The format that a file's extension stands for; empty where it says nothing."""
    fitting = {name: max((len(each) for each in known if path.lower().endswith(each)), default=0) for name, known in extensions.items()}  # fmt: skip
    longest = max(fitting.values())
    names = sorted(name for name, length in fitting.items() if length == longest and length)
    if not names or ".txt" in extensions[names[0]]:
        return ""
    if chosen:
        if not fitting.get(chosen, 0):
            raise UsageError(
                f"--output {path}: its name says {' or '.join(names)}, but --format says {chosen}; write {names[0]}={path} or {chosen}={path}"
            )
        return chosen
    own = [name for name in names if path.lower().endswith(f".{name}")]
    if len(names) > 1 and not own:
        shown = " or ".join(f"{name}={path}" for name in names)
        raise UsageError(f"--output {path}: several formats have this extension; write {shown}")
    return own[0] if own else names[0]


def outputs_of(
    format: str, outputs: Sequence[str], *, color: str, verbose: bool, statistics: bool, all_states: bool = False
) -> list[Output]:
    """The destinations of a command line; ``format`` "" where none was given. Raises UsageError for an unknown format.

    ``statistics`` take the place of a report wherever no output names its format.
    """
    found: list[Output] = []
    known = statistics_extensions if statistics and not any("=" in output for output in outputs) else extensions
    for name, path, named, is_folder in destinations(format or "text", outputs, known, chosen=bool(format)):
        loaded = load_statistics(name) if statistics and not named else load_format(name)
        if is_folder and loaded.render_pages is None:
            raise UsageError(
                f"--output {path}/: only an html report can be a folder; write html={path}/, or name a file"
            )
        if path is None:
            found.append(Output(loaded, None, color, verbose, all_states))
        else:
            found.append(Output(loaded, path, all_states=all_states, is_folder=is_folder))
    job_summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if job_summary and any(output.format.name == "github" for output in found):
        found.append(Output(JOB_SUMMARY, Path(job_summary), append=True))
    return found


def wants_readability(outputs: Sequence[Output]) -> bool:
    """Whether any of them shows readability: it costs more than the rest of a short run."""
    return any(Need.READABILITY in output.format.needs for output in outputs)


def counted(
    reports: Iterable[DocumentReport], stream: TextIO | None = None, total: Callable[[], int] | None = None
) -> Iterator[DocumentReport]:
    """The reports as they come; after a while a line on standard error counts them, and is cleared at the end.

    ``total`` finds how many files there will be; it is called only if the line is shown.
    """
    out = stream or sys.stderr
    begun = time.monotonic()
    shown = begun + _DELAY - _BETWEEN
    written = False
    known = ""
    try:
        for number, report in enumerate(reports, 1):
            now = time.monotonic()
            if now - shown >= _BETWEEN:
                if total is not None and not written:
                    known = f" of {total()}"
                out.write(f"{_CLEAR}checked {number}{known} files: {visible(report.path[-60:])}")
                out.flush()
                shown, written = now, True
            yield report
    finally:
        if written:
            out.write(_CLEAR)
            out.flush()
