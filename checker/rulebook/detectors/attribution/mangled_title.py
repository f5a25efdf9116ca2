"""A garbled job title after a leader's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

NEEDS = ("secretary", "minister", "deputy", "assistant", "vice ", "vice-", "director", "adviser", "advisor", "chief")
_OFFICE = r"(?:Deputy |Under ?[Ss]ecretary|Undersecretary|Assistant |Secretary|Minister|Vice[- ]|Director|Adviser|Advisor|Chief)"
_TITLE = pattern(
    r"(?P<owner>[A-ZÀ-Þ][\w-]{2,25}[’']s) (?P<office>"
    + _OFFICE
    + r"\w{0,12}(?: (?:[A-ZÀ-Þ][\w-]{1,20}|of|for|and|the|to)){3,12}?)"
    r" (?P<name>[A-ZÀ-Þ][\w-]{1,20} (?:[A-ZÀ-Þ]\. )?[A-ZÀ-Þ][\w-]{2,25})(?= (?:[a-z]|[–—])|[,.])"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Marks a possessive before a long title that isn't in the table of offices."""
    for match in _TITLE.finditer(facts.text):
        office = match["office"].lower()
        if office not in facts.resources.lines("offices") and (" for " in office or " of " in office):
            yield Mark(Span(*match.span()))
