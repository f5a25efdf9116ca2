"""A quotation that is never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from checker.facts.patterns import pattern
from checker.facts.quotations import Quotation
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_SAYS = r"(?:said|says|told|added|adds|asked|asks|wrote|writes|continued|explained|recalled|noted|insisted|warned|admitted|joked|stated|reported|tweeted|replied)"
_WHO = r"(?:he|she|they|it|[A-ZÀ-Þ][\w-]{1,20}(?: [A-ZÀ-Þ][\w-]{1,20})?)"
_SAID = pattern(
    rf",(?= (?:{_WHO} (?:said|told|added|says|asked|wrote)\b"
    r"|(?:said|says|added|asked|wrote|told) (?:the|its|his|her|their|an?|one|[A-ZÀ-Þ])|according to ))"
)
# The speaker at the end of the paragraph: the speech ended before.
_SAID_AT_END = pattern(
    rf",(?= (?:{_WHO} {_SAYS}|{_SAYS} (?:the |its |his |her |their |an? |one )?[\w-]{{2,20}})[^“”\"«»]{{0,60}}\Z)"
)
_LAST_WORDS = 120
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
        said = said or _SAID.search(facts.text, *span)
        if said is None and not _opened_again(facts, span, following):
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


def _said_at_end(facts: Facts, span: Span, following: Quotation | None) -> re.Match[str] | None:
    """Where the speech ended, if its speaker closes the paragraph and no other mark stands before."""
    block = facts.block_at(span.start)
    if (following is not None and following.span.start < block.end) or facts.text[span.start] == '"':
        return None
    return _SAID_AT_END.search(facts.text, max(span.start, block.end - _LAST_WORDS), block.end)


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
