"""Goes through the fixes of a source one by one, each with its words before and after."""

from __future__ import annotations

import sys
from dataclasses import replace

from checker.engine.fixing import Choice
from checker.model.finding import Finding
from checker.model.report import DocumentReport
from checker.reading.source import Source
from checker.reports.findings import change, context, where
from checker.run.checker import Checker


def choose(checker: Checker, source: Source, choice: Choice) -> Choice:
    """Asks for each open finding that has a suggestion; returns what was agreed to."""
    reports = (event for event in checker.check_source(source) if isinstance(event, DocumentReport))
    report = next(reports, None)
    if report is None:
        # Its language is out of scope, or it can't be read.
        return choice
    answers = dict(choice.answers)
    agreed: set[str] = set()
    for finding in report.open:
        if not finding.answers or finding.withheld:
            continue
        key = _ask(finding, report)
        if key == "Q":
            break
        if key:
            answers[finding.id] = key
            agreed.add(finding.id)
    return replace(choice, nothing_else=True, answers=answers, only=frozenset(agreed))


def _ask(finding: Finding, report: DocumentReport) -> str:
    """A letter of an answer, "Q" to stop, or "" to skip it."""
    around = context(finding, report)
    out = sys.stderr
    out.write(f"\n{where(finding, report)}  {around.before}[{around.marked}]{around.after}\n")
    out.write(f"  {finding.query.text if finding.query else finding.message}\n")
    keys = [answer.key for answer in finding.answers if answer.edits]
    for answer in finding.answers:
        if answer.edits:
            before, after = change(finding, answer, report)
            out.write(f"  {answer.key}  {before} → {after}\n")
    out.write(f"  [{'/'.join(keys)}, Enter to skip, q to quit] ")
    out.flush()
    typed = sys.stdin.readline()
    key = typed.strip().upper()
    if not typed or key == "Q":
        return "Q"
    return key if key in keys else ""
