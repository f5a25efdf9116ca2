"""Mends sources: the same checks, run again on each round's text."""

from __future__ import annotations

from collections.abc import Sequence

from checker.engine.fixing import MOST_ROUNDS, Choice, Fixed, fix
from checker.model.errors import EditRefusedError, NotFixedError, SourceError, UsageError
from checker.model.finding import Finding
from checker.model.settings import Settings
from checker.reading.registry import check_rewritten
from checker.reading.source import Source
from checker.run.checker import Checker
from checker.run.workspace import Workspace

_SHOWN = 2


def mend(checker: Checker, source: Source, choice: Choice) -> Fixed:
    """The fixed text of a source.

    Raises UsageError for an answer that a finding hasn't; SourceError for a source that can't be checked, and as one NotFixedError where fixing would
    harm what is no prose, or still changes the text after ten rounds.
    """

    def check(text: str) -> Sequence[Finding]:
        current = Source(source.path, text, source.encoding, source.bom)
        summary = checker.summary()
        findings = [finding for report in checker.check_source(current, summary) for finding in report.findings]
        for skipped in summary.skipped:
            # Without this round's findings nobody knows what the rounds before have done.
            raise SourceError(skipped.path, skipped.reason)
        return findings

    fixed = fix(source.text, check, choice)
    if not fixed.stable:
        rules = ", ".join(dict.fromkeys(finding.rule for finding in fixed.applied[-_SHOWN:]))
        reason = f"left as it is: its fixes don't settle in {MOST_ROUNDS} rounds (the last are of {rules})"
        raise NotFixedError(source.path, reason)
    try:
        check_rewritten(source, fixed.text, checker.settings.reader)
    except EditRefusedError as error:
        raise NotFixedError(source.path, f"left as it is: {error}") from error
    return fixed


def fix_text(text: str, settings: Settings | None = None, choice: Choice | None = None) -> str:
    """The text with its safe fixes applied, or those of ``choice``.

    Raises TypeError for what is no text, UsageError for ids or answers that name nothing or that would do harm, NotFixedError (a CheckerError) where the fixes don't settle in
    ten rounds.
    """
    if not isinstance(text, str):
        raise TypeError(f"fix_text takes a text (str), not {type(text).__name__}")
    settings = settings or Settings(readability=False)
    with Workspace(settings) as workspace:
        fixed = mend(workspace.checker(settings), Source("text", text), choice or Choice())
    if fixed.unknown:
        raise UsageError(f"no finding has the id {min(fixed.unknown)}")
    for finding, reason in fixed.refused:
        if choice is not None and choice.names(finding):
            raise UsageError(f"{finding.id[:8]} is not applied: {reason}")
    return fixed.text
