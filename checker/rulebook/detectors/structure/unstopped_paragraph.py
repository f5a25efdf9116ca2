"""A paragraph whose last sentence has no full stop: the headline of another story, a caption, or a sentence that lost its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.segments import SegmentKind
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut

_CLOSED = pattern(r"[.!?…:;,—–-][”\"’')\]*_]{0,4}\s{0,5}\Z")
_TAIL = pattern(r"[A-ZÀ-Þ][^.!?…;\"“”()\[\]|<>\n]{6,110}[\w%’']\Z")
_REACH = 12
_LEAST_WORDS, _MOST_WORDS = 3, 16
# “4. The finger in the burger”, “‘We got her!’ Video shows rescue”: a number or an outcry, not a sentence.
_LEAST_BEFORE = 5
# A page of captions and labels ends few lines with a stop.
_LEAST_CLOSED, _MOST_OPEN = 3, 0.25
# What a sentence has and a headline hasn't.
_TENSED = frozenset({"is", "are", "was", "were", "has", "have", "had", "said", "will", "would", "can", "could", "did"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only in a text whose other paragraphs end with a stop, and behind a whole sentence; the last paragraph is another rule's."""
    paragraphs = [span for kind, span in facts.paragraphs if kind is BlockKind.PARAGRAPH]
    unclosed = [span for span in paragraphs if not _is_closed(facts.text, span)]
    closed = len(paragraphs) - len(unclosed)
    if closed < _LEAST_CLOSED or len(unclosed) > _MOST_OPEN * len(paragraphs):
        return
    for paragraph in unclosed:
        tail = None if paragraph == paragraphs[-1] else _tail(facts, paragraph)
        if tail is not None:
            yield _mark(facts, tail)


def _is_closed(text: str, paragraph: Span) -> bool:
    return _CLOSED.search(text, max(paragraph.start, paragraph.end - _REACH), paragraph.end) is not None


def _tail(facts: Facts, paragraph: Span) -> Span | None:
    """The last segment of a paragraph, if it is short and stands behind a sentence."""
    end = paragraph.start + len(paragraph.text(facts.text).rstrip())
    segment = facts.segments.at(end - 1)
    if segment is None or segment.kind not in (SegmentKind.PROSE, SegmentKind.FRAGMENT):
        return None
    tail = Span(segment.span.start, end)
    words = tail.text(facts.text).split()
    before = Span(paragraph.start, max(paragraph.start, tail.start - 1))
    is_behind = len(before.text(facts.text).split()) >= _LEAST_BEFORE and _is_closed(facts.text, before)
    fits = _LEAST_WORDS <= len(words) <= _MOST_WORDS and _TAIL.match(facts.text, *tail) is not None
    return tail if is_behind and fits else None


def _mark(facts: Facts, tail: Span) -> Mark:
    words = tail.text(facts.text)
    stopped = Suggestion("only the full stop is missing", (Edit(Span(tail.end, tail.end), "."),))
    without = cut(facts.text, tail)
    is_sentence = not _TENSED.isdisjoint(words.lower().split())
    return Mark(tail, fields={"words": words}, suggestions=(stopped, without) if is_sentence else (without, stopped))
