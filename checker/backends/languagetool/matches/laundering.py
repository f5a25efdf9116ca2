"""Which suggestions would hide a defect instead of fixing it.

A suggestion is judged by what it changes, and by what our rules find in its sentence before and after.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.base.patterns import pattern
from checker.engine.draft import Draft, ProducerContext
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind, OffsetMap
from checker.model.finding import Applicability
from checker.model.mark import Edit
from checker.model.span import Span

# Text before a word in lower case: after a stop, or at the start of a text, the beginning of the sentence may be lost.
_AFTER_STOP = pattern(r"(?:\A|[.!?…:;][”\"’')\]»]{0,3})[\s“\"‘'(\[«„–—-]{0,5}\Z")
_SIGN = "$€£¥₽₴₹"
_AMOUNT = pattern(
    rf"(?:[{_SIGN}]|\b[A-Z]{{2,3}}\b)\s{{0,3}}\d[\d.,]{{0,20}}|\d[\d.,]{{0,20}}\s{{0,3}}(?:[{_SIGN}]|\b[A-Z]{{3}}\b)"
)
_WHOLE_AMOUNT = pattern(r"\s{0,3}-?(?:[kmb]n?|hundred|thousand|million|billion|trillion|[kM])\b", re.IGNORECASE)
# UTF-8 that was read in another encoding, unreadable characters, and entities.
_BROKEN = pattern(
    r"[ÂÃâÐÑ][\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|ï¿½|�|&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});?", re.IGNORECASE
)
_WORD = pattern(r"[^\W\d_]+")
_FIGURE = pattern(r"\d+(?:[.,]\d+)*")
_TAIL, _HEAD, _LONGEST = pattern(r"\S*\Z"), pattern(r"\S*"), 60
_PAIRED = '()[]{}“”„«»"'
# A longer paragraph is judged by the sentence with its neighbours.
_MOST_TEXT = 1500


def laundering_reason(edit: Edit, facts: Facts, ours: Sequence[Draft]) -> str:
    """How an edit would hide a defect by what it changes; "" if it doesn't. ``ours`` are the drafts that it touches."""
    if any(_is_reserved(draft) for draft in ours):
        return "open"
    if _capitalises(edit, facts):
        return "capital"
    if _FIGURE.findall(edit.span.text(facts.text)) != _FIGURE.findall(edit.text) or _closes_amount(edit, facts):
        return "figure"
    if _BROKEN.search(_tokens_around(edit.span, facts.text)):
        return "encoding"
    if any(edit.text.count(mark) < edit.span.text(facts.text).count(mark) for mark in _PAIRED):
        return "mark"
    return "name" if _renames(edit, facts) else ""


def _is_reserved(draft: Draft) -> bool:
    """Whether a draft needs a person to answer or confirm it; fixing half of an encoding error is no better than
    leaving it."""
    fixes = draft.applicability is Applicability.REVIEW and draft.mark.suggestions
    return draft.asks or draft.cuts or bool(fixes) or draft.rule.family == "encoding"


def _capitalises(edit: Edit, facts: Facts) -> bool:
    """Whether a word in lower case is capitalised as the start of a sentence: the text before it may be lost, or its
    stop be stray."""
    text, start = facts.text, edit.span.start
    block = facts.block_at(start).start
    new = {match.start(): match[0] for match in _WORD.finditer(edit.text)}
    words = zip(_WORD.finditer(text, *edit.span), new.items(), strict=False)
    for old, (at, word) in words:
        if old[0][0].islower() and word[0].isupper() and old[0].casefold() == word.casefold():
            before = text[max(block, old.start() - 10) : old.start()]
            if old.start() == block or _AFTER_STOP.search(before) or _AFTER_STOP.search(edit.text[:at] or "x"):
                return True
    return False


def _closes_amount(edit: Edit, facts: Facts) -> bool:
    """Whether it touches an amount of money without a magnitude: only its writer knows whether one is missing."""
    text = facts.text
    start, end = max(0, edit.span.start - 30), edit.span.end + 30
    for match in _AMOUNT.finditer(text, start, end):
        amount = Span(*match.span())
        touches = amount.start <= edit.span.end and edit.span.start <= amount.end
        if touches and not _WHOLE_AMOUNT.match(text, amount.end):
            return True
    return False


def _tokens_around(span: Span, text: str) -> str:
    """The text of a span, extended to the next blanks."""
    before = _TAIL.search(text, max(0, span.start - _LONGEST), span.start)
    after = _HEAD.match(text, span.end, span.end + _LONGEST)
    return f"{before[0] if before else ''}{span.text(text)}{after[0] if after else ''}"


def _renames(edit: Edit, facts: Facts) -> bool:
    """Whether the edit removes a capitalised word that doesn't begin a sentence."""
    kept = "".join(_WORD.findall(edit.text)).casefold()
    for match in _WORD.finditer(facts.text, *edit.span):
        word = match[0]
        begins = _AFTER_STOP.search(facts.text[max(0, match.start() - 10) : match.start()])
        if word[0].isupper() and len(word) > 1 and not begins and word.casefold() not in kept:
            return True
    return False


class Recheck:
    """What our rules find in a part of the document, now and after an edit. What they find now is kept for each
    part."""

    def __init__(self, context: ProducerContext) -> None:
        self._context = context
        self._current: dict[Span, Sequence[Draft]] = {}

    def regression(self, edit: Edit) -> str:
        """Why an edit is not offered: it makes a rule of ours fire that doesn't now, or silences one elsewhere; "" if
        it does neither."""
        facts = self._context.facts
        around = _around(edit.span, facts)
        changed = Span(edit.span.start - around.start, edit.span.end - around.start)
        text = around.text(facts.text)
        if around not in self._current:
            self._current[around] = self._check(text)
        current = self._current[around]
        after = Counter(
            draft.rule.name for draft in self._check(text[: changed.start] + edit.text + text[changed.end :])
        )
        if after - Counter(draft.rule.name for draft in current):
            return "breaks_rule"
        elsewhere = Counter(draft.rule.name for draft in current if not draft.span.overlaps(changed))
        return "silences_rule" if elsewhere - after else ""

    def _check(self, text: str) -> Sequence[Draft]:
        whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
        document = replace(
            self._context.facts.document,
            text=text,
            blocks=(Block(BlockKind.PARAGRAPH, whole),) if whole.start < whole.end else (),
            offsets=OffsetMap.identity(len(text)),
            opaque=(),
            comments=(),
        )
        return self._context.check(Facts(document, self._context.facts.resources))


def _around(span: Span, facts: Facts) -> Span:
    """The paragraph of a span; of a long paragraph, its sentence with the one before and the one after."""
    block = facts.block_at(span.start)
    if block.end - block.start <= _MOST_TEXT:
        return Span(block.start, max(block.end, span.end))
    first, last = facts.segments.index_at(span.start), facts.segments.index_at(span.end - 1)
    start = facts.segments[max(first - 1, 0)].span.start
    end = facts.segments[min(last + 1, len(facts.segments) - 1)].span.end
    return Span(min(max(start, block.start), span.start), max(min(end, block.end), span.end))
