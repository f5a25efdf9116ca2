"""What is said of a match that is a finding, and what is offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.backends.languagetool.answers import Match
from checker.backends.languagetool.matches.judgement import is_speller
from checker.backends.languagetool.matches.laundering import Recheck, laundering_reason
from checker.backends.languagetool.matches.release import is_likely
from checker.backends.languagetool.matches.selection import LOST, MESSAGE_FIELD, OTHER_FIELD, UNKNOWN, VARIANT
from checker.engine.draft import ProducerContext
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_MOST_SUGGESTIONS = 5
_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"))
# Shorter words may be in a message by chance.
_SHORT = 3


class JudgedMatch(NamedTuple):
    """A match that is a finding: its place in the document, and the case as which it is reported. ``other``: another spelling of a name."""

    match: Match
    span: Span
    case: str
    other: str = ""


class PlacedMatch(NamedTuple):
    """A match at its places in the document: one, or all of a misspelling."""

    match: Match
    spans: tuple[Span, ...]
    case: str
    other: str = ""


def merged(matches: Iterable[JudgedMatch], text: str) -> list[PlacedMatch]:
    """A misspelling that occurs more than once becomes one match with all its places."""
    found: dict[tuple[str, ...] | int, list[JudgedMatch]] = {}
    for index, one in enumerate(matches):
        key = (one.match.rule_id, one.case, one.span.text(text)) if is_speller(one.match) else index
        found.setdefault(key, []).append(one)
    return [
        PlacedMatch(first.match, tuple(one.span for one in group), first.case, first.other)
        for group in found.values()
        for first in group[:1]
    ]


class Marking:
    """Makes the marks of one document. Reasons why suggestions are withheld are counted in ``filtered``."""

    def __init__(self, context: ProducerContext, filtered: Counter[str]) -> None:
        self._context = context
        self._recheck = Recheck(context)
        self._filtered = filtered

    def mark(self, placed: PlacedMatch, title: str) -> Mark:
        """The mark of a match; ``title`` is said instead of a message that names what is withheld."""
        if placed.case == VARIANT:
            return _variant(placed)
        if placed.case in (UNKNOWN, LOST):
            # Of the similar words that the speller proposes, few may be meant.
            first = placed.match.replacements[:_MOST_SUGGESTIONS]
            likely = tuple(text for text in first if is_likely(text, placed.spans[0], self._context.facts))
            placed = placed._replace(match=placed.match._replace(replacements=likely))
        return self._judged(placed, title)

    def _judged(self, placed: PlacedMatch, title: str) -> Mark:
        match, spans, case, _ = placed
        texts = list(dict.fromkeys(match.replacements))
        reasons = {text: self._reason_to_withhold(text, spans) for text in texts[:_MOST_SUGGESTIONS]}
        self._filtered.update(f"suggestion_{reason}" for reason in reasons.values() if reason)
        withheld = [text for text in texts if reasons.get(text, "beyond")]
        return Mark(
            spans[0],
            case,
            fields={MESSAGE_FIELD: _message(match, title, withheld)},
            suggestions=tuple(_suggestion(text, spans) for text, reason in reasons.items() if not reason),
            also=spans[1:],
        )

    def _reason_to_withhold(self, text: str, spans: Sequence[Span]) -> str:
        """Why a suggestion is not offered; "" for one that hides nothing at any place of the match."""
        facts = self._context.facts
        for span in spans:
            if span.text(facts.text) == text:
                return "unchanged"
            ours = [draft for draft in self._context.drafts if draft.span.overlaps(span)]
            if reason := laundering_reason(Edit(span, text), facts, ours):
                return reason
        return next(filter(None, (self._recheck.regression(Edit(span, text)) for span in spans)), "")


def _variant(placed: PlacedMatch) -> Mark:
    """Asks about a name. Its other spelling is an answer: nobody has called either wrong."""
    _, spans, case, other = placed
    return Mark(spans[0], case, {OTHER_FIELD: other}, (_suggestion(other, spans),), also=spans[1:])


def _suggestion(text: str, spans: Sequence[Span]) -> Suggestion:
    return Suggestion(_label(text), tuple(Edit(span, text) for span in spans))


def _label(text: str) -> str:
    return text if text.strip() else ("a space" if text else "delete")


def _message(match: Match, title: str, withheld: Sequence[str]) -> str:
    """LanguageTool's own message, on one line; our title if no suggestion is left, or if the message names a withheld
    one."""
    if match.replacements and len(withheld) == len(set(match.replacements)):
        return title
    for message in (match.message, match.short_message):
        line = " ".join(message.split())
        if line and not any(_names(line, text) for text in withheld):
            return line
    return title


def _names(line: str, text: str) -> bool:
    return any(f"{opening}{text}{closing}" in line for opening, closing in _QUOTES) or (
        len(text) > _SHORT and text in line
    )
