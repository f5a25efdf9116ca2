"""A quotation that is never closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.quotations import Quotation
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_SAID = pattern(
    r",(?= (?:he|she|they|[A-ZÀ-Þ][\w-]{1,20}(?: [A-ZÀ-Þ][\w-]{1,20})?) (?:said|told|added|says|asked|wrote)\b)"
)
_OPENS = '“"«„'


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A speech may go on in the next paragraph, which then opens with a mark of its own."""
    for quotation in facts.quotations:
        if quotation.paired or _goes_on(facts, quotation):
            continue
        span = quotation.span
        closer = "”" if facts.text[span.start] == "“" else facts.text[span.start]
        said = _SAID.search(facts.text, *span)
        if said is None and not _opened_again(facts, span):
            continue
        at = said.end() if said else span.end
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


def _opened_again(facts: Facts, span: Span) -> bool:
    """Whether a curly mark opens, in the same paragraph, a quotation that this one should have ended before."""
    following = next((q.span for q in facts.quotations if q.span.start > span.start), None)
    block = next(b.span for b in facts.document.blocks if b.span.start <= span.start < b.span.end)
    inside = facts.text[span.start + 1 : span.end]
    return (
        facts.text[span.start] == "“"
        and following is not None
        and following.start < block.end
        and facts.text[following.start] == "“"
        and '"' not in inside
        and "'" not in inside[:1]
        and len(inside.split()) > 3
        and facts.text[following.start + 1].isalnum()
    )


def _goes_on(facts: Facts, quotation: Quotation) -> bool:
    """Whether it runs to the end of its paragraph and the next one opens with a mark, or straight marks leave it open which opens."""
    text, start = facts.text, quotation.span.start
    block = next(b.span for b in facts.document.blocks if b.span.start <= start < b.span.end)
    following = next((b.span for b in facts.document.blocks if b.span.start >= block.end), None)
    last = not any(q.span.start > start and q.span.start < block.end for q in facts.quotations)
    if last and (following is None or text[following.start] in _OPENS):
        return following is not None
    return text[start] == '"' and (start + 1 == block.end or text[start + 1].isspace())
