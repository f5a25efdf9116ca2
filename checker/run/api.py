"""The public functions for programs: check one text or some paths, fix one text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.engine.fixing import Choice
from checker.model.errors import CheckerError, UsageError
from checker.model.report import DocumentReport, OutOfScope, Skipped
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.run.fix_source import fix_source
from checker.run.pipeline import run_events
from checker.run.workspace import Workspace


def check_text(text: str, settings: Settings | None = None) -> DocumentReport:
    """The report on a text.

    Raises TypeError for anything but a str, UsageError or PageError for invalid settings, CheckerError for a text that
    is out of scope (in a language that no rule reads) or could not be checked, with the reason.
    """
    if not isinstance(text, str):
        raise TypeError(f"check_text takes a text (str), not {type(text).__name__}")
    settings = _checked(settings) or Settings(readability=False)
    with Workspace(settings) as workspace:
        for event in workspace.checker(settings).check_source(Source("text", text)):
            match event:
                case DocumentReport():
                    return event
                case Skipped(_, reason):
                    raise CheckerError(f"the text could not be checked: {reason}")
                case OutOfScope(_, reason):
                    raise CheckerError(f"the text is out of scope: {reason}")
    raise CheckerError("the text has nothing to check")


def check_paths(paths: Iterable[str | Path], settings: Settings | None = None) -> tuple[list[DocumentReport], Summary]:
    """The reports on files and folders, and the summary of the run, which has what could not be read.

    Raises TypeError for one path instead of several, UsageError or PageError for invalid settings.
    """
    if isinstance(paths, str | Path):
        raise TypeError(f"check_paths takes several paths: [{str(paths)!r}]")
    given: object = paths
    if isinstance(given, bytes) or not isinstance(given, Iterable):
        raise TypeError(f"check_paths takes several paths, such as ['story.txt'], not {type(paths).__name__}")
    named = [_path(path) for path in paths]
    summary = Summary()
    with Workspace(_checked(settings) or Settings()) as workspace:
        return list(summary.watch(run_events(workspace, named))), summary


def _checked(settings: Settings | None) -> Settings | None:
    if settings is not None and not isinstance(settings, Settings):
        raise TypeError(f"settings must be a Settings, not {type(settings).__name__}")
    return settings


def _path(path: str | Path) -> Path:
    if not isinstance(path, str | Path):
        raise TypeError(f"check_paths takes paths (str or Path), not {type(path).__name__}")
    if not str(path):
        raise UsageError("empty path; use “.” for the working directory")
    return Path(path)


def fix_text(text: str, settings: Settings | None = None, choice: Choice | None = None) -> str:
    """The text with its safe fixes applied, or those of ``choice``.

    Raises TypeError for anything but a str, UsageError for ids or answers that don't exist or whose fixes would do harm, NotFixedError (a
    CheckerError) if the fixes don't settle in ten rounds.
    """
    if not isinstance(text, str):
        raise TypeError(f"fix_text takes a text (str), not {type(text).__name__}")
    if choice is not None and not isinstance(choice, Choice):
        raise TypeError(f"choice must be a Choice, not {type(choice).__name__}")
    settings = _checked(settings) or Settings(readability=False)
    with Workspace(settings) as workspace:
        fixed = fix_source(workspace.checker(settings), Source("text", text), choice or Choice())
    if fixed.unknown:
        raise UsageError(f"no finding has the id {min(fixed.unknown)}")
    for finding, reason in fixed.refused:
        if choice is not None and choice.names(finding):
            raise UsageError(f"{finding.id[:8]} is not applied: {reason}")
    return fixed.text
