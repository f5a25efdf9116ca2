"""SARIF 2.1.0, for code scanning and editors. Columns count UTF-16 code units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker.model.finding import State
from checker.model.report import DocumentReport, Summary
from checker.model.rule_info import RuleInfo
from checker.model.version import VERSION
from checker.reports.escaping import json_text, one_line, uri
from checker.reports.sarif.results import Results
from checker.reports.sarif.rules import descriptor, descriptor_of_backend
from checker.reports.wording import incidents
from checker.rulebook.selection import of_backend

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub refuses a run with more.
_MOST_RESULTS = 25_000
_OPEN = frozenset({State.OPEN})
_ALL = frozenset({State.OPEN, State.SUPPRESSED, State.BASELINED})


def render(
    reports: Iterable[DocumentReport],
    summary: Summary,
    rules: str,
    *,
    catalogue: Sequence[RuleInfo] = (),
    all_states: bool = False,
) -> Iterator[str]:
    """One run, a line each result. ``catalogue`` has the enabled rules by name; ``all_states`` adds what was silenced or is in a baseline."""
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "utf16CodeUnits", '
    yield '"newlineSequences": ["\\r\\n", "\\n", "\\r"],\n"results": ['
    descriptors = {rule.name: descriptor(rule) for rule in catalogue}
    indices = {name: index for index, name in enumerate(descriptors)}
    made = Results(indices, _ALL if all_states else _OPEN)
    count, separator = 0, "\n"
    for report in reports:
        for finding in report.findings:
            # The rules of another program are known when they have found something.
            if of_backend(finding.rule) and finding.rule not in descriptors:
                indices[finding.rule] = len(indices)
                descriptors[finding.rule] = descriptor_of_backend(finding)
        results = list(made.of(report))
        written = results[: max(0, _MOST_RESULTS - count)]
        count += len(results)
        if written:
            yield separator + ",\n".join(json_text(result) for result in written)
            separator = ",\n"
    yield f'],\n"tool": {{"driver": {_driver(rules)[:-1]}, "rules": ['
    yield ",\n".join(["", *(json_text(each) for each in descriptors.values())])[1:]
    yield f']}}}},\n"invocations": [{json_text(_invocation(summary, indices, count - _MOST_RESULTS))}]}}]}}\n'


def _driver(rules: str) -> str:
    return json_text({"name": "checker", "version": VERSION} | ({"properties": {"rules": rules}} if rules else {}))


def _invocation(summary: Summary, indices: Mapping[str, int], left_out: int) -> dict[str, Any]:
    notes = [_notification("error", found.name, found.path, found.message, found.rule) for found in incidents(summary)]
    notes += [
        _notification("note", "out-of-scope", beyond.path, f"not checked: {one_line(beyond.reason)}")
        for beyond in summary.out_of_scope
    ]
    notes += [_notification("note", "notice", "", one_line(notice)) for notice in summary.notices]
    if left_out > 0:
        text = f"{left_out} results are left out: a run may have {_MOST_RESULTS} at most"
        notes.append(_notification("warning", "left-out", "", text))
    for note in notes:
        if (name := note.get("associatedRule", {}).get("id")) in indices:
            note["associatedRule"]["index"] = indices[name]
    return {
        "executionSuccessful": summary.exit_code != 3,
        "exitCode": summary.exit_code,
        "toolExecutionNotifications": notes,
    }


def _notification(level: str, name: str, path: str, message: str, rule: str = "") -> dict[str, Any]:
    note: dict[str, Any] = {"descriptor": {"id": name}, "level": level}
    note["message"] = {"text": f"{path}: {message}" if path else message}
    if path:
        note["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}]
    if rule:
        note["associatedRule"] = {"id": rule}
    return note
