"""Who is said to have said something: a speaker and a verb of saying, in either order, or “according to”."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.model.span import Span

_CAPITALISED = r"[A-ZÀ-Þ][\w-]{1,20}(?: [A-ZÀ-Þ][\w-]{1,20})?"
_SUBJECT = rf"(?:he|she|they|it|{_CAPITALISED})"
_BEHIND = rf"(?:(?:the|its|his|her|their|an?|one) [\w-]{{2,20}}(?: [\w-]{{2,20}})?|{_CAPITALISED})"


class Attribution(NamedTuple):
    """``span`` holds speaker and verb; ``verb`` is "according to" where there is none."""

    span: Span
    verb: str
    speaker: str


@cache
def _pattern(verbs: tuple[str, ...]) -> re.Pattern[str]:
    says = "|".join(sorted(verbs, key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<subject>{_SUBJECT}) (?P<verb>{says})\b|(?P<before>{says}) (?P<behind>{_BEHIND})|(?P<to>[Aa]ccording to) (?P<source>{_BEHIND}))"
    )


def find_attributions(text: str, rows: tuple[tuple[str, ...], ...]) -> list[Attribution]:
    """The attributions of a text, in order. ``rows`` is the table of verbs of saying: base, third person, past, participle, -ing."""
    verbs = tuple(sorted({form for row in rows for form in row[1:3]}))
    return [
        Attribution(
            Span(*match.span()),
            match["verb"] or match["before"] or "according to",
            match["subject"] or match["behind"] or match["source"],
        )
        for match in _pattern(verbs).finditer(text)
    ]
