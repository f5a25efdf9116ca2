"""A rule's page as plain values for JSON."""

from __future__ import annotations

from typing import Any

from checker.model.rule_info import RuleInfo


def what_it_reports(rule: RuleInfo) -> str:
    """What a rule reports, in one sentence."""
    return rule.why.strip().partition(". ")[0].rstrip(".").replace("\n", " ")


def rule_values(rule: RuleInfo) -> dict[str, Any]:
    """A rule in a list of rules."""
    case = next(iter(rule.cases.values()))
    return {
        "name": rule.name,
        "code": rule.code,
        "family": rule.family,
        "status": rule.status,
        "since": rule.since,
        "severity": case.severity,
        "applicability": case.applicability,
        "language": rule.language,
        "mqm": rule.mqm,
        "summary": what_it_reports(rule),
        "why": " ".join(rule.why.split()),
        "options": {name: option._asdict() for name, option in rule.options.items()},
    }


def page_values(rule: RuleInfo) -> dict[str, Any]:
    """The whole page: the same, with its cases and examples. ``⟦ ⟧`` are around the words that are flagged."""
    return rule_values(rule) | {
        "cases": {
            name: {"severity": case.severity, "applicability": case.applicability, "message": case.message}
            for name, case in rule.cases.items()
        },
        "flagged": [{"text": bad.text, "fixed": bad.fixed, "case": bad.case} for bad in rule.bad],
        "not_flagged": [good._asdict() for good in rule.good],
        "known_misses": [miss._asdict() for miss in rule.known_misses],
        "in_quotes": rule.in_quotes,
        "references": list(rule.references),
    }
