"""The words beside a figure, in its clause, and the tables that say what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.model.span import Span

Rows = tuple[tuple[str, ...], ...]

_NEXT = pattern(r"(?P<joint>[ -])(?P<word>[^\W\d_][\w’']{0,30}(?:-[^\W\d_][\w’']{0,20})?)")
# A clause ends at a mark that no word or figure has in it.
_EDGE = pattern(r"[;:!?()“”\"\n]|[.,](?=\s)")
_REACH = 60


class Word(NamedTuple):
    """A word beside a figure, in lower case, and its place."""

    folded: str
    span: Span


def words_after(text: str, at: int, most: int = 5) -> Iterator[Word]:
    """The words behind an offset, each after a blank or a hyphen, up to the next other mark."""
    for _ in range(most):
        match = _NEXT.match(text, at)
        if match is None:
            return
        yield Word(match["word"].lower(), Span(*match.span("word")))
        at = match.end()


def words_before(text: str, at: int, most: int = 5) -> list[str]:
    """The words of the clause before an offset, the nearest first, as written."""
    near = text[max(0, at - _REACH) : at]
    edges = [match.end() for match in _EDGE.finditer(near) if not near[: match.start()].endswith("No")]
    return near[edges[-1] if edges else 0 :].split()[::-1][:most]


class Setting(NamedTuple):
    """A figure with what stands beside it. ``after`` and ``before`` are the words of its clause, the nearest first; ``written`` is the figure as it stands."""

    text: str
    span: Span
    written: str
    sign: str
    unit: str
    after: tuple[Word, ...]
    before: tuple[str, ...]
    large: bool
    is_word: bool

    @property
    def next(self) -> str:
        """The word behind it."""
        return self.after[0].folded if self.after else ""

    @property
    def last(self) -> str:
        """The word before it, in lower case."""
        return self.before[0].lower().rstrip(",") if self.before else ""


Cues = Mapping[str, frozenset[str]]


@cache
def cues_of(rows: Rows) -> Cues:
    """The table ``figure_cues``: the words of each cue."""
    return {cue: frozenset(words.split()) for cue, words in rows}


@cache
def qualifiers_of(rows: Rows, place: str) -> Mapping[str, str]:
    """The table ``figure_qualifiers``: what each phrase before or after a figure means, the longest first."""
    found = {words: meaning for where, words, meaning in rows if where == place}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


class Qualifier(NamedTuple):
    """The words that qualify a figure, and what they mean: about, over, under, at least, at most, exactly, only."""

    words: str
    meaning: str


def qualifier_of(folded: str, span: Span, rows: Rows) -> Qualifier | None:
    """The qualifier before a figure, or else behind it."""
    before, end = folded[max(0, span.start - 24) : span.start], span.end
    for words, meaning in qualifiers_of(rows, "before").items():
        if before.endswith(f"{words} ") and not before[: -len(words) - 1][-1:].isalnum():
            return Qualifier(words, meaning)
    for words, meaning in qualifiers_of(rows, "after").items():
        if folded.startswith(f" {words}", end) and not folded[end + len(words) + 1 : end + len(words) + 2].isalnum():
            return Qualifier(words, meaning)
    return None
