"""Versions as rules and configurations write them: numbers with stops between them."""

from __future__ import annotations

from checker.base.patterns import pattern

VERSION_PATTERN = r"[0-9]{1,9}(\.[0-9]{1,9}){0,5}"
_NUMBERS = pattern(VERSION_PATTERN)


def release(version: str) -> tuple[int, ...]:
    """The numbers of a version, to be compared: 0.2 is 0.2.0. What follows the numbers is left out."""
    found = _NUMBERS.match(version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def is_version(text: str) -> bool:
    """Whether a text is a version in numbers alone."""
    return _NUMBERS.fullmatch(text) is not None
