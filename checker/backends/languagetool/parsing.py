"""From the server's own answer to values: language-tool-python leaves out the version, what is incomplete and raw lengths."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from checker.backends.languagetool.answers import Answer, Match

NAME = "LanguageTool"


def answer_of(said: Any, text: str) -> Answer:
    """The answer on a text. Raises ValueError for what LanguageTool would not say."""
    try:
        software = said["software"]
        if software["name"] != NAME:
            raise ValueError(software["name"])
        places = _places(text)
        matches = tuple(_match(match, places) for match in said["matches"])
        return Answer(matches, str(software["version"]), bool(said.get("warnings", {}).get("incompleteResults")))
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"not an answer of {NAME}") from error


def _match(said: Any, places: Sequence[int]) -> Match:
    rule = said["rule"]
    start, end = said["offset"], said["offset"] + said["length"]
    if not 0 <= start <= end < len(places):
        raise ValueError(f"a match at {start} to {end} of {len(places) - 1}")
    return Match(
        start=places[start],
        end=places[end],
        rule_id=str(rule["id"]),
        sub_id=str(rule.get("subId") or ""),
        category=str(rule["category"]["id"]),
        issue_type=str(rule.get("issueType") or ""),
        message=str(said["message"]),
        short_message=str(said.get("shortMessage") or ""),
        replacements=tuple(str(replacement["value"]) for replacement in said["replacements"]),
    )


def _places(text: str) -> Sequence[int]:
    """The code point at each UTF-16 unit, in which the server counts, and at the end; a unit within a character is at that character."""
    if text.isascii() or max(text) <= "\uffff":
        return range(len(text) + 1)
    units = accumulate((1 + (char > "\uffff") for char in text), initial=0)
    places: list[int] = []
    for index, unit in enumerate(units):
        places.extend([max(index - 1, 0)] * (unit - len(places)))
        places.append(index)
    return places
