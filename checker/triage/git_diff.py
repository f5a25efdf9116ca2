"""The git diff stage: findings that a file had before the change are baselined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from checker.model.errors import SourceError
from checker.model.finding import State
from checker.model.report import DocumentReport, Event
from checker.triage.matching import Matcher, entries_of, marked, with_keys


class GitDiff:
    """A stage. ``old_reports`` checks a file as it was in ``rev``: it returns no reports for a file that was not there.

    It is called only for files with open findings, and may raise SourceError for old bytes that can't be read.
    """

    def __init__(self, rev: str, old_reports: Callable[[str], Iterable[DocumentReport]]) -> None:
        self._reason = f"already in {rev}"
        self._old_reports = old_reports

    def apply(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events, with the findings baselined that were there before."""
        path = ""
        matcher: Matcher | None = None
        for event in events:
            if not isinstance(event, DocumentReport):
                yield event
                continue
            if event.path != path:
                path, matcher = event.path, None
            if event.open and matcher is None:
                matcher = self._matcher(path)
            yield marked(event, matcher.match(path, list(with_keys(event))), self._reason) if matcher else event

    def _matcher(self, path: str) -> Matcher:
        """What was found in the old file. Suppressed findings don't count: removing a directive brings its finding back."""
        try:
            reports = list(self._old_reports(path))
        except SourceError:
            # It could not be read then, so every finding is new.
            reports = []
        pairs = [pair for report in reports for pair in with_keys(report)]
        before = [(finding, keys) for finding, keys in pairs if finding.state in (State.OPEN, State.COVERED)]
        return Matcher(entries_of(path, before), bool)
