"""What the LanguageTool server answers, read into values.

language-tool-python leaves out the version, what is incomplete, and lengths in the server's units.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

NAME = "LanguageTool"
# What LanguageTool itself would never exceed: a match every second character, and names and messages of some hundred characters.
_LEAST_MATCHES, _MOST_NAME, _MOST_MESSAGE, _MOST_REPLACEMENTS = 100, 200, 5000, 100


class Match(NamedTuple):
    """One match. ``start`` and ``end`` in code points of the text that was sent."""

    start: int
    end: int
    rule_id: str
    category: str
    issue_type: str
    message: str
    short_message: str
    replacements: tuple[str, ...]


class Answer(NamedTuple):
    """The server's answer on one text. ``incomplete``: it says that it ran out of time."""

    matches: tuple[Match, ...]
    version: str
    incomplete: bool


def answer_of(response: Any, text: str) -> Answer:
    """The answer on a text. Raises ValueError for a response that LanguageTool would not give."""
    try:
        software = response["software"]
        if software["name"] != NAME:
            raise ValueError(software["name"])
        positions = _code_points(text)
        if len(response["matches"]) > max(_LEAST_MATCHES, len(text) // 2):
            raise ValueError(f"{len(response['matches'])} matches in {len(text)} characters")
        matches = tuple(_match(match, positions) for match in response["matches"])
        incomplete = bool(response.get("warnings", {}).get("incompleteResults"))
        return Answer(matches, _text(software["version"], _MOST_NAME), incomplete)
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"not an answer of {NAME}") from error


def _match(match: Any, positions: Sequence[int]) -> Match:
    rule = match["rule"]
    start, end = _number(match["offset"]), _number(match["offset"]) + _number(match["length"])
    if not 0 <= start < end < len(positions):
        raise ValueError(f"a match at {start} to {end} of {len(positions) - 1}")
    return Match(
        start=positions[start],
        end=positions[end],
        rule_id=_text(rule["id"], _MOST_NAME),
        category=_text(rule["category"]["id"], _MOST_NAME),
        issue_type=_text(rule.get("issueType") or "", _MOST_NAME),
        message=_text(match["message"], _MOST_MESSAGE),
        short_message=_text(match.get("shortMessage") or "", _MOST_MESSAGE),
        replacements=tuple(_text(one["value"], _MOST_MESSAGE) for one in match["replacements"][:_MOST_REPLACEMENTS]),
    )


def _number(value: Any) -> int:
    if type(value) is not int:  # in JSON, true is no number
        raise TypeError(value)
    return value


def _text(value: Any, most: int) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    if len(value) > most:
        raise ValueError(f"a text of {len(value)} characters")
    return value


def _code_points(text: str) -> Sequence[int]:
    """The code point at each UTF-16 unit, in which the server counts, and at the end; a unit within a character maps to
    that character."""
    if text.isascii() or max(text) <= "\uffff":
        return range(len(text) + 1)
    units = accumulate((1 + (char > "\uffff") for char in text), initial=0)
    positions: list[int] = []
    for index, unit in enumerate(units):
        positions.extend([max(index - 1, 0)] * (unit - len(positions)))
        positions.append(index)
    return positions
