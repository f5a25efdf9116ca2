"""Takes findings out of the count, and numbers the questions that are left."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.finding import Finding, State


def closed(finding: Finding, state: State, reason: str) -> Finding:
    """The finding in a state in which it no longer counts. What it covers stays covered: it is shown under it."""
    return finding._replace(state=state, reason=reason, query=finding.query and finding.query._replace(number=None))


def numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with their open questions numbered from 1."""
    found: list[Finding] = []
    number = 0
    for finding in findings:
        if finding.is_open and finding.query:
            number += 1
            found.append(finding._replace(query=finding.query._replace(number=number)))
        else:
            found.append(finding)
    return tuple(found)
