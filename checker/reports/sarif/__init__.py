"""SARIF 2.1.0, for code scanning and editors. Columns count UTF-16 code units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.model.finding import Finding, Severity, State
from checker.model.report import MOST_LISTED, DocumentReport
from checker.model.rule_info import RuleInfo
from checker.model.summary import Summary
from checker.model.version import VERSION
from checker.reports import Need, RunInfo
from checker.reports.annotations import incidents
from checker.reports.escaping import json_text, one_line, uri
from checker.reports.sarif.results import LEVELS, Results
from checker.rulebook.pages.markdown import render_page
from checker.rulebook.selection import of_backend

NAME = "sarif"
EXTENSIONS = (".sarif", ".sarif.json", ".json")
NEEDS = frozenset({Need.RULES})

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub refuses a run with more.
_MOST_RESULTS = 25_000
# GitHub refuses longer descriptions.
_LONGEST_DESCRIPTION = 1024
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
# What may fail a build is held to one false alarm in 100,000 words; the rest may be noisier.
_PRECISIONS = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.INFO: "medium"}
_OPEN = frozenset({State.OPEN})
_ALL = frozenset({State.OPEN, State.SUPPRESSED, State.BASELINED})


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """One run, a line each result; with ``all_states`` also what was suppressed or is in a baseline."""
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "utf16CodeUnits", '
    yield '"newlineSequences": ["\\r\\n", "\\n", "\\r"],\n"results": ['
    descriptors = {rule.name: descriptor(rule) for rule in run.enabled}
    indices = {name: index for index, name in enumerate(descriptors)}
    made = Results(indices, _ALL if run.all_states else _OPEN)
    count, separator = 0, "\n"
    for report in reports:
        for finding in report.findings:
            # The rules of a backend are known once they have found something.
            if of_backend(finding.rule) and finding.rule not in descriptors:
                indices[finding.rule] = len(indices)
                descriptors[finding.rule] = _backend_descriptor(finding)
        results = list(made.of(report))
        written = results[: max(0, _MOST_RESULTS - count)]
        count += len(results)
        if written:
            yield separator + ",\n".join(json_text(result) for result in written)
            separator = ",\n"
    yield f'],\n"tool": {{"driver": {_driver(run.rules_digest)[:-1]}, "rules": ['
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
    if summary.unlisted:
        text = f"{summary.unlisted} findings are not listed: at most {MOST_LISTED} of a rule in a document are"
        notes.append(_notification("warning", "left-out", "", text))
    if left_out > 0:
        text = f"{left_out} results were omitted: a run can have at most {_MOST_RESULTS:,}"
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


def descriptor(rule: RuleInfo) -> dict[str, Any]:
    """A reportingDescriptor, rendered from the page of a rule. Its level is that of the worst case."""
    worst = min((case.severity for case in rule.cases.values()), key=lambda severity: severity.rank)
    words = rule.slug.split("-")
    page = render_page(rule)
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in words),
        "shortDescription": {"text": _cut(" ".join(words).capitalize())},
        "fullDescription": {"text": _cut(rule.why)},
        "defaultConfiguration": {"level": LEVELS[worst]},
        "help": {"text": page, "markdown": page},
        "properties": {
            "code": rule.code,
            "precision": "low" if rule.preview else _PRECISIONS[worst],
            "problem.severity": _PROBLEMS[worst],
            "tags": [rule.family, rule.mqm],
        },
    }


def _backend_descriptor(finding: Finding) -> dict[str, Any]:
    """That of a rule of a backend, of which no more is known than its findings say."""
    family, _, name = finding.rule.partition("/")
    return {
        "id": finding.rule,
        "shortDescription": {"text": f"{family} rule {name}"},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {
            "code": finding.code,
            "precision": "medium",
            "problem.severity": _PROBLEMS[finding.severity],
            "tags": [family, finding.mqm],
        },
    }


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_DESCRIPTION else text[: _LONGEST_DESCRIPTION - 1].rpartition(" ")[0] + "…"
