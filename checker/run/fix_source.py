"""Fixes a source: the same checks run again on each round's text."""

from __future__ import annotations

from collections.abc import Sequence

from checker.engine.evidence import Evidence
from checker.engine.fixing import MOST_ROUNDS, Choice, Fixed, fix
from checker.model.errors import EditRefusedError, NotFixedError, SourceError
from checker.model.finding import Answer, Finding, SourceEdit
from checker.model.report import DocumentReport, Skipped
from checker.reading.registry import check_rewritten, read
from checker.reading.source import Source
from checker.run.checker import Checker

_SHOWN = 2


def own_words(checker: Checker, source: Source, finding: Finding, report: DocumentReport, words: str) -> Answer:
    """An answer that puts a person's own words in place of a finding's; it has no letter.

    Raises EditRefusedError where they can't be written into the file.
    """
    for document in read(source, checker.settings.reader):
        if (document.path, document.unit) == (report.path, report.unit):
            place, text = document.offsets.edit(finding.span, words)
            return Answer("", words, (SourceEdit(place.part, place.start, place.end, text),))
    raise EditRefusedError("the text has changed")


def fix_source(checker: Checker, source: Source, choice: Choice) -> Fixed:
    """The fixed text of a source.

    Raises UsageError for an answer that the finding does not offer; SourceError for a source that can't be checked, and as one NotFixedError where fixing would
    harm what is no prose, or still changes the text after ten rounds.
    """

    evidence: dict[str, Evidence] = {}

    def check(text: str) -> Sequence[Finding]:
        current = Source(source.path, text, source.encoding, source.bom)
        findings: list[Finding] = []
        for event in checker.check_source(current, evidence):
            if isinstance(event, Skipped):
                # Without the findings of this round nobody knows what the rounds before did.
                raise SourceError(event.path, event.reason)
            if isinstance(event, DocumentReport):
                findings += event.findings
                # That a fix repairs a certain defect makes no other part of the text sounder.
                evidence.setdefault(event.unit, event.evidence)
        return findings

    fixed = fix(source.text, check, choice)
    if not fixed.stable:
        rules = ", ".join(dict.fromkeys(finding.rule for finding in fixed.applied[-_SHOWN:]))
        reason = f"not changed: its fixes don't settle in {MOST_ROUNDS} rounds (the last ones are by {rules})"
        raise NotFixedError(source.path, reason)
    try:
        check_rewritten(source, fixed.text, checker.settings.reader)
    except EditRefusedError as error:
        raise NotFixedError(source.path, f"not changed: {error}") from error
    return fixed
