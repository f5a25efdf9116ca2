"""A quotation that is never closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from checker.base.patterns import pattern
from checker.facts.text.spans import starting_in
from checker.facts.text.speech import Quotation
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = ("“", '"')
# The most characters after the attribution in the last sentence of a paragraph.
_LAST_WORDS = 60
_MARK = pattern(r"[“”]")
_BEFORE = "([{–—-‘'"
_OPENS = '“"«„'


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A quotation may go on in the next paragraph, which then begins with an opening mark."""
    quotations = facts.quotations
    for quotation, following in zip_longest(quotations, quotations[1:]):
        if not quotation.paired and _may_open(facts.text, quotation.span.start):
            end = _end_of_speech(facts, quotation.span, following)
            if end is not None:
                yield _mark(facts.text, quotation.span, end)
        elif quotation.paired and _ends_on_an_opening(facts, quotation.span):
            span = Span(quotation.span.start, len(facts.text[: quotation.span.end - 1].rstrip()))
            # Without a speaker in it, the speech may go on in what was the next paragraph: “"It is wet. "It is cold."”
            if end := _end_before_attribution(facts, span):
                yield _mark(facts.text, span, end)


def _may_open(text: str, at: int) -> bool:
    """Whether no word or mark comes right before it: such a mark belongs to what it follows, or a blank is missing."""
    return at == 0 or text[at - 1].isspace() or text[at - 1] in _BEFORE


def _ends_on_an_opening(facts: Facts, span: Span) -> bool:
    """Whether straight marks were paired wrongly, “"We won, she said. "We sang"”: the second opens, and one mark of the paragraph has no partner."""
    text, block = facts.text, facts.block_at(span.start)
    return (
        text[span.start] == '"'
        and text[span.end - 2].isspace()
        and text[span.start + 1].isalpha()
        and text[span.end : span.end + 1].isalpha()
        and _may_open(text, span.start)
        and text.count('"', *block) % 2 == 1
    )


def _end_of_speech(facts: Facts, span: Span, following: Quotation | None) -> int | None:
    """Where the closing mark is missing; None if the quotation may go on."""
    end = _end_before_last_attribution(facts, span, following)
    if end is None and _goes_on(facts, span, following):
        return None
    end = end or _end_before_attribution(facts, span)
    if end is not None:
        return end
    return span.end if _opened_again(facts, span, following) else None


def _mark(text: str, span: Span, end: int) -> Mark:
    closer = "”" if text[span.start] == "“" else text[span.start]
    label = f"add the closing mark after “{text[max(span.start, end - 20) : end].rsplit(maxsplit=1)[-1]}”"
    fields = {"start": " ".join(text[span.start + 1 : span.end].split()[:5])}
    return Mark(span, fields=fields, suggestions=(Suggestion(label, (Edit(Span(end, end), closer),)),))


def _end_before_attribution(facts: Facts, span: Span) -> int | None:
    """The end of the speech: after the comma before the first attribution in a span."""
    ends = (
        _comma_before(facts.text, attribution.span.start)
        for attribution in starting_in(facts.attributions, span.start, span.end + 2)
    )
    return next((end for end in ends if end is not None and span.start < end <= span.end), None)


def _end_before_last_attribution(facts: Facts, span: Span, following: Quotation | None) -> int | None:
    """The end of the speech if an attribution ends the paragraph and no other mark comes before it."""
    block = facts.block_at(span.start)
    if (following is not None and following.span.start < block.end) or facts.text[span.start] == '"':
        return None
    inside = [attribution.span for attribution in starting_in(facts.attributions, span.start + 1, block.end)]
    if not inside or block.end - inside[-1].end > _LAST_WORDS:
        return None
    return _comma_before(facts.text, inside[-1].start)


def _comma_before(text: str, at: int) -> int | None:
    return at - 1 if text[at - 2 : at] == ", " else None


def _opened_again(facts: Facts, span: Span, following: Quotation | None) -> bool:
    """Whether a curly mark opens another quotation in the same paragraph, before which this one should end."""
    inside = facts.text[span.start + 1 : span.end]
    return (
        facts.text[span.start] == "“"
        and following is not None
        and following.span.start < facts.block_at(span.start).end
        and facts.text[following.span.start] == "“"
        and '"' not in inside
        and "'" not in inside[:1]
        and len(inside.split()) > 3
        and not _is_nested(facts, following)
        and facts.text[following.span.start + 1 : following.span.start + 2].isalnum()
    )


def _is_nested(facts: Facts, inner: Quotation) -> bool:
    """Whether another mark closes behind a quotation, and so closes the one around it."""
    mark = _MARK.search(facts.text, inner.span.end, facts.block_at(inner.span.start).end)
    return inner.paired and mark is not None and mark[0] == "”"


def _goes_on(facts: Facts, span: Span, following: Quotation | None) -> bool:
    """Whether it runs to the end of its paragraph and the next one begins with a mark, or a straight mark may be a closing one."""
    text, block = facts.text, facts.block_at(span.start)
    next_block = facts.block_after(span.start)
    if (following is None or following.span.start >= block.end) and (
        next_block is None or text[next_block.start] in _OPENS
    ):
        return next_block is not None
    return text[span.start] == '"' and (span.start + 1 == block.end or text[span.start + 1].isspace())
