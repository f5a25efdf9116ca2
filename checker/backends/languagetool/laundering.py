"""Which suggestions would hide a defect instead of mending it.

What a suggestion makes of the text is told in two ways: by what it changes, and by what our rules say of its sentence before and after.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.base.patterns import pattern
from checker.engine.draft import Draft
from checker.engine.producer import Ground
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind, OffsetMap
from checker.model.finding import Applicability
from checker.model.mark import Edit
from checker.model.span import Span

# Up to a word that begins in lower case: where a stop, or nothing, stands before it, the beginning may be lost.
_AFTER_STOP = pattern(r"(?:\A|[.!?…:;][”\"’')\]»]{0,3})[\s“\"‘'(\[«„–—-]{0,5}\Z")
_SIGN = "$€£¥₽₴₹"
_AMOUNT = pattern(
    rf"(?:[{_SIGN}]|\b[A-Z]{{2,3}}\b)\s{{0,3}}\d[\d.,]{{0,20}}|\d[\d.,]{{0,20}}\s{{0,3}}(?:[{_SIGN}]|\b[A-Z]{{3}}\b)"
)
_WHOLE_AMOUNT = pattern(r"\s{0,3}-?(?:[kmb]n?|hundred|thousand|million|billion|trillion|[kM])\b", re.IGNORECASE)
# What UTF-8 looks like where it was read as another encoding, what can't be read at all, and entities.
_BROKEN = pattern(
    r"[ÂÃâÐÑ][\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|ï¿½|�|&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});?", re.IGNORECASE
)
_WORD = pattern(r"[^\W\d_]+")
_FIGURE = pattern(r"\d+(?:[.,]\d+)*")
_TAIL, _HEAD, _LONGEST = pattern(r"\S*\Z"), pattern(r"\S*"), 60
_PAIRED = '()[]{}“”„«»"'
# A longer paragraph is judged by the sentence with its neighbours.
_MOST_TEXT = 1500


def hides(edit: Edit, facts: Facts, ours: Sequence[Draft]) -> str:
    """How an edit would launder by what it changes; "" where it doesn't. ``ours`` are the drafts that it touches."""
    if any(_is_decided(draft) for draft in ours):
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


def _is_decided(draft: Draft) -> bool:
    """Whether a question of ours is open there, or a fix that is to be confirmed; half of what broke in encoding is no better than all of it."""
    fixes = draft.applicability is Applicability.REVIEW and draft.mark.suggestions
    return draft.asks or draft.cuts or bool(fixes) or draft.rule.family == "encoding"


def _capitalises(edit: Edit, facts: Facts) -> bool:
    """Whether a word in lower case gets a capital where a sentence would begin: what stood before it may be lost, or the stop too many."""
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
    """Whether it touches an amount of money that has no magnitude: whether that is lost, only its writer knows."""
    text = facts.text
    start, end = max(0, edit.span.start - 30), edit.span.end + 30
    for match in _AMOUNT.finditer(text, start, end):
        amount = Span(*match.span())
        touches = amount.start <= edit.span.end and edit.span.start <= amount.end
        if touches and not _WHOLE_AMOUNT.match(text, amount.end):
            return True
    return False


def _tokens_around(span: Span, text: str) -> str:
    """The text of a span, out to the next blanks."""
    before = _TAIL.search(text, max(0, span.start - _LONGEST), span.start)
    after = _HEAD.match(text, span.end, span.end + _LONGEST)
    return f"{before[0] if before else ''}{span.text(text)}{after[0] if after else ''}"


def _renames(edit: Edit, facts: Facts) -> bool:
    """Whether a word with a capital, none that begins a sentence, is gone from what the edit puts in."""
    kept = "".join(_WORD.findall(edit.text)).casefold()
    for match in _WORD.finditer(facts.text, *edit.span):
        word = match[0]
        begins = _AFTER_STOP.search(facts.text[max(0, match.start() - 10) : match.start()])
        if word[0].isupper() and len(word) > 1 and not begins and word.casefold() not in kept:
            return True
    return False


class Rereading:
    """What our rules say of a stretch of the document, now and after an edit. What they say now is asked once for each stretch."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._now: dict[Span, Sequence[Draft]] = {}

    def worsens(self, edit: Edit) -> str:
        """Why an edit is not to be offered: a rule of ours would fire that doesn't now, or one that does would fall silent elsewhere."""
        facts = self._ground.facts
        around = _around(edit.span, facts)
        changed = Span(edit.span.start - around.start, edit.span.end - around.start)
        text = around.text(facts.text)
        if around not in self._now:
            self._now[around] = self._read(text)
        now = self._now[around]
        after = Counter(
            draft.rule.name for draft in self._read(text[: changed.start] + edit.text + text[changed.end :])
        )
        if after - Counter(draft.rule.name for draft in now):
            return "breaks_rule"
        apart = Counter(draft.rule.name for draft in now if not draft.span.overlaps(changed))
        return "silences_rule" if apart - after else ""

    def _read(self, text: str) -> Sequence[Draft]:
        whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
        document = replace(
            self._ground.facts.document,
            text=text,
            blocks=(Block(BlockKind.PARAGRAPH, whole),) if whole.start < whole.end else (),
            offsets=OffsetMap.identity(len(text)),
            opaque=(),
            comments=(),
        )
        return self._ground.again(Facts(document, self._ground.facts.resources))


def _around(span: Span, facts: Facts) -> Span:
    """The paragraph of a span, or, of a long one, its sentence with the one before and the one after."""
    block = facts.block_at(span.start)
    if block.end - block.start <= _MOST_TEXT:
        return Span(block.start, max(block.end, span.end))
    first, last = facts.segments.index_at(span.start), facts.segments.index_at(span.end - 1)
    start = facts.segments[max(first - 1, 0)].span.start
    end = facts.segments[min(last + 1, len(facts.segments) - 1)].span.end
    return Span(min(max(start, block.start), span.start), max(min(end, block.end), span.end))
