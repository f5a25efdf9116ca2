"""A closing quotation mark that opens a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from checker.facts.speech.quote_marks import Side
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ("”",)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """It stands before a word and after a blank, and the mark after it closes."""
    for paragraph in facts.quoted_paragraphs:
        if not paragraph.is_plain:
            continue
        for mark, following in zip_longest(paragraph.marks, paragraph.marks[1:]):
            turned = mark.sign == "”" and mark.side is Side.OPENS and not mark.inside
            if turned and following is not None and following.side is Side.CLOSES:
                span = Span(mark.at, mark.at + 1)
                yield Mark(span, suggestions=(replacement(span, "“"),))
