"""The age of a person in one sentence, and the year of birth in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.days.ledger import Day
from checker.facts.people.ledger import Person
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in
from checker.model.span import Span

_YEAR = r"(?:18|19|20)\d\d"
_NAME_BORN = pattern(rf"(?:’s|'s)?,? (?:who )?(?:was |is )?[Bb]orn (?:[^.;()\n]{{0,40}}? )?(?P<born>{_YEAR})\b")
_NAME_AGED = pattern(r",? \(?(?P<then>then )?(?:now )?(?:aged )?(?P<age>\d{2,3})(?=[,.;)])")


class StatedAge(NamedTuple):
    """The place of an age, that of the year of birth, and the year in which the person had that age."""

    age: Span
    born: Span
    year: int


def find_stated_ages(
    text: str, persons: Sequence[Person], days: Sequence[Day], segments: Segments, year_of_story: int
) -> Iterator[StatedAge]:
    """Find ages beside a name, whose year of birth stands beside the same name in another sentence. “Then 91” has the year of its own sentence."""
    for person in persons:
        births = [birth for mention in person.mentions if (birth := _NAME_BORN.match(text, mention.span.end))]
        if not births:
            continue
        born = Span(*births[0].span("born"))
        for mention in person.mentions:
            aged = _NAME_AGED.match(text, mention.span.end)
            segment = segments.at(mention.span.start)
            if aged is None or segment is None or segment.span.start <= born.start < segment.span.end:
                continue
            years = {day.year for day in starting_in(days, *segment.span) if day.year}
            year = years.pop() if len(years) == 1 else 0 if years or aged["then"] else year_of_story
            if year:
                yield StatedAge(Span(*aged.span("age")), born, year)
