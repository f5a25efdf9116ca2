"""What an edit makes of the words that it touches: they are compared whole, whatever part of them the edit replaces."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import unescape

from checker.base.patterns import pattern
from checker.facts.numbers import WORDS
from checker.model.mark import Edit
from checker.model.span import Span

_FARTHEST = 80
_DEPTH = 4
_WORD = pattern(r"(?<![^\W_])[^\W\d_]+(?:['’´`ʼ-][^\W\d_]+)*")
_DIGITS = pattern(r"\d+")
_MAGNITUDES = {
    "thousands": "thousand", "millions": "million", "mln": "million", "mn": "million", "billions": "billion",
    "bln": "billion", "bn": "billion", "milliard": "billion", "milliards": "billion", "trillions": "trillion",
}  # fmt: skip
_NUMBER_WORDS = frozenset({*WORDS, *_MAGNITUDES.values(), "hundred", "half", "quarter", "third", "twice", "double"})
# Ellipses and stops of abbreviations aside, no sentence has these.
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
        """Whether digits or number words are others than before. The same figure written once instead of twice is no change."""
        old, new = _figures(self.before), _figures(self.after)
        if "".join(old) == "".join(new):
            return False
        return not (set(old) == set(new) and not Counter(new) - Counter(old))

    @property
    def removes_words(self) -> bool:
        """Whether a word is gone that stood there before."""
        return bool(Counter(_words(self.before)) - Counter(_words(self.after)))

    @property
    def replaced_words(self) -> Iterator[tuple[str, str]]:
        """Words with what replaces them, as written; not those that differ only by accents, apostrophes, hyphens or case."""
        old, new = _WORD.findall(self.before), _WORD.findall(self.after)
        if len(old) == len(new):
            yield from ((one, other) for one, other in zip(old, new, strict=True) if _letters(one) != _letters(other))

    @property
    def leaves_bad_punctuation(self) -> bool:
        """Whether marks or blanks meet that no sentence has together, and that did not before."""
        return len(_BAD_MARKS.findall(self.after)) > len(_BAD_MARKS.findall(self.before))


def rewrites(edits: Sequence[Edit], text: str) -> list[Rewrite]:
    """One Rewrite for each edit of a suggestion."""
    return [Rewrite(edit, text) for edit in edits]


def _decoded(words: str) -> str:
    """Entities as characters, however often they were encoded."""
    for _ in range(_DEPTH):
        words = unescape(words)
    return words


def _whole_words(span: Span, text: str) -> Span:
    """The span with the words that it touches, the blank beside them and a character beyond."""
    start, end = span
    while start > max(0, span.start - _FARTHEST) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), span.end + _FARTHEST) and not text[end].isspace():
        end += 1
    return Span(max(0, start - 2), min(len(text), end + 2))


def _figures(words: str) -> list[str]:
    """Digits and number words, in order; a plural or an abbreviation counts as the number word itself."""
    named = (_MAGNITUDES.get(word, word) for word in _words(words))
    return [*_DIGITS.findall(words), *(word for word in named if word in _NUMBER_WORDS)]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _letters(word: str) -> str:
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", word).casefold())
