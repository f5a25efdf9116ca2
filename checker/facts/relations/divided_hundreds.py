"""Shares of one whole that make more than 100 percent: “55 percent voted for it, 38 percent against and 12 percent abstained”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.notation import PERCENT
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in

# Nothing is in two of these parts at once. Who “uses” one thing may use another.
_EXCLUSIVE = pattern(
    r"\b(?:account(?:s|ed|ing)? for|ma[dk]es? up|making up|(?:went|goes|go|belongs?|belonged) to|h[eo]lds?|holding|owns?|owned|voted?|c[ao]mes? from"
    r"|(?:in )?favou?r(?:ed)?|against|undecided|abstained|opposed|received|won|consist(?:s|ed)? of|brought in|contributed|divided|split)\b"
)
# Figures of several times, or of several questions.
_APART = pattern(
    r"\b(?:rose|fell|grew|climbed|dropped|declined|increased?|decreased?|jumped|gained|lost|up|down|compared|against a|while|also|last|previous|earlier|ago|before|(?:19|20)\d\d|respectively|including|of (?:them|whom|which|those)|at least|more than|over|some of)\b|[;:()\n]"
)
_UNIT = pattern(rf" ?{PERCENT}")
_CLOSES = pattern(r" and [^,]*\Z")
# To the ledger it is a rise.
_MADE_UP = pattern(r"\b(?:ma[dk]es?|making) up (?:about |some |nearly |almost )?\Z")
_ROUND = frozenset({"", "about"})
_LEAST, _WIDEST, _REACH, _MOST = 3, 90, 24, Decimal(150)
_SHARES = frozenset({FigureType.SHARE, FigureType.CHANGE})


def find_divided_hundreds(text: str, figures: Sequence[Figure], segments: Segments) -> Iterator[tuple[Figure, ...]]:
    """The shares of each sentence that divides one whole, if their sum is above 100 by more than their rounding allows."""
    for segment in segments if figures else ():
        here = [one for one in starting_in(figures, *segment.span) if _is_share(text, one)]
        if len(here) < _LEAST or not _EXCLUSIVE.search(text, *segment.span):
            continue
        gaps = [text[one.span.end : other.span.start] for one, other in pairwise(here)]
        if any(map(_parts, gaps)) or not _CLOSES.search(gaps[-1]):
            continue
        total = sum((one.value for one in here), Decimal(0))
        slack = sum((one.number.high - one.value for one in here), Decimal(0))
        if slack < total - 100 and total < _MOST:
            yield tuple(here)


def _parts(gap: str) -> bool:
    """Whether what stands between two shares says that they are of different wholes."""
    return len(gap) > _WIDEST or _APART.search(_UNIT.sub("", gap, count=1)) is not None


def _is_share(text: str, one: Figure) -> bool:
    moves = one.direction and not _MADE_UP.search(text, max(0, one.span.start - _REACH), one.span.start)
    return one.type in _SHARES and one.bound in _ROUND and not moves and _UNIT.match(text, one.span.end) is not None
