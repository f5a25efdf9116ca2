"""Whether a text speaks for those who publish it, as a blog or an announcement does, and news doesn't."""

from __future__ import annotations

from collections.abc import Sequence

from checker.base.patterns import pattern
from checker.facts.text.spans import SpanSet
from checker.model.span import Span

# “US” is a country.
_FIRST_PERSON = pattern(r"\b(?:[Ww]e|[Oo]urs?|us)\b")
_LEAST = 3


def speaks_of_itself(text: str, left_out: Sequence[SpanSet]) -> bool:
    """Whether “we”, “our” and “us” stand at least three times outside the spans that are left out, such as quotations."""
    found = 0
    for match in _FIRST_PERSON.finditer(text):
        place = Span(*match.span())
        found += not any(spans.touching(place) for spans in left_out)
        if found >= _LEAST:
            return True
    return False
