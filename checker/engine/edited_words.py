"""How an edit changes the words that it touches: they are compared whole, whatever part of them the edit replaces."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import unescape

from checker.base.patterns import pattern
from checker.facts.figures.numbers import NUMBER_WORDS, WORDS
from checker.model.mark import Edit
from checker.model.span import Span

_FARTHEST = 80
_MOST_ENCODINGS = 4
_WORD = pattern(r"(?<![^\W_])[^\W\d_]+(?:['’´`ʼ-][^\W\d_]+)*")
# “5million” names the same number as “5 million”.
_BEHIND_FIGURE = pattern(r"(?<=\d)[^\W\d_]+")
_THOUSANDS = pattern(r"\b(\d{1,3})(?:[.,](\d))? thousand\b")
_UNITS, _TENS = (
    "|".join(word for word, number in WORDS.items() if number in numbers and "dozen" not in word)
    for numbers in (range(1, 20), range(20, 100, 10))
)
_SPELLED = pattern(rf"(?<![\w-])(?:(?:{_TENS})(?:-(?:{_UNITS}))?|{_UNITS})(?!\w)", re.IGNORECASE)
_DIGITS = pattern(r"\d+")
_MAGNITUDES = {
    "thousands": "thousand", "millions": "million", "mln": "million", "mn": "million", "billions": "billion",
    "bln": "billion", "bn": "billion", "milliard": "billion", "milliards": "billion", "trillions": "trillion",
}  # fmt: skip
# No sentence has these, apart from ellipses and the stops of abbreviations.
_BAD_MARKS = pattern(r"[:;,]\.(?!\.|\d)|[,;:]{2}|(?<!\.)\.\.(?!\.)|(?<=[^\s]) [,;](?=\s)|(?<=[^\s.:;!?])[ ]{2}(?=\S)")


class Rewrite:
    """The words that one edit touches, with the rest of a word that it touches in part, before and after it."""

    def __init__(self, edit: Edit, text: str) -> None:
        self.edit = edit
        start, end = _whole_words(edit.span, text)
        self.span = Span(start, end)
        # A character written as an entity is no figure, and its letters are no words.
        self.before = _decoded(text[start:end])
        self.after = _decoded(f"{text[start : edit.span.start]}{edit.text}{text[edit.span.end : end]}")

    @cached_property
    def changes_figures(self) -> bool:
        """Whether digits or number words change. Removing one of two mentions of the same figure is no change."""
        old, new = _figures(_in_full(self.before)), _figures(_in_full(self.after))
        if "".join(old) == "".join(new):
            return False
        return not (set(old) == set(new) and not Counter(new) - Counter(old))

    @property
    def removes_words(self) -> bool:
        """Whether a word is removed."""
        return bool(Counter(_words(self.before)) - Counter(_words(self.after)))

    @property
    def replaced_words(self) -> Iterator[tuple[str, str]]:
        """Words with their replacements, as written; not those that differ only by accents, apostrophes, hyphens or
        case."""
        old, new = _WORD.findall(self.before), _WORD.findall(self.after)
        if len(old) == len(new):
            yield from ((one, other) for one, other in zip(old, new, strict=True) if _letters(one) != _letters(other))

    @property
    def leaves_bad_punctuation(self) -> bool:
        """Whether it brings together marks or blanks that no sentence has together."""
        return len(_BAD_MARKS.findall(self.after)) > len(_BAD_MARKS.findall(self.before))


def rewrites(edits: Sequence[Edit], text: str) -> list[Rewrite]:
    """One Rewrite for each edit of a suggestion."""
    return [Rewrite(edit, text) for edit in edits]


def _decoded(words: str) -> str:
    """The words with their entities decoded, however often they were encoded."""
    for _ in range(_MOST_ENCODINGS):
        words = unescape(words)
    return words


def _whole_words(span: Span, text: str) -> Span:
    """The span extended to the whole words that it touches, the blanks beside them, and one more character."""
    start, end = span
    while start > max(0, span.start - _FARTHEST) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), span.end + _FARTHEST) and not text[end].isspace():
        end += 1
    return Span(max(0, start - 2), min(len(text), end + 2))


def _in_full(words: str) -> str:
    """With “15 thousand”, “13.3 thousand” and “forty-six” as 15000, 13300 and 46: written in figures they are the same number."""
    words = _SPELLED.sub(lambda found: str(sum(WORDS[part] for part in found[0].lower().split("-"))), words)
    return _THOUSANDS.sub(lambda found: f"{found[1]}{(found[2] or '').ljust(3, '0')}", words)


def _figures(words: str) -> list[str]:
    """Digits and number words, in order; a plural or an abbreviation counts as the number word itself."""
    words_in_order = [*_words(words), *map(str.casefold, _BEHIND_FIGURE.findall(words))]
    named = (_MAGNITUDES.get(word, word) for word in words_in_order)
    return [*_DIGITS.findall(words), *(word for word in named if word in NUMBER_WORDS)]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _letters(word: str) -> str:
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", word).casefold())
