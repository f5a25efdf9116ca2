"""Labels of players, tickers and advertisements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.cutting import cut

# In capitals anywhere between sentences; in any case on a line of its own.
_SHOUTED = pattern(
    r"(?:(?<=[.!?”\"] )|(?<=\n)|\A)(?:ADVERTISEMENT|ADVERTISING|LIVE UPDATES:?|BREAKING(?: NEWS)?:|WATCH(?: LIVE| VIDEO| NOW)?:|VIDEO:|PHOTOS:|LIVE:|SPONSORED CONTENT)(?= |\n|\Z)"
)
_LINE = pattern(
    r"(?<![^\n])(?:advertisement|\d{1,2} min(?:ute)? read|sponsored(?: content)?|loading\.{0,3}|live updates)[^\S\n]{0,3}(?=\r?\n|\Z)"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Cuts the label and its blank."""
    for label, text in ((_SHOUTED, facts.text), (_LINE, facts.folded)):
        for match in label.finditer(text):
            span = Span(match.start(), match.start() + len(match[0].rstrip()))
            yield Mark(span, suggestions=(cut(facts.text, span),))
