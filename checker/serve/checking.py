"""What runs in a worker process: checks a text, and reports."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from checker.backends import ServerAddress
from checker.model.finding import Finding, State
from checker.model.plain_values import file_values, run_values
from checker.model.report import DocumentReport, Event
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.model.version import VERSION
from checker.reports.escaping import well_formed
from checker.reports.limit import limited
from checker.serve.checkers import checker_for, use_server
from checker.serve.requests import CheckRequest
from checker.triage.stages import numbered

_EACH = 2
"""Of the rules, every second lends an example: all of them would make the start half as long again for a twentieth of a second."""


def prepare(base: Settings, server: ServerAddress | None) -> None:
    """Makes a new process ready: what the first request would wait for is read. Raises ApiError for invalid settings."""
    use_server(server)
    examples = (rule.bad[0].text for rule in list(checker_for(CheckRequest(""), base).catalogue)[::_EACH] if rule.bad)
    if not base.backends:  # they would be asked about it
        report_on(CheckRequest("\n\n".join(examples)), base)


def report_on(request: CheckRequest, base: Settings) -> dict[str, Any]:
    """The report on a text, as ``checker check --format json`` has it. Raises ApiError for invalid options."""
    checker = checker_for(request, base)
    reports, summary = reports_on(request, base)
    tool = {"name": "checker", "version": VERSION, "rules": checker.catalogue.digest, "fingerprint": "v2"}
    return {"schema": 1, "tool": tool, "files": [file_values(report) for report in reports], **run_values(summary)}


def report_json(request: CheckRequest, base: Settings) -> bytes:
    """The same as JSON: bytes travel to the first process in a fraction of the time, and it has enough to do."""
    return json_bytes(report_on(request, base))


def json_bytes(values: object) -> bytes:
    """Plain values as compact JSON in UTF-8."""
    return well_formed(json.dumps(values, ensure_ascii=False, allow_nan=False, separators=(",", ":"))).encode()


def reports_on(
    request: CheckRequest, base: Settings, ignored: Mapping[str, str] = MappingProxyType({})
) -> tuple[list[DocumentReport], Summary]:
    """The reports on a text, each within its limit, and the summary. ``ignored``: reasons by ids of findings to suppress."""
    summary = Summary()
    checker = checker_for(request, base)
    events = numbered(_without(ignored, checker.suppressed(checker.check(request.source)), checker.policy.gate))
    return list(limited(summary.watch(events))), summary


def _without(ignored: Mapping[str, str], events: Iterable[Event], gate: Container[str]) -> Iterator[Event]:
    def settled(finding: Finding) -> Finding:
        is_meant = finding.is_open and finding.id in ignored and finding.rule not in gate
        return finding.closed(State.SUPPRESSED, ignored[finding.id]) if is_meant else finding

    for event in events:
        yield (
            event._replace(findings=tuple(map(settled, event.findings))) if isinstance(event, DocumentReport) else event
        )
