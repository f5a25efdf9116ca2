"""Attributions: words that name who said something."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.model.span import Span

_CAPITALISED = r"[A-ZÀ-Þ][\w-]{1,20}(?: [A-ZÀ-Þ][\w-]{1,20})?"
_SUBJECT = rf"(?:he|she|they|it|{_CAPITALISED})"
_BEHIND = rf"(?:(?:the|its|his|her|their|an?|one) [\w-]{{2,20}}(?: [\w-]{{2,20}})?|{_CAPITALISED})"
# Right behind a quotation, a speaker may be described at length.
_ARTICLE = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Oo]ur|[Mm]y)"
_NAME = r"[A-ZÀ-Þ][\w.’'-]{0,25}"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ii]t|[Ww]e)(?: (?:also|then|later|further))?"
_DESCRIBED = rf"{_ARTICLE}(?: [\w’'-]{{1,25}}){{1,4}}"
_NAMED = (
    r"(?:(?!(?:and|but|when|what|that|which|who|then|since|because|where|how|why)\b)[A-Z]?[a-z]{3,20} )?"
    rf"{_NAME}(?: {_NAME}){{0,3}}"
)

Rows = tuple[tuple[str, ...], ...]


class Attribution(NamedTuple):
    """Words that attribute speech. ``span`` has speaker and verb; ``verb`` may be "according to"."""

    span: Span
    verb: str
    speaker: str


def find_attributions(text: str, rows: Rows) -> list[Attribution]:
    """Find the attributions of a text, in order. ``rows`` is the table of verbs of saying: base, third person, past, participle, -ing."""
    return [
        Attribution(
            Span(*match.span()),
            match["verb"] or match["before"] or "according to",
            match["subject"] or match["behind"] or match["source"],
        )
        for match in _anywhere(rows).finditer(text)
    ]


def speaker_at(text: str, at: int, rows: Rows) -> Span | None:
    """The speaker with the verb of saying, if they stand at an offset. ``rows`` is the table of verbs of saying."""
    match = _behind_speech(rows).match(text, at)
    return Span(*match.span()) if match else None


@cache
def _anywhere(rows: Rows) -> re.Pattern[str]:
    says = _says(rows)
    return pattern(
        rf"\b(?:(?P<subject>{_SUBJECT}) (?P<verb>{says})\b|(?P<before>{says}) (?P<behind>{_BEHIND})|(?P<to>[Aa]ccording to) (?P<source>{_BEHIND}))"
    )


@cache
def _behind_speech(rows: Rows) -> re.Pattern[str]:
    return pattern(
        rf"(?:{_PRONOUN}|{_DESCRIBED}|{_NAMED}) (?:{_says(rows)})\b"
        rf"|(?:said|says|added|explained|noted) (?:{_ARTICLE} [\w’'-]{{2,20}}|{_NAME})"
    )


def _says(rows: Rows) -> str:
    """Alternatives for a pattern: third person and past, the longest first."""
    return "|".join(sorted({form for row in rows for form in row[1:3]}, key=lambda form: (-len(form), form)))
