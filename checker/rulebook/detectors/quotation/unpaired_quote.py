"""A quotation that is never closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from checker.facts.quotations import Quotation
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

# How much may stand behind the speaker in the last sentence of a paragraph.
_LAST_WORDS = 60
_OPENS = '“"«„'


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A speech may go on in the next paragraph, which then opens with a mark of its own."""
    quotations = facts.quotations
    for quotation, following in zip_longest(quotations, quotations[1:]):
        span = quotation.span
        if quotation.paired:
            continue
        said = _said_at_end(facts, span, following)
        if said is None and _goes_on(facts, span, following):
            continue
        closer = "”" if facts.text[span.start] == "“" else facts.text[span.start]
        said = said or _said_in(facts, span)
        if said is None and not _opened_again(facts, span, following):
            continue
        at = span.end if said is None else said
        fields = {"start": " ".join(facts.text[span.start + 1 : span.end].split()[:5])}
        yield Mark(
            span,
            fields=fields,
            suggestions=(
                Suggestion(
                    f"close it after “{facts.text[max(span.start, at - 20) : at].split()[-1]}”",
                    (Edit(Span(at, at), closer),),
                ),
            ),
        )


def _said_in(facts: Facts, span: Span) -> int | None:
    """Where the speech ended: after the comma before the first speaker in a span."""
    ends = (_comma_before(facts.text, said.span.start) for said in facts.attributions)
    return next((end for end in ends if end is not None and span.start < end <= span.end), None)


def _said_at_end(facts: Facts, span: Span, following: Quotation | None) -> int | None:
    """Where the speech ended, if its speaker closes the paragraph and no other mark stands before."""
    block = facts.block_at(span.start)
    if (following is not None and following.span.start < block.end) or facts.text[span.start] == '"':
        return None
    inside = [said.span for said in facts.attributions if span.start < said.span.start < block.end]
    if not inside or block.end - inside[-1].end > _LAST_WORDS:
        return None
    return _comma_before(facts.text, inside[-1].start)


def _comma_before(text: str, at: int) -> int | None:
    return at - 1 if text[at - 2 : at] == ", " else None


def _opened_again(facts: Facts, span: Span, following: Quotation | None) -> bool:
    """Whether a curly mark opens, in the same paragraph, a quotation that this one should have ended before."""
    inside = facts.text[span.start + 1 : span.end]
    return (
        facts.text[span.start] == "“"
        and following is not None
        and following.span.start < facts.block_at(span.start).end
        and facts.text[following.span.start] == "“"
        and '"' not in inside
        and "'" not in inside[:1]
        and len(inside.split()) > 3
        and facts.text[following.span.start + 1 : following.span.start + 2].isalnum()
    )


def _goes_on(facts: Facts, span: Span, following: Quotation | None) -> bool:
    """Whether it runs to the end of its paragraph and the next one opens with a mark, or straight marks leave it open which opens."""
    text, block = facts.text, facts.block_at(span.start)
    next_block = facts.block_after(span.start)
    if (following is None or following.span.start >= block.end) and (
        next_block is None or text[next_block.start] in _OPENS
    ):
        return next_block is not None
    return text[span.start] == '"' and (span.start + 1 == block.end or text[span.start + 1].isspace())
