"""A piece of a sentence that stands on both sides of a full stop: “the firm the whole plan.refused the whole plan”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_STOP = pattern(r"(?<=[a-z0-9])[.!?] ?(?=[a-z])")
_BEFORE = pattern(r"(?:(?<= )\w[\w’'-]{0,24} ){1,7}\w[\w’'-]{0,24}\Z")
_AFTER = pattern(r"(?:[\w’'-]{1,25} ){0,4}")
_FILE = pattern(r"\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|zip|html?|xml|json|jpe?g|png|mp[34]|com|org|net)\b")
_FARTHEST = 180


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only if the words after the stop begin in lower case: no sentence begins there. The first of the two places can go."""
    for stop in _STOP.finditer(facts.text):
        found = _phrase(facts.folded, stop.start(), stop.end())
        if found is None or _is_abbreviation(facts, stop.start()) or _FILE.match(facts.text, stop.start()):
            continue
        phrase, end = found
        start = stop.start() - len(phrase)
        cut = Suggestion(facts.text[stop.end() : end], (Edit(Span(start, stop.end()), ""),))
        yield Mark(Span(start, end), fields={"phrase": facts.text[start : stop.start()]}, suggestions=(cut,))


def _phrase(text: str, before: int, after: int) -> tuple[str, int] | None:
    """The longest piece of two words or more that ends before the stop and comes again soon after it, and where that ends."""
    found = _BEFORE.search(text, max(0, before - _FARTHEST), before)
    words = found[0].split(" ") if found else []
    lead = _AFTER.match(text, after)
    reach = text[after : (lead.end() if lead else after) + _FARTHEST]
    for first in range(len(words) - 1):
        phrase = " ".join(words[first:])
        at = f" {reach}".find(f" {phrase}")
        if (
            0 <= at <= (lead.end() - after if lead else 0)
            and not reach[at + len(phrase) : at + len(phrase) + 1].isalnum()
        ):
            return phrase, after + at + len(phrase)
    return None


def _is_abbreviation(facts: Facts, at: int) -> bool:
    word = facts.folded[max(0, facts.folded.rfind(" ", 0, at) + 1) : at + 1]
    return word in facts.resources.abbreviations
