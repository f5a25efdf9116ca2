"""Stages between a check and its reports: each turns one stream of events into another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from checker.model.finding import Finding
from checker.model.report import DocumentReport, Event


class Stage(Protocol):
    """Closes findings that should not count, and adds a Notice where there is something to say about the run."""

    def apply(self, events: Iterable[Event], /) -> Iterator[Event]:
        """The same events in the same order, with the reports changed."""


def numbered(events: Iterable[Event]) -> Iterator[Event]:
    """The last stage: the open questions of each report are numbered from 1."""
    for event in events:
        yield event._replace(findings=_numbered(event.findings)) if isinstance(event, DocumentReport) else event


def _numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    found: list[Finding] = []
    number = 0
    for finding in findings:
        if finding.query is not None:
            number += finding.is_open
            query = finding.query._replace(number=number if finding.is_open else None)
            found.append(finding._replace(query=query))
        else:
            found.append(finding)
    return tuple(found)
