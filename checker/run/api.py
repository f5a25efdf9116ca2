"""The public functions for programs: one text, or some paths."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.model.errors import CheckerError
from checker.model.report import DocumentReport, Summary
from checker.model.settings import Settings
from checker.reading.source import Source
from checker.run.workspace import Workspace


def check_text(text: str, settings: Settings | None = None) -> DocumentReport:
    """The report on a text.

    Raises TypeError for what is no text, UsageError or PageError for settings that can't be used, CheckerError for a text that is
    out of scope (in a language that no rule reads) or could not be checked, with the reason.
    """
    if not isinstance(text, str):
        raise TypeError(f"check_text takes a text (str), not {type(text).__name__}")
    settings = settings or Settings(readability=False)
    with Workspace(settings) as workspace:
        summary = workspace.summary()
        for report in workspace.checker(settings).check_source(Source("text", text), summary):
            return report
    for skipped in summary.skipped:
        raise CheckerError(f"the text could not be checked: {skipped.reason}")
    for beyond in summary.out_of_scope:
        raise CheckerError(f"the text is out of scope: {beyond.reason}")
    raise CheckerError("the text has nothing to check")


def check_paths(paths: Iterable[str | Path], settings: Settings | None = None) -> tuple[list[DocumentReport], Summary]:
    """The reports on files and folders, and the summary of the run, which has what could not be read.

    Raises TypeError for one path instead of several, UsageError or PageError for settings that can't be used.
    """
    if isinstance(paths, str | Path):
        raise TypeError(f"check_paths takes several paths: [{str(paths)!r}]")
    with Workspace(settings or Settings()) as workspace:
        summary = workspace.summary()
        return list(workspace.check_paths([Path(path) for path in paths], summary)), summary
