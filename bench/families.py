"""Texts of any length that a hostile or careless source may hold: what a program may take quadratic time on is seldom one character."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).with_name("families.tsv")
_DATA = Path(__file__).parent.parent / "checker" / "data"
_BEGINNINGS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_SYLLABLES = [consonant + vowel for consonant in _BEGINNINGS for vowel in _VOWELS]
_SLOT = re.compile(r"\{(n|lower|cap|upper|slip|word|Word|digits)\}")
_FEW = 97  # what counts up stays within days, ages and shares


class Family(NamedTuple):
    """``unit`` is written again and again, with a new paragraph after each ``units`` of them."""

    name: str
    units: int
    unit: str

    def text(self, length: int) -> str:
        """A text of about so many characters."""
        slots = _Slots()
        parts: list[str] = []
        written = 0
        while written < length:
            unit = _SLOT.sub(lambda slot: slots.fill(slot[1]), self.unit)
            ends_paragraph = self.units and (len(parts) + 1) % self.units == 0
            parts.append(unit + ("\n\n" if ends_paragraph else " "))
            written += len(parts[-1])
        return "".join(parts)


class _Slots:
    def __init__(self) -> None:
        self._numbers = count(1)
        self._slips = _endless(lambda: (line.split("\t")[0] for line in _lines("misspellings.tsv")))
        self._words = _endless(lambda: (word for line in _lines("frequent_words.txt") for word in line.split()))

    def fill(self, slot: str) -> str:
        if slot == "slip":
            return next(self._slips)
        if slot in ("word", "Word"):
            word = next(self._words)
            return word.capitalize() if slot == "Word" else word
        number = next(self._numbers)
        if slot == "n":
            return str(number % _FEW + 1)
        if slot == "digits":
            return f"{number * 7919 + 1_000:,}"
        word = _invented(number)
        return {"lower": word, "cap": word.capitalize(), "upper": word.upper()}[slot]


def _invented(number: int) -> str:
    """A word that isn't one, a new one for each number; neighbours have little in common."""
    number = number * 48_271 % 2_147_483_647
    syllables = []
    for _ in range(4):
        number, syllable = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[syllable])
    return "".join(syllables) + "x"


def _endless(lines: Callable[[], Iterator[str]]) -> Iterator[str]:
    while True:
        yield from lines()


def _lines(name: str) -> list[str]:
    return [line for line in (_DATA / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


def families() -> list[Family]:
    """All of them, in the order of their table."""
    rows = (line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [Family(name, int(units), unit.replace("\\n", "\n")) for name, units, unit in rows]


def in_format(text: str, suffix: str) -> str:
    """A text as a file of a format holds it: in HTML each paragraph is an element, and its tags and entities stay as they are."""
    if suffix != ".html":
        return text
    paragraphs = (part for part in text.split("\n\n") if part.strip())
    return "<html><body>" + "\n".join(f"<p>{part}</p>" for part in paragraphs) + "</body></html>"
