"""Versions as rules and configurations write them: numbers with dots between them."""

from __future__ import annotations

import re

VERSION_PATTERN = r"[0-9]{1,9}(\.[0-9]{1,9}){0,5}"
_NUMBERS = re.compile(VERSION_PATTERN)


def release(version: str) -> tuple[int, ...]:
    """The numbers of a version, to be compared: 0.2 is 0.2.0. What follows the numbers is ignored."""
    found = _NUMBERS.match(version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def is_version(text: str) -> bool:
    """Whether a text is a version that consists of numbers only."""
    return _NUMBERS.fullmatch(text) is not None
