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
    r"(?:(?<=[.!?”\"] )|(?<=\n)|\A)(?:ADVERTISEMENT|ADVERTISING|LIVE UPDATES:?|BREAKING(?: NEWS)?:|WATCH(?: LIVE| VIDEO| NOW)?:|VIDEO:|PHOTOS:|LIVE:|EXCLUSIVE:|JUST IN:|IN PICTURES:|PICTURES:|GALLERY:|PODCAST:|OPINION:|ANALYSIS:|EXPLAINER:|SPONSORED CONTENT)(?= |\n|\Z)"
)
_LINE = pattern(
    r"(?<![^\n])(?:advertisement|\d{1,2} min(?:ute)? read|sponsored(?: content)?|loading\.{0,3}|live updates|(?:last )?(?:updated|modified|published|posted)(?: on| at)?:? [^\n.!?]{0,40}\d{1,2}[:.]\d\d[^\n.!?]{0,12}|(?:last )?updated:? [^\n.!?]{0,30}\d{4}|\d{1,3} comments?|\d{1,2} (?:minutes?|hours?|days?) ago)[^\S\n]{0,3}(?=\r?\n|\Z)"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Cuts the label and its blank."""
    for label, text in ((_SHOUTED, facts.text), (_LINE, facts.folded)):
        for match in label.finditer(text):
            span = Span(match.start(), match.start() + len(match[0].rstrip()))
            yield Mark(span, suggestions=(cut(facts.text, span),))
