"""What a change adds that keeps findings from counting, or articles from being read, against the revision that governs the run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path

from checker.base.git import Difference
from checker.config.revision_files import RevisionFiles
from checker.model.errors import SourceError, UsageError
from checker.model.finding import Finding, State
from checker.model.report import DocumentReport, Event, Notice, OutOfScope
from checker.reading.registry import reader_by_extension
from checker.reports.wording.excerpts import where
from checker.run.changes.left_out import may_be_article
from checker.run.changes.new_entries import new_entries
from checker.run.workspace import Workspace
from checker.triage.matching import Matcher, entries_of, with_keys

_MOST_LINES = 20


class SinceRevision:
    """A stage. It adds a Notice for each new suppression, each changed article that is left out, and each changed file that had no effect.

    ``found`` is called with each changed article that is left out.
    """

    def __init__(
        self,
        workspace: Workspace,
        files: RevisionFiles,
        found: Callable[[OutOfScope], None] = lambda _: None,
    ) -> None:
        self._workspace = workspace
        self._files = files
        self._found = found
        self._rev = files.snapshot.rev
        self._suppressions: list[str] = []
        self._left_out: list[str] = []
        self._matcher: tuple[str, Matcher] | None = None

    @cached_property
    def _differences(self) -> dict[str, Difference]:
        return dict(self._files.repository.differences(self._files.commit))

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self._differences)

    def apply(self, events: Iterable[Event]) -> Iterator[Event]:
        """The same events, then the notices."""
        for event in events:
            if isinstance(event, DocumentReport):
                self._suppressions.extend(self._new_suppressions(event))
            elif isinstance(event, OutOfScope) and may_be_article(event):
                for article in self._changed(event):
                    self._left_out.append(f"{article.path} (changed since {self._rev}) was left out: {article.reason}")
                    self._found(article)
            yield event
        for lines in (self._suppressions, self._left_out, list(self._not_applied())):
            yield from map(Notice, lines[:_MOST_LINES])
            if len(lines) > _MOST_LINES:
                yield Notice(f"… and {len(lines) - _MOST_LINES} more of this kind")

    def _difference(self, path: str) -> Difference | None:
        """How a file differs; None where it doesn't. What is in no repository, or in another one, is new."""
        try:
            inside = self._files.repository.inside(Path(path))
        except UsageError:
            return Difference("", "")
        return self._differences.get(inside)

    def _new_suppressions(self, report: DocumentReport) -> Iterator[str]:
        found = [pair for pair in with_keys(report) if pair[0].state is State.SUPPRESSED]
        difference = self._difference(report.path) if found else None
        if difference is None:
            return
        if self._matcher is None or self._matcher[0] != report.path:
            self._matcher = report.path, self._old_suppressions(report.path, difference)
        known = self._matcher[1].match(report.path, found)
        for index, (finding, _) in enumerate(found):
            if index not in known:
                yield self._line(finding, report)

    def _line(self, finding: Finding, report: DocumentReport) -> str:
        return f"new since {self._rev}: {report.path}:{where(finding, report)}: {finding.rule} is suppressed ({finding.reason})"

    def _old_suppressions(self, path: str, difference: Difference) -> Matcher:
        reports: Iterable[Event] = ()
        if difference.blob:
            data = self._files.repository.blobs([difference.blob])[difference.blob]
            try:
                old = self._workspace.check_bytes(Path(path), data)
                reports = self._workspace.checker(self._workspace.settings_for(Path(path))).suppressed(old)
            except SourceError:
                reports = ()
        pairs = [pair for report in reports if isinstance(report, DocumentReport) for pair in with_keys(report)]
        return Matcher(entries_of(path, (pair for pair in pairs if pair[0].state is State.SUPPRESSED)), bool)

    def _changed(self, left_out: OutOfScope) -> Iterator[OutOfScope]:
        """The articles among what was left out that differ from the revision."""
        if not left_out.path.endswith("/"):
            if self._difference(left_out.path) is not None:
                yield left_out
            return
        folder = left_out.path.rstrip("/")
        try:
            inside = self._files.repository.inside(Path(folder))
        except UsageError:
            return
        if inside in self._differences or self._files.repository.has_changed_nested(inside):
            # A link or a repository took the folder's place.
            yield left_out
        options = self._workspace.settings_for(Path(folder, "article.txt")).reader
        for name in self._names:
            is_article = name.startswith(f"{inside}/") and reader_by_extension(name, options) is not None
            if is_article and os.path.lexists(self._files.repository.top / name):
                yield left_out._replace(path=f"{folder}{name.removeprefix(inside)}")

    def _not_applied(self) -> Iterator[str]:
        """The changes to files that govern a run: those of the revision were used."""
        for name in self._names:
            if self._files.governs(name):
                added = new_entries(self._files.repository.top / name, self._files.snapshot)
                extra = f"; {added} new {'entry' if added == 1 else 'entries'} had no effect" if added else ""
                yield f"{name} differs from {self._rev}: the version of {self._rev} was used{extra}"
