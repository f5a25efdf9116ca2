"""A run of capitals between the sentences of a paragraph: the headline of another story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.segments import SegmentKind
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut

_WORD = pattern(r"[^\W\d_]{3,40}")
_FIGURE = pattern(r"\d[\d.,]{0,20}")
# A subheading set before its paragraph, with a dash.
_LABELLED = pattern(r"\s{0,2}[–—-]{1,2} ")
_LEAST_WORDS = 4


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A cut; a question where its names or figures stand nowhere else in the text."""
    for number, segment in enumerate(facts.segments):
        span = segment.span
        if segment.kind is not SegmentKind.SHOUT or facts.quoted.touching(span):
            continue
        if not _stands_between(facts, number) or len(_WORD.findall(facts.text, *span)) < _LEAST_WORDS - 1:
            continue
        if news := _news(facts, span):
            yield Mark(
                span,
                "unique",
                {"news": news},
                (cut(facts.text, span), Suggestion("keep it, as a sentence of this story", ())),
            )
        else:
            yield Mark(span, suggestions=(cut(facts.text, span),))


def _stands_between(facts: Facts, number: int) -> bool:
    """Whether the paragraph has other words: a line of capitals on its own is a subheading or a title."""
    span = facts.segments[number].span
    block = facts.block_at(span.start)
    if block == span:
        return False
    before = facts.text[block.start : span.start].rstrip()
    if not before and _LABELLED.match(facts.text, span.end):
        return False
    return not before or before[-1] in ".!?…”\"’')]:" or facts.text[span.end : span.end + 2].lstrip()[:1].isupper()


def _news(facts: Facts, span: Span) -> str:
    """A figure or a name that the rest of the text doesn't have: then the headline may be news that belongs to the story."""
    rest = facts.folded[: span.start] + facts.folded[span.end :]
    figures = (match[0].rstrip(".,") for match in _FIGURE.finditer(facts.text, *span))
    names = (match[0] for match in _WORD.finditer(facts.text, *span) if _is_name(facts, match[0]))
    return next((news for news in (*figures, *names) if news.lower() not in rest), "")


def _is_name(facts: Facts, word: str) -> bool:
    folded = word.lower()
    if facts.resources.lexicon.is_word(folded):
        return False
    return facts.resources.lexicon.is_name(word) or folded in facts.resources.house_variants
