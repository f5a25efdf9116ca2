"""The last quotation of a text or a paragraph, opened and never closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from checker.base.patterns import pattern
from checker.facts.speech.quote_marks import QuotedParagraph
from checker.facts.text.spans import starting_in
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

# A longer quotation is not marked as a whole.
_LONGEST = 220
NEEDS = ('"', "“", "”")
# A text that was cut isn't closed, whatever it quotes.
_NOTE = r"(?: ?[(\[][^()\[\]\n]{1,80}[)\]])?"
_SENTENCE_END = pattern(rf"[.!?…]{_NOTE} ?\Z")
_LONGEST_NOTE = 90
_WORD_BEFORE = pattern(r"[a-z] \Z")
_CLOSED = pattern(r"[.!?…:,;][”\"’')]{0,2}\Z")
_MOST_LABELS = 3
# A text that leaves more open follows another convention.
_MOST_OPEN, _EACH = 3, 2
_CUT = pattern(r"(?:…|\.\.\.|chars\])\s{0,3}\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only where each quotation before it was closed, in its paragraph or a later one."""
    last = facts.paragraphs[-1].span if facts.paragraphs else None
    unbalanced = sum(not paragraph.balances for paragraph in facts.quoted_paragraphs)
    # With one that is balanced the text closes its quotations.
    closes_others = unbalanced == 1 or unbalanced <= min(
        _MOST_OPEN, _EACH * (len(facts.quoted_paragraphs) - unbalanced)
    )
    for paragraph, following in pairwise([*facts.quoted_paragraphs, None]):
        if paragraph is None or not paragraph.ends_open or not _was_balanced(paragraph):
            continue
        mark, end = paragraph.marks[-1], paragraph.span.end
        words = facts.text[mark.at + 1 : end]
        if (
            "″" in words
            or "''" in words
            or not _is_said(facts, mark.at, words)
            or _CUT.search(words)
            or _is_after_speech(facts, mark.at)
        ):
            continue
        if paragraph.span == last:
            yield _mark(facts, paragraph, "main")
        elif closes_others and (_is_phrase(facts, paragraph) or _ends_here(facts, paragraph, following)):
            yield _mark(facts, paragraph, "paragraph")


def _is_phrase(facts: Facts, paragraph: QuotedParagraph) -> bool:
    """Whether the mark opens words of a sentence that goes on around them (“a reason for concern”), and another sentence follows: they end with theirs."""
    at = paragraph.marks[-1].at
    before = _WORD_BEFORE.search(facts.text, max(0, at - 2), at)
    is_inside = before is not None and facts.text[at + 1 : at + 2].islower()
    return is_inside and _sentence_end(facts, paragraph) < paragraph.span.end


def _is_said(facts: Facts, at: int, words: str) -> bool:
    """Whether the mark opens more than a word, or one word in a sentence: “which he called "overdue.”"""
    if len(words.split()) > 1:
        return True
    inside = facts.text[at - 1 : at] == " " and facts.text[at - 2 : at - 1].islower()
    return inside and words[:1].isalpha() and words[-1:] == "."


def _ends_here(facts: Facts, paragraph: QuotedParagraph, following: QuotedParagraph | None) -> bool:
    """Whether nothing after the paragraph goes on quoting."""
    span = paragraph.span
    after = _next_text(facts, span.start)
    tail = max(span.start, span.end - _LONGEST_NOTE)
    if after is None or paragraph.carried or not _SENTENCE_END.search(facts.text, tail, span.end):
        return False
    # Another rule knows where the quotation ends: “It is late, he said.”
    said = starting_in(facts.attributions, paragraph.marks[-1].at, _sentence_end(facts, paragraph))
    if any(facts.text[one.span.start - 2 : one.span.start] == ", " for one in said):
        return False
    return following is None or (following.marks[0].fits and following.marks[0].at != after.start)


def _next_text(facts: Facts, offset: int) -> Span | None:
    """The next block that ends as a sentence does: a label of a film or an advertisement may come between."""
    block = facts.block_after(offset)
    for _ in range(_MOST_LABELS):
        if block is None or _CLOSED.search(facts.text, max(block.start, block.end - 3), block.end):
            break
        block = facts.block_after(block.start)
    return block


def _mark(facts: Facts, paragraph: QuotedParagraph, case: str) -> Mark:
    mark, end = paragraph.marks[-1], paragraph.span.end
    words = facts.text[mark.at + 1 : end]
    closer = '"' if mark.sign == '"' else "”"
    offers = [_closed(facts.text, mark.at, end, closer)]
    sentence = _sentence_end(facts, paragraph)
    if sentence < end:
        offers.append(_closed(facts.text, mark.at, sentence, closer))
    shown = end if end - mark.at < _LONGEST else mark.at + 1 + len(words.split(maxsplit=1)[0])
    fields = {"start": " ".join(words.split()[:5])}
    return Mark(Span(mark.at, shown), case, fields, tuple(offers))


def _sentence_end(facts: Facts, paragraph: QuotedParagraph) -> int:
    """Where the first sentence of the last quotation ends, or the paragraph."""
    at = paragraph.marks[-1].at
    return next((q.span.end for q in facts.quotations if q.span.start == at and not q.paired), paragraph.span.end)


def _closed(text: str, start: int, end: int, closer: str) -> Suggestion:
    return Suggestion(f"… {' '.join(text[start + 1 : end].split()[-3:])}{closer}", (Edit(Span(end, end), closer),))


def _is_after_speech(facts: Facts, at: int) -> bool:
    """Whether the mark should close what stands before it: the speaker follows."""
    return facts.speaker_at(at + 1) is not None and facts.text[at - 2 : at] == ", "


def _was_balanced(paragraph: QuotedParagraph) -> bool:
    return paragraph.is_plain and all(mark.fits for mark in paragraph.marks)
