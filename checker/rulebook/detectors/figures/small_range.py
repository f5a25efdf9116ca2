"""Two figures under ten with a hyphen, for a number that nobody has counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.relations.relations import RelationKind
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.rulebook.number_words import number_word

_COUNTED = (
    "people", "persons", "men", "women", "children", "hours", "days", "weeks", "months", "years", "times", "soldiers", "families",
)  # fmt: skip
NEEDS = tuple(f"{mark}{last} {noun}" for mark in "-–" for last in range(2, 11) for noun in _COUNTED)
_NINE, _TEN = 9, 10


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """“six or seven” for neighbours, “two to five” for others; a table may be short."""
    for relation in facts.relations:
        if relation.kind is not RelationKind.RANGE or not facts.runs_at(relation.span.start):
            continue
        first, last = relation.figures
        joint = facts.text[first.span.end : last.span.start]
        one, two = int(first.value), int(last.value)
        if joint in ("-", "–") and last.counted in _COUNTED and 0 < one <= _NINE and one < two <= _TEN:
            word = "or" if two == one + 1 else "to"
            yield Mark(
                relation.span,
                suggestions=(replacement(relation.span, f"{number_word(one)} {word} {number_word(two)}"),),
            )
