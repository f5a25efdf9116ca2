"""Drafts of findings: marks with their rule's page, in Document text, before states and ids are settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.engine.identity import fingerprint, id_of_words
from checker.facts.view import Facts
from checker.model.finding import Applicability, Severity
from checker.model.mark import Mark
from checker.model.rule_info import Case, InQuotes, RuleInfo
from checker.model.span import Span

_QUOTED_QUERY = "The quotation says “{words}”. Were those the exact words?"


@dataclass(eq=False)
class Draft:
    """``message`` and ``query`` are complete. ``silent``: its rule isn't selected and runs only as a guard.

    ``from_producer``: it comes from a producer, such as a backend. ``cover``: the draft that explains this one.
    ``withheld``: why its fix must not be applied now. ``evidence``: the rules whose findings released this weak sign.
    """

    rule: RuleInfo
    case: Case
    mark: Mark
    applicability: Applicability
    message: str
    query: str
    silent: bool = False
    cover: Draft | None = None
    withheld: str = ""
    id: str = ""
    fingerprint: str = ""
    from_producer: bool = False
    evidence: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The marked words in Document text."""
        return self.mark.span

    @property
    def cuts(self) -> bool:
        """Whether its fix cuts its words from the text."""
        return self.case.cuts

    @property
    def asks(self) -> bool:
        """Whether it asks the editor a question."""
        return self.applicability is Applicability.QUERY

    @property
    def severity(self) -> Severity:
        """That of its case, which the settings may have changed."""
        return self.case.severity

    @property
    def order(self) -> tuple[int, int, str, str]:
        """Findings have one total order."""
        return (self.span.start, self.span.end, self.rule.name, self.message)


class ProducerContext(NamedTuple):
    """The input of a producer: a document with the ``drafts`` of our rules in total order, silent guards included.

    ``check`` gives the drafts of our rules on other facts, such as those of the text that a suggestion would make.
    """

    facts: Facts
    drafts: Sequence[Draft]
    check: Callable[[Facts], Sequence[Draft]]


def draft_of(rule: RuleInfo, case: Case, mark: Mark, facts: Facts) -> Draft | None:
    """The draft of a Mark, its message complete; None if the rule leaves direct speech alone and the Mark is in it."""
    applicability, query = case.applicability, case.query
    if not case.cuts and rule.in_quotes is not InQuotes.FIX and _changes_speech(mark, facts):
        if rule.in_quotes is InQuotes.SKIP:
            return None
        if applicability in (Applicability.SAFE, Applicability.REVIEW):
            applicability, query = Applicability.QUERY, query or _QUOTED_QUERY
    fields = {"words": mark.span.text(facts.text), **mark.fields}
    return Draft(rule, case, mark, applicability, case.message.format_map(fields), query.format_map(fields))


def _changes_speech(mark: Mark, facts: Facts) -> bool:
    if not facts.quotations:
        return False
    spans = [
        mark.span,
        *(edit.span for suggestion in mark.suggestions for edit in suggestion.edits if edit.span.start < edit.span.end),
    ]
    return any(_inside_speech(span, facts) for span in spans)


def _inside_speech(span: Span, facts: Facts) -> bool:
    quotation = facts.quoted.touching(span)
    return quotation is not None and span.start >= quotation.start and span.end <= quotation.end


def ordered(drafts: Sequence[Draft]) -> list[Draft]:
    """In total order, each mark of a rule once."""
    seen: set[tuple[str, Span, str]] = set()
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.order):
        key = (draft.rule.name, draft.span, draft.mark.case)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept


def set_ids(drafts: Sequence[Draft], text: str) -> None:
    """Sets the ``fingerprint`` and the ``id`` of drafts in their total order.

    Words that a rule marks once are their own id, whatever stands around them. Where it marks the same words several times, only the words around
    them show which is meant.
    """
    counts: Counter[str] = Counter()
    words = [id_of_words(draft.rule.name, draft.span.text(text)) for draft in drafts]
    marked = Counter(words)
    for draft, own in zip(drafts, words, strict=True):
        equal = fingerprint(draft.rule.name, text, draft.span, 0)
        number = counts[equal]
        draft.fingerprint = fingerprint(draft.rule.name, text, draft.span, number) if number else equal
        draft.id = own if marked[own] == 1 else draft.fingerprint
        counts[equal] += 1
