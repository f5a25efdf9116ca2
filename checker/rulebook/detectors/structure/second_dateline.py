"""A dateline in the middle of a text: another story begins there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Mark
from checker.model.span import Span

_PLACE = (
    r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]{2,20}(?: [A-ZÀ-Þ][A-ZÀ-Þ’'-]{1,15}){0,2}(?:, [A-ZÀ-Þ][\w.]{1,15}(?: [A-ZÀ-Þ]\w{2,12})?)?"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:, (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r" \([A-Z][\w./ ]{1,30}\)"
_DATELINE = pattern(rf"(?P<mark>{_PLACE}(?:{_DATE}(?:{_AGENCY})?|{_AGENCY}) ?(?:[–—-]|--))(?= ?[“\"]?[A-ZÀ-Þ])")


# Before it, a story must have begun: headlines and credits stand before a dateline too.
_LEAST_WORDS = 25


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A place in capitals with a date or an agency, and a dash; the story's own is a block of its own kind."""
    if not any(dash in facts.text for dash in ("–", "—", "-")):
        return
    own = [block.span for block in facts.document.blocks if block.kind is BlockKind.DATELINE]
    for match in _DATELINE.finditer(facts.text):
        span = Span(*match.span("mark"))
        if not any(block.overlaps(span) for block in own) and facts.text.count(" ", 0, span.start) >= _LEAST_WORDS:
            yield Mark(span)
