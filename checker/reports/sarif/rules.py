"""What SARIF says of a rule: rendered from its page."""

from __future__ import annotations

from typing import Any

from checker.model.finding import Finding, Severity
from checker.model.rule_info import RuleInfo
from checker.rulebook.page_markdown import render_page

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
# What may fail a build is held to one false alarm in 100,000 words; the rest may be noisier.
_PRECISIONS = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.INFO: "medium"}
# GitHub refuses longer descriptions.
_LONGEST = 1024


def descriptor(rule: RuleInfo) -> dict[str, Any]:
    """A reportingDescriptor. Its level is that of the worst case."""
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


def descriptor_of_backend(finding: Finding) -> dict[str, Any]:
    """That of a rule of another program, of which only its findings tell."""
    family, _, name = finding.rule.partition("/")
    return {
        "id": finding.rule,
        "shortDescription": {"text": f"{name} of {family}"},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {
            "code": finding.code,
            "precision": "medium",
            "problem.severity": _PROBLEMS[finding.severity],
            "tags": [family, finding.mqm],
        },
    }


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rpartition(" ")[0] + "…"
