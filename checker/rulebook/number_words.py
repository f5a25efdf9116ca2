"""Small whole numbers in words."""

from __future__ import annotations

from checker.facts.figures.numbers import WORDS

_NAMES = {number: word for word, number in WORDS.items() if "dozen" not in word}


def number_word(value: int) -> str:
    """A whole number from 1 to 99 in words. Raises ValueError for any other."""
    tens, ones = divmod(value, 10)
    if value in _NAMES:
        return _NAMES[value]
    if not 20 < value < 100:
        raise ValueError(f"no word for {value}")
    return f"{_NAMES[10 * tens]}-{_NAMES[ones]}"
