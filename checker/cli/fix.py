"""``checker fix``."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from checker.cli.check import complaints
from checker.cli.interactive import choose
from checker.cli.options import Asked, Scope, stdin_source, workspace_from
from checker.engine.fixing import Choice, Fixed
from checker.model.errors import SourceError, UsageError
from checker.model.report import SkippedInput, Summary
from checker.model.span import LineIndex
from checker.reading.discover import OUTSIDE
from checker.reading.source import Source
from checker.reports import concise as concise_report
from checker.run.checker import Checker
from checker.run.fix_source import mend
from checker.run.replace_file import replace_source, roots_of
from checker.run.workspace import Workspace, sources

# Lines as editors count them: not at the separators that str.splitlines() takes for line ends too.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_Mended: TypeAlias = tuple[Source, Checker, Fixed]


@dataclass(frozen=True)
class Way:
    """How to fix: show a diff and write nothing, or ask for each fix."""

    diff: bool = False
    interactive: bool = False
    stdin_filename: str = ""
    quiet: bool = False


def choice_from(*, review: bool, answers: Sequence[str], only: Sequence[str]) -> Choice:
    """The Choice of a command line. Raises UsageError for an answer that isn't ID=LETTER."""
    given: dict[str, str] = {}
    for answer in answers:
        name, separator, key = answer.partition("=")
        if not (name and separator and key):
            raise UsageError(f"--answer is “{answer}”; write it as ID=LETTER, for example 3f9c21aa=A")
        given[name] = key
    return Choice(review, given, frozenset(only))


def run(paths: Sequence[Path], asked: Asked, choice: Choice, way: Way, scope: Scope | None = None) -> int:
    """Mends the files, then exits as a check of the result would; with ``diff`` 0 for nothing to change and 1 for changes.

    Raises UsageError for an id that names no finding in any of the files, before any is written.
    """
    with workspace_from(asked._replace(readability=False), scope) as workspace:
        return _fixed(workspace, paths, choice, way)


def _fixed(workspace: Workspace, paths: Sequence[Path], choice: Choice, way: Way) -> int:
    summary = workspace.summary()
    wrong: list[UsageError] = []
    mended = _with_known_ids(_mended(_inputs(workspace, paths, summary, way), choice, way, summary, wrong), choice)
    changes = False
    roots = () if _is_stdin(paths) else roots_of(paths)
    for source, checker, fixed in mended:
        changes = changes or fixed.text != source.text
        try:
            _put(source, fixed.text, roots, diff=way.diff)
        except SourceError as error:
            summary.skipped.append(SkippedInput(error.path, error.reason))
            continue
        _tell(checker, source, fixed, summary, way)
    _refuse_links(summary)
    for line in () if way.quiet else complaints(summary):
        sys.stderr.write(f"checker: {line}\n")
    for unusable in wrong:
        sys.stderr.write(f"checker: {unusable}\n")
    if wrong:
        return UsageError.exit_code
    if way.diff and summary.exit_code != 3:
        return int(changes)
    return summary.exit_code


def _is_stdin(paths: Sequence[Path]) -> bool:
    return [path.as_posix() for path in paths] == ["-"]


def _inputs(
    workspace: Workspace, paths: Sequence[Path], summary: Summary, way: Way
) -> Iterator[tuple[Source, Checker]]:
    if not _is_stdin(paths):
        for source, settings in sources(workspace, paths, summary, stamped=True):
            yield source, workspace.checker(settings)
        return
    if way.interactive:
        raise UsageError("--interactive asks on standard input: give it files, not “-”")
    name = way.stdin_filename or "stdin"
    settings = workspace.settings_for(Path(name)) if way.stdin_filename else workspace.settings
    try:
        yield stdin_source(name, settings), workspace.checker(settings)
    except SourceError as error:
        summary.skipped.append(SkippedInput(error.path, error.reason))


def _mended(
    inputs: Iterable[tuple[Source, Checker]], choice: Choice, way: Way, summary: Summary, wrong: list[UsageError]
) -> Iterator[_Mended]:
    """The fixed texts. A source that is refused goes to ``summary``, one whose side-car file can't be used to ``wrong``: others are still fixed."""
    for source, checker in inputs:
        try:
            chosen = choose(checker, source, choice) if way.interactive else choice
            yield source, checker, mend(checker, source, chosen)
        except SourceError as error:
            summary.skipped.append(SkippedInput(error.path, error.reason))
        except UsageError as error:
            if choice.ids:
                raise
            wrong.append(error)


def _with_known_ids(mended: Iterator[_Mended], choice: Choice) -> Iterable[_Mended]:
    """As they come; all of them first where ids were given, so that a mistyped one is told before any file is written."""
    if not choice.ids:
        return mended
    kept = list(mended)
    unknown = choice.ids.intersection(*(fixed.unknown for _, _, fixed in kept))
    if unknown and kept:
        raise UsageError(f"no finding has the id {min(unknown)}; “checker check -v” shows them")
    return kept


def _put(source: Source, text: str, roots: Sequence[Path], *, diff: bool) -> None:
    """Writes a fixed text: to its file, or to standard output where there are no ``roots``."""
    if diff:
        sys.stdout.write(_diff(source, text))
    elif not roots:
        sys.stdout.buffer.write(source.encoded(text))
    elif text != source.text:
        replace_source(source, text, roots)


def _refuse_links(summary: Summary) -> None:
    """A link that leaves the folder may lead to an article that was to be fixed: that it is left makes the run incomplete."""
    links = [one for one in summary.out_of_scope if one.reason == OUTSIDE]
    summary.out_of_scope = [one for one in summary.out_of_scope if one.reason != OUTSIDE]
    summary.skipped.extend(SkippedInput(link.path, link.reason) for link in links)


def _tell(checker: Checker, source: Source, fixed: Fixed, summary: Summary, way: Way) -> None:
    """What is left of a source's findings, and how many were mended."""
    reports = checker.check_source(replace(source, text=fixed.text), summary)
    left = "".join(concise_report.render(reports, summary, ""))
    if not way.quiet and not way.diff:
        sys.stderr.write(f"{left}{''.join(_refused(source, fixed))}{source.path}: {len(fixed.applied)} fixed\n")


def _refused(source: Source, fixed: Fixed) -> Iterator[str]:
    """A line for each fix that was left out because it would do harm."""
    lines = LineIndex(fixed.text)
    for finding, reason in fixed.refused:
        line, column = lines.position(min(finding.place.start, len(fixed.text)))
        yield f"{source.path}:{line}:{column}: not applied: {finding.rule}: {reason}\n"


def _diff(source: Source, text: str) -> str:
    lines = difflib.unified_diff(
        _LINE.findall(source.text), _LINE.findall(text), f"a/{source.path}", f"b/{source.path}"
    )
    return "".join(line if line[-1] in "\r\n" else f"{line}\n\\ No newline at end of file\n" for line in lines)
