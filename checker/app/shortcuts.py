"""The public functions for programs: one text, or some paths."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.app.workspace import Workspace
from checker.engine.settings import Settings
from checker.model.errors import CheckerError
from checker.model.report import DocumentReport, Summary
from checker.reading.source import Source


def check_text(text: str, settings: Settings | None = None) -> DocumentReport:
    """The report on a text. Raises CheckerError for a text in a language that no rule reads."""
    settings = settings or Settings(readability=False)
    with Workspace(settings) as workspace:
        summary = workspace.summary()
        for report in workspace.checker(settings).check_source(Source("text", text), summary):
            return report
    raise CheckerError(f"the text is out of scope: {summary.out_of_scope[0].reason}")


def check_paths(paths: Iterable[str | Path], settings: Settings | None = None) -> tuple[list[DocumentReport], Summary]:
    """The reports on files and folders, and the summary of the run."""
    with Workspace(settings or Settings()) as workspace:
        summary = workspace.summary()
        return list(workspace.check_paths([Path(path) for path in paths], summary)), summary
