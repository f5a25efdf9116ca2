"""Proposes words for a misspelt one.

Optimal string alignment (Damerau's transpositions counted as one) over words of the same first letter and nearly the same length; ranked by distance,
then by whether the last two letters agree, which keeps the inflection, then by frequency.
"""

from __future__ import annotations

from checker.facts.lexicon import Lexicon

_RARE = 1_000_000
_FREQUENT = 12_000
_FARTHEST = 2


def suggest(word: str, lexicon: Lexicon, limit: int = 3) -> list[str]:
    """Words that may have been meant, best first, in the case of ``word``; empty where nothing is near."""
    folded = word.casefold()
    near = _near(folded, lexicon)
    if not near or near[0][0] > 1:
        halves = _halves(folded, lexicon)
        if halves:
            return [_in_case(word, halves)]
    return [_in_case(word, candidate) for _, _, _, candidate in near[:limit]]


def _near(folded: str, lexicon: Lexicon) -> list[tuple[int, bool, int, str]]:
    from rapidfuzz import process  # noqa: PLC0415 - costs more than checking a short text
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    pool = lexicon.words_like(folded[:1], range(len(folded) - _FARTHEST, len(folded) + _FARTHEST + 1))
    found = process.extract(folded, pool, scorer=OSA.distance, score_cutoff=_FARTHEST, limit=None)
    ranks = lexicon.ranks
    return sorted(
        (int(distance), candidate[-2:] != folded[-2:], ranks.get(candidate, _RARE), candidate)
        for candidate, distance, _ in found
    )


def _halves(folded: str, lexicon: Lexicon) -> str:
    """Two frequent words that were run together."""
    ranks = lexicon.ranks
    for cut in range(len(folded) - 2, 2, -1):
        one, other = folded[:cut], folded[cut:]
        if ranks.get(one, _RARE) < _FREQUENT and ranks.get(other, _RARE) < _FREQUENT:
            return f"{one} {other}"
    return ""


def _in_case(model: str, word: str) -> str:
    if model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
