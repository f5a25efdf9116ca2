"""Renders a rule's page as Markdown: for the terminal, the documentation and whatever shows help."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.rule_info import PUBLISHED, Measurement, RuleInfo
from checker.rulebook.pages.project_rules import SINCE


def render_page(rule: RuleInfo) -> str:
    """The page of a rule."""
    return "\n".join(_lines(rule)) + "\n"


def measured(rule: RuleInfo) -> str:
    """How often a rule fired on which texts, and how often it was right; empty where it wasn't measured."""
    runs = "; ".join(_run(texts, run) for texts, run in rule.measured.items())
    return f"{runs}." if runs else ""


def _run(texts: str, run: Measurement) -> str:
    size = f"{run.words:,} words of {texts}" if run.words else f"{run.items:,} {texts}"
    count = f"{run.findings or 'no'} finding{'s' * (run.findings > 1)}" if texts == PUBLISHED else f"{run.findings}"
    judged = ", ".join(
        f"{number} {verdict}"
        for number, verdict in ((run.right, "right"), (run.style, "a matter of style"), (run.wrong, "wrong"))
        if number
    )
    remarks = "; ".join(filter(None, (judged, run.note)))
    return f"{count} in {size}{f' ({remarks})' if remarks else ''}"


def _lines(rule: RuleInfo) -> Iterator[str]:
    yield from (f"# {rule.name} ({rule.code})", "", rule.why, "")
    for name, case in rule.cases.items():
        label = "" if name == "main" else f" ({name})"
        yield f"- {case.severity}, {case.applicability}{label}: {case.message}"
    yield from ("", "## Flagged", "")
    for bad in rule.bad:
        yield f"- {bad.text}"
        if bad.fixed:
            yield f"  → {bad.fixed}"
    yield from ("", "## Not flagged", "")
    yield from (f"- {good.text} ({good.because})" for good in rule.good)
    if rule.options:
        yield from ("", "## Options", "")
        yield from (
            f"- `{name}` ({option.type}, default {option.default}): {option.meaning}"
            for name, option in rule.options.items()
        )
    if rule.known_misses:
        yield from ("", "## Known misses", "", *(f"- {miss.text} ({miss.because})" for miss in rule.known_misses))
    since = "" if rule.since == SINCE else f", since {rule.since}"
    yield from ("", f"{rule.status}{since}; {rule.mqm}; in quotations: {rule.in_quotes}")
    if rule.measured:
        yield f"Measured: {measured(rule)}"
