"""Renders a rule's page as Markdown: for the terminal, the documentation and whatever shows help."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.rule_info import RuleInfo


def render_page(rule: RuleInfo) -> str:
    """The page of a rule."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: RuleInfo) -> Iterator[str]:
    yield from (f"# {rule.name} ({rule.code})", "", rule.why, "")
    for name, case in rule.cases.items():
        label = "" if name == "main" else f" ({name})"
        yield f"- {case.severity}, {case.applicability}{label}: {case.message}"
    yield from ("", "## It flags", "")
    for bad in rule.bad:
        yield f"- {bad.text}"
        if bad.fixed:
            yield f"  → {bad.fixed}"
    yield from ("", "## It leaves alone", "")
    yield from (f"- {good.text} ({good.because})" for good in rule.good)
    if rule.options:
        yield from ("", "## Options", "")
        yield from (
            f"- `{name}` ({option.type}, default {option.default}): {option.meaning}"
            for name, option in rule.options.items()
        )
    if rule.known_misses:
        yield from ("", "## Known misses", "", *(f"- {miss}" for miss in rule.known_misses))
    yield from ("", f"{rule.status}, since {rule.since}; {rule.mqm}; in quotations: {rule.in_quotes}")
    if rule.measured:
        yield f"Measured: {rule.measured}"
