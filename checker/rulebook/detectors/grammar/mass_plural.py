"""Plurals that English doesn't have: “informations”, “two evidences”, “three aircrafts”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion, replacement
from checker.model.span import Span

_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|[2-9]|[1-9]\d{1,2}|[Ss]everal|[Dd]ifferent|[Vv]arious|[Aa] few)"
_BEFORE = r"(?:[Tt]he|[Tt]hese|[Tt]hose|[Mm]any|[Ss]ome|[Aa]ll|[Nn]o|[Nn]ew|[Oo]ther|[Mm]ore|[Oo]f|[Aa]ny|[Ff]ew)"
_VERBS = {"are": "is", "were": "was", "have": "has"}
_LESS = {"these": "this", "those": "that", "many": "much", "few": "little"}

Rows = tuple[tuple[str, ...], ...]


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The words of the table; one that is a verb too needs a word before it that no verb follows."""
    rows = facts.resources.rows("mass_plurals")
    by_plural = {row[0].rstrip("*"): row for row in rows}
    if facts.vocabulary.isdisjoint(by_plural):
        return
    for match in _plurals(rows).finditer(facts.text):
        row = by_plural[match["noun"].lower()]
        if row[0].endswith("*") and not (match["count"] or match["before"]):
            continue
        yield Mark(Span(*match.span("noun")), fields={"better": row[1]}, suggestions=_repair(match, row))


@cache
def _plurals(rows: Rows) -> re.Pattern[str]:
    words = "|".join(f"[{row[0][0].upper()}{row[0][0]}]{row[0].rstrip('*')[1:]}" for row in rows)
    return pattern(
        rf"(?:\b(?P<count>{_COUNT})(?: [a-z]{{3,14}})? |\b(?P<before>{_BEFORE}) )?(?<![\w’'-])(?P<noun>{words})(?![\w’'-])(?: (?P<verb>are|were|have)\b)?"
    )


def _repair(match: re.Match[str], row: tuple[str, ...]) -> tuple[Suggestion, ...]:
    """“These informations are” becomes “this information is”; with a number its pieces are counted."""
    noun, before = Span(*match.span("noun")), match["before"] or ""
    better = row[1].capitalize() if match["noun"][0].isupper() else row[1]
    if row[2] == "-":
        return (replacement(noun, better),)
    if match["count"]:
        return (replacement(noun, f"{row[2]}s of {better}"),)
    edits = [Edit(noun, better)]
    if less := _LESS.get(before.lower()):
        edits.insert(0, Edit(Span(*match.span("before")), less.capitalize() if before[0].isupper() else less))
    if verb := match["verb"]:
        edits.append(Edit(Span(*match.span("verb")), _VERBS[verb]))
    return (Suggestion(better, tuple(edits)),)
