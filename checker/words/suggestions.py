"""Suggest words for a misspelt one.

Optimal string alignment (Damerau's transpositions counted as one) over words of the same first letter (or another vowel) and nearly the same length; ranked by distance,
then by whether the letters are the same ones, only transposed, then by whether the last two agree, which keeps the inflection, then by frequency.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from checker.words.casing import in_case_of
from checker.words.lexicon import Lexicon

_FARTHEST = 2
_VOWELS = "aeiou"


def suggest(word: str, lexicon: Lexicon, limit: int = 3) -> list[str]:
    """The words that may be meant, best first, in the case of ``word``; empty if none is near."""
    folded = word.casefold()
    near = _near(folded, lexicon, 1) or _near(folded, lexicon, _FARTHEST)
    if not near or near[0][0] > 1:
        halves = _halves(folded, lexicon)
        if halves:
            return [in_case_of(word, halves)]
    return [in_case_of(word, candidate) for *_, candidate in near[:limit]]


# Without a limit, the time would grow with the square of a string without a blank.
_LONGEST = 40


def one_edit_away(word: str) -> Iterator[str]:
    """The strings one edit away: a letter deleted, inserted, changed, or two transposed; the first letter stays, or is another vowel.

    None of a string that is longer than any word. P. Norvig, How to write a spelling corrector (2007).
    """
    if len(word) > _LONGEST:
        return
    if word[0] in _VOWELS:
        yield from (vowel + word[1:] for vowel in _VOWELS if vowel != word[0])
    for at in range(1, len(word) + 1):
        start, end = word[:at], word[at:]
        if end:
            yield start + end[1:]
        if len(end) > 1:
            yield start + end[1] + end[0] + end[2:]
        for letter in ascii_lowercase:
            yield start + letter + end
            if end:
                yield start + letter + end[1:]


def distance(word: str, other: str) -> int:
    """The edit distance of two words: letters deleted, inserted, changed or transposed."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - costs 27 ms, and few texts have a misspelt word

    return int(OSA.distance(word, other))


def _near(folded: str, lexicon: Lexicon, farthest: int) -> list[tuple[int, bool, bool, int, str]]:
    from rapidfuzz import distance, process  # noqa: PLC0415 - as above

    pool = lexicon.words_like(folded[:1], range(len(folded) - farthest, len(folded) + farthest + 1))
    if folded[0] in _VOWELS:
        pool = pool + [form for form in one_edit_away(folded) if form[0] != folded[0] and form in lexicon.frequent]
    found = process.extract(folded, pool, scorer=distance.OSA.distance, score_cutoff=farthest, limit=None)
    letters = sorted(folded)
    return sorted(
        (int(distance), sorted(candidate) != letters, candidate[-2:] != folded[-2:], lexicon.rank(candidate), candidate)
        for candidate, distance, _ in found
    )


def _halves(folded: str, lexicon: Lexicon) -> str:
    """Two frequent words that were run together."""
    frequent = lexicon.frequent
    for cut in range(len(folded) - 2, 2, -1):
        one, other = folded[:cut], folded[cut:]
        if one in frequent and other in frequent:
            return f"{one} {other}"
    return ""
