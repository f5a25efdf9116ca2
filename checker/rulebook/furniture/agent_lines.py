"""Who wrote a story and for whom, as a site has it in capitals above it: “JAN KOVAC, NEWS DAILY”, and a date below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import Block

_WRITER = pattern(
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ’'-]{1,20}(?: [A-ZÀ-Þ]\.)?(?: [A-ZÀ-Þ][A-ZÀ-Þ’'-]{1,20}){1,2})(?:,| [|/–-]) ?(?P<site>[A-ZÀ-Þ][A-ZÀ-Þ&.’' -]{2,30})\Z"
)
_DATE = pattern(
    r"(?:\d{1,2} [A-Za-z]{3,9}\.? (?:19|20)\d\d|[A-Za-z]{3,9}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)\Z"
)


def writer_of(facts: Facts, blocks: Sequence[Block], number: int) -> re.Match[str] | None:
    """The line of a writer if a date stands below it."""
    if number + 1 >= len(blocks) or not _DATE.match(facts.text, *blocks[number + 1].span):
        return None
    return _WRITER.match(facts.text, *blocks[number].span)


def is_date_of_writer(facts: Facts, blocks: Sequence[Block], number: int) -> bool:
    """Whether it is the date below such a line."""
    return number > 0 and writer_of(facts, blocks, number - 1) is not None
