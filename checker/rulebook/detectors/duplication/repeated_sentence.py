"""A whole sentence that occurs twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.segments import SegmentKind
from checker.facts.view import Facts
from checker.model.mark import Mark, Related
from checker.model.span import Span
from checker.rulebook.cutting import cut

_LEAST_LENGTH = 35
_LEAST_BLANKS = 4
# Words of a brief.
_BRIEF = 200
# “Duration: two weeks”, and a question that an interviewer asks again.
_REPEATABLE = pattern(r"\W{0,4}[A-Z][\w ]{2,24}:|.{0,400}\?\W{0,3}\Z")
_WORD = pattern(r"[a-z’']{2,20}")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Cuts the later one. A paragraph of its own may be a pull quote or a caption. Short sentences and direct speech may be repeated."""
    first: dict[str, Span] = {}
    before: Span | None = None
    for segment in facts.segments:
        span = segment.span
        # The summary in front matter is often the first paragraph.
        if segment.kind is not SegmentKind.PROSE or not segment.whole or not facts.runs_at(span.start):
            continue
        before, last = span, before
        earlier = first.setdefault(facts.folded[slice(*span)], span)
        if earlier is span or not (_is_long(span) or _follows(facts, last, span)):
            continue
        if not facts.quoted.touching(span) and _is_statement(facts, span):
            pulled = _may_have_pull_quotes(facts) and (_is_alone(facts, earlier) or _is_alone(facts, span))
            case = "alone" if pulled else "main"
            again = Related(earlier, "first occurrence")
            yield Mark(span, case, suggestions=(cut(facts.text, span),), related=(again,))


def _may_have_pull_quotes(facts: Facts) -> bool:
    """Whether the text is no brief: designers set a sentence apart only in a long one."""
    return len(facts.tokens) > _BRIEF


def _is_long(span: Span) -> bool:
    return span.end - span.start >= _LEAST_LENGTH


def _follows(facts: Facts, last: Span | None, span: Span) -> bool:
    """Whether a shorter sentence is typed twice in a row. One of three words may be stress: “We lost. We lost.”"""
    return (
        last is not None
        and facts.text[last.end : span.start] == " "
        and facts.folded[slice(*last)] == facts.folded[slice(*span)]
        and facts.folded.count(" ", *span) >= _LEAST_BLANKS
    )


def _is_statement(facts: Facts, span: Span) -> bool:
    """Whether it has a verb, and is neither a question nor an entry with a label."""
    words = _WORD.findall(facts.text, *span)
    return any(map(facts.resources.verbs.finite, words)) and not _REPEATABLE.match(facts.text, *span)


def _is_alone(facts: Facts, span: Span) -> bool:
    return facts.block_at(span.start) == span
