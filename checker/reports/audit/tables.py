"""The figures of an audit as tables of words, for the reports that people read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.base.wilson import wilson
from checker.model.audit import FEW, Audit, FamilyFigures, Figures, Verdicts
from checker.model.summary import Summary

LEFT_ALIGNED = frozenset({"rule", "family", "severity"})
"""The columns that hold words; all others hold numbers."""


class Table(NamedTuple):
    """Rows under a header. The first column names what a row is about."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


def tables(audit: Audit) -> Iterator[Table]:
    """By rule, without those that found nothing; by severity; by family. Verdicts only where somebody gave any."""
    verdicts = ("judged", "true", "style", "false", "precision", "95 % interval") if audit.judgements else ()
    counts = ("alarms", "per 100,000 words", "texts")
    rules = [
        (_name(rule.rule, rule.status), rule.severity, *_cells(rule.figures, audit))
        for rule in audit.rules
        if rule.figures.alarms
    ]
    yield Table("By rule", ("rule", "severity", *counts, *verdicts), rules)
    severities = [(severity, *_cells(figures, audit)) for severity, figures in audit.severities]
    yield Table("By severity", ("severity", *counts, *verdicts), severities)
    families = [row for family in audit.families for row in _family(family, audit)]
    yield Table("By family", ("family", *counts, *verdicts), families)


def size_of(audit: Audit, summary: Summary) -> str:
    """What was read, what was left out, and how many rules ran."""
    silent = sum(not rule.figures.alarms for rule in audit.rules)
    parts = [_counted(audit.texts, "text"), _counted(audit.words, "word")]
    parts += [f"{len(summary.out_of_scope):,} out of scope"] if summary.out_of_scope else []
    parts += [f"{len(summary.skipped):,} NOT READ"] if summary.skipped else []
    return f"{', '.join(parts)}; {_counted(len(audit.rules), 'rule')}, {silent:,} without an alarm"


def notes(audit: Audit) -> Iterator[str]:
    """How the figures are to be read, and what became of sample and judgements."""
    sampled, unread = sum(rule.sampled for rule in audit.rules), sum(rule.unread for rule in audit.rules)
    sample = f"Sample: {_counted(sampled, 'alarm')}, at most {audit.size:,} of a rule (seed {audit.seed})"
    if audit.judgements is None:
        yield f"{sample}. To judge them, use --judgements FILE --write."
        return
    yield "Precision is true / (true + style + false), with its 95 % interval (Wilson). A matter of style is no defect."
    if any(family.pool for family in audit.families):
        yield f"Rules with fewer than {FEW} judged alarms are also taken together, by family."
    yield f"{sample}, {unread:,} of them unread."
    if unmatched := audit.judgements.unmatched:
        verb = "matches" if unmatched == 1 else "match"
        elsewhere = f"{audit.judgements.elsewhere:,} in texts that were not read"
        yield f"{_counted(unmatched, 'judgement')} {verb} no finding ({elsewhere})."


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _name(rule: str, status: str) -> str:
    return rule if status in ("", "stable") else f"{rule} ({status})"


def _family(family: FamilyFigures, audit: Audit) -> Iterator[tuple[str, ...]]:
    yield (family.family, *_cells(family.figures, audit))
    if family.pool and audit.judgements:
        name = f"{family.family}: {_counted(len(family.pool.rules), 'rule')} with few judged"
        yield (name, f"{family.pool.alarms:,}", _rate(family.pool.alarms, audit), "", *_judged(family.pool.verdicts))


def _cells(figures: Figures, audit: Audit) -> tuple[str, ...]:
    counts = (f"{figures.alarms:,}", _rate(figures.alarms, audit), f"{figures.texts:,}")
    return (*counts, *_judged(figures.verdicts)) if audit.judgements else counts


def _rate(alarms: int, audit: Audit) -> str:
    return f"{audit.rate(alarms):,.2f}"


def _judged(verdicts: Verdicts) -> tuple[str, ...]:
    """Precision is left out where nothing was judged: there is no number for it."""
    counts = (f"{count:,}" for count in (verdicts.judged, *verdicts))
    if verdicts.precision is None:
        return (*counts, "", "")
    low, high = wilson(verdicts.true, verdicts.judged)
    return (*counts, f"{_percent(verdicts.precision)}%", f"{_percent(low)}–{_percent(high)}%")


def _percent(share: float) -> int:
    """A share in whole percent: 0 and 100 only for none and all."""
    return round(100 * share) if share in (0, 1) else min(99, max(1, round(100 * share)))
