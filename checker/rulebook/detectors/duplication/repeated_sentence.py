"""A whole sentence that occurs twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.segments import SegmentKind
from checker.facts.view import Facts
from checker.model.mark import Mark, Related
from checker.model.span import Span
from checker.rulebook.cutting import cut
from checker.words.suggestions import distance

_LEAST_LENGTH = 35
_LEAST_BLANKS = 4
_LEAST_WORDS, _LEAST_LETTERS = 8, 4
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
        if last is not None and _is_retyped(facts, last, span) and _is_statement(facts, span):
            yield Mark(
                span, "retyped", suggestions=(cut(facts.text, span),), related=(Related(last, "first occurrence"),)
            )
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


def _is_retyped(facts: Facts, last: Span, span: Span) -> bool:
    """Whether two neighbours differ in the spelling of one word alone: “then” and “than”. Figures and names may differ on purpose."""
    if facts.text[last.end : span.start] != " " or facts.quoted.touching(span):
        return False
    ones, others = (facts.text[slice(*one)].split() for one in (last, span))
    apart = [pair for pair in zip(ones, others, strict=False) if pair[0] != pair[1]]
    if len(ones) != len(others) or len(ones) < _LEAST_WORDS or len(apart) != 1:
        return False
    one, other = apart[0]
    return (
        min(len(one), len(other)) >= _LEAST_LETTERS
        and one.isalpha()
        and other.isalpha()
        and f"{one}{other}".islower()
        and distance(one, other) == 1
    )


def _is_statement(facts: Facts, span: Span) -> bool:
    """Whether it has a verb, and is neither a question nor an entry with a label."""
    words = _WORD.findall(facts.text, *span)
    return any(map(facts.resources.verbs.finite, words)) and not _REPEATABLE.match(facts.text, *span)


def _is_alone(facts: Facts, span: Span) -> bool:
    return facts.block_at(span.start) == span
