"""Which sentences are whole. Only they are scored: a broken sentence would count as easy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.text.segments import Segment, SegmentKind
from checker.facts.text.spans import SpanSet, merged
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.finding import Finding
from checker.model.span import Span
from checker.words.resources import Resources

LONGEST = 60
"""Words: a longer sentence has most likely lost a full stop."""

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.DATELINE})
_SENTENCES = frozenset({SegmentKind.PROSE, SegmentKind.FRAGMENT})
_WORD = pattern(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_LEAST = 3


class Sentences(NamedTuple):
    """The whole sentences of a text, and how many others its running text has."""

    whole: list[Span]
    broken: int


def sentences_of(facts: Facts, findings: Iterable[Finding]) -> Sentences:
    """Sentences with a beginning, an end and a finite verb, of at most ``LONGEST`` words, that no finding touches."""
    touched = SpanSet(merged(_spans(findings)))
    whole: list[Span] = []
    broken = 0
    for segment in facts.segments:
        if _is_whole(facts, segment, touched):
            whole.append(segment.span)
        elif segment.kind in _SENTENCES and segment.block in _RUNNING:
            broken += segment.span.text(facts.text).count(" ") + 1 >= _LEAST
    return Sentences(whole, broken)


def _spans(findings: Iterable[Finding]) -> Iterable[Span]:
    """The words of the findings; an insertion touches the letters on both sides."""
    for finding in findings:
        start, end = finding.span
        yield Span(max(0, start - 1), end + 1) if start == end else finding.span


def _is_whole(facts: Facts, segment: Segment, touched: SpanSet) -> bool:
    if not segment.whole or segment.kind is not SegmentKind.PROSE or touched.touching(segment.span):
        return False
    words = _WORD.findall(segment.span.text(facts.text))
    return len(words) <= LONGEST and has_finite_verb(words, facts.resources)


def has_finite_verb(words: Sequence[str], resources: Resources) -> bool:
    """Whether a sentence says something of something. Base forms count only where they are no noun and no infinitive."""
    subjects = resources.words("contracted_subjects")
    for index, word in enumerate(words):
        stem, _, ending = word.lower().replace("’", "'").partition("'")
        contracted = ending == "t" or (ending != "" and stem in subjects)
        if contracted or resources.verbs.finite(stem):
            return True
        if resources.verbs.base(stem) and _may_follow(words[:index], resources):
            return True
    return False


def _may_follow(words: Sequence[str], resources: Resources) -> bool:
    """Whether a verb in its base form may follow words: none, a plural, a name or a word of the table."""
    if not words:
        return True
    last = words[-1]
    is_plural = last.endswith("s") and not last.endswith(("'s", "’s"))
    is_name = len(words) > 1 and last[0].isupper()
    return is_plural or is_name or last.lower() in resources.words("before_base_verbs")
