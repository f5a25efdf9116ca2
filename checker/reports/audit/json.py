"""The audit as JSON, schema 1 (``docs/reference/audit.schema.json``), a line for each rule, family, severity and
sampled alarm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.base.wilson import wilson
from checker.model.audit import Alarm, Audit, FamilyFigures, Figures, JudgementFigures, Pool, RuleFigures, Verdicts
from checker.model.summary import Summary
from checker.model.version import VERSION
from checker.reports.audit import AuditView
from checker.reports.escaping import json_text


def render(audit: Audit, summary: Summary, view: AuditView) -> Iterator[str]:
    """One JSON object, piece by piece."""
    head = {
        "schema": 1,
        "tool": {"name": "checker", "version": VERSION, "rules": view.rules},
        "texts": audit.texts,
        "words": audit.words,
        "sampling": {"size": audit.size, "seed": audit.seed},
        "judgements": _judgements(audit.judgements) if audit.judgements else None,
    }
    yield f"{json_text(head)[:-1]},\n"
    yield from _array("rules", [_rule(rule, audit) for rule in audit.rules])
    yield from _array("families", [_family(family, audit) for family in audit.families])
    yield from _array("severities", [{"severity": name, **_figures(found, audit)} for name, found in audit.severities])
    yield from _array("sample", [_alarm(alarm, view) for alarm in audit.sample])
    yield f" {json_text(_run(summary))[1:]}\n"


def _judgements(judgements: JudgementFigures) -> dict[str, int]:
    return {
        "given": judgements.given,
        "unmatched": judgements.unmatched,
        "unmatched_in_unread_texts": judgements.elsewhere,
    }


def _array(name: str, values: Sequence[Any]) -> Iterator[str]:
    yield f' "{name}": ['
    yield ",".join(f"\n  {json_text(value)}" for value in values)
    yield "],\n"


def _rule(rule: RuleFigures, audit: Audit) -> dict[str, Any]:
    about = {"rule": rule.rule, "code": rule.code, "status": rule.status, "severity": rule.severity}
    return {**about, **_figures(rule.figures, audit), "sampled": rule.sampled, "unread": rule.unread}


def _family(family: FamilyFigures, audit: Audit) -> dict[str, Any]:
    pool = _pool(family.pool, audit) if family.pool else None
    return {"family": family.family, **_figures(family.figures, audit), "few_judged": pool}


def _pool(pool: Pool, audit: Audit) -> dict[str, Any]:
    return {"rules": list(pool.rules), **_counts(pool.alarms, audit), **_judged(pool.verdicts)}


def _figures(figures: Figures, audit: Audit) -> dict[str, Any]:
    return {**_counts(figures.alarms, audit), "texts": figures.texts, **_judged(figures.verdicts)}


def _counts(alarms: int, audit: Audit) -> dict[str, Any]:
    return {"alarms": alarms, "per_100000_words": round(audit.rate(alarms), 4)}


def _judged(verdicts: Verdicts) -> dict[str, Any]:
    low, high = wilson(verdicts.true, verdicts.judged)
    precision: Mapping[str, float] | None = None
    if verdicts.precision is not None:
        precision = {"value": round(verdicts.precision, 4), "low": round(low, 4), "high": round(high, 4)}
    return {"judged": {"total": verdicts.judged, **verdicts._asdict()}, "precision": precision}


def _alarm(alarm: Alarm, view: AuditView) -> dict[str, Any]:
    """The words of a text are shown only where somebody asks for them."""
    document, finding, rule = alarm.key
    place = {"path": alarm.path, "line": alarm.line, "column": alarm.column}
    words = {"before": alarm.before, "marked": alarm.marked, "after": alarm.after} if view.excerpts else {}
    ids = {"document": document, "finding": finding, "rule": rule, "severity": alarm.severity}
    return {**ids, **place, "verdict": alarm.verdict, **words}


def _run(summary: Summary) -> dict[str, Any]:
    return {
        "skipped": [skipped._asdict() for skipped in summary.skipped],
        "out_of_scope": len(summary.out_of_scope),
        "failed": [failed._asdict() for failed in summary.failed],
        "exit_code": 3 if summary.exit_code == 3 else 0,
    }
