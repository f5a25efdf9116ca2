"""What a slip of the fingers does to a word, as against a rare word that only looks like a common one.

F. J. Damerau, A technique for computer detection and correction of spelling errors (1964): four in five misspellings have one letter too many, one left out,
one wrong, or two in the wrong order. Rare words and names of programs are mostly short, or differ from a common word at an end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

_LONG = 7
_SHORTEST = 5
# Letters that are written for one another by ear.
_ALIKE = frozenset(one + other for one in "aeiou" for other in "aeiou") | frozenset(("cs", "sc", "sz", "zs"))
# The rows of a keyboard; the keys beside one another are struck by mistake.
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(pair for row in _ROWS for one, other in pairwise(row) for pair in (one + other, other + one))
# Letters that English doubles.
_DOUBLED = "bcdfglmnprst"
_ENDINGS = ("s", "es", "ed", "er", "ers", "ing", "ings", "able")
_AFTER_E = ("d", "r", "rs")


def is_slip(word: str, better: str) -> bool:
    """Whether one slip turns ``better`` into ``word``; both are folded, and one edit apart."""
    if len(word) < _SHORTEST - 1:
        return sorted(word) == sorted(better)
    if len(word) < _SHORTEST:
        return sorted(word) == sorted(better) or _is_letter_left_out_inside(word, better)
    if len(word) == len(better):
        return sorted(word) == sorted(better) or _is_wrong_letter(word, better)
    if len(word) < len(better):
        return word != better[:-1] or len(word) >= _LONG
    return _is_letter_too_many(word, better)


def is_derived(word: str, better: str, is_word: Callable[[str], bool]) -> bool:
    """Whether a rare word is a known one with an ending: “abided”, “lensed”; not one whose doubled or soft consonant was missed: “commited”, “adviced”."""
    return not _is_misjoined(word, better) and any(is_word(stem) for stem in _stems(word))


def _stems(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST - 1:
            yield stem
            yield f"{stem}e"
    yield from (word.removesuffix(ending) for ending in _AFTER_E if word.endswith(f"e{ending}"))


def _is_misjoined(word: str, better: str) -> bool:
    """Whether only a doubling, a dropped “e” or “c” for “s” is at fault."""
    at = _first_difference(word, better)
    if len(better) == len(word) + 1:
        return better[at] == better[at - 1]
    if len(better) == len(word) - 1:
        return word[at] == "e" or word[at] == word[at - 1]
    return word[at] + better[at] in _ALIKE


def is_wrong_key(word: str, better: str) -> bool:
    """Whether the key beside the right one was struck, inside the word or at the end of a long one: “goimg”, “completiom”."""
    if len(word) != len(better) or len(word) < _SHORTEST:
        return False
    at = _first_difference(word, better)
    return (
        0 < at < len(word) - (len(word) <= _LONG)
        and word[at + 1 :] == better[at + 1 :]
        and word[at] + better[at] in _BESIDE
    )


def is_undoubled(word: str, better: str) -> bool:
    """“comission”: the same word except for a missing double letter."""
    return len(better) == len(word) + 1 and any(
        better == word[: at + 1] + word[at:] and word[at] in _DOUBLED for at in range(1, len(word))
    )


def _is_wrong_letter(word: str, better: str) -> bool:
    """A wrong letter inside a long word, or one that sounds alike."""
    at = _first_difference(word, better)
    if at == 0:
        return len(word) >= _LONG and word[at] + better[at] in _ALIKE
    inside = at < len(word) - 1
    return inside and (len(word) >= _LONG or (word[at] + better[at] in _ALIKE and len(word) > _SHORTEST))


def _is_letter_too_many(word: str, better: str) -> bool:
    """A letter typed twice, but for the first, or one inside a long word."""
    at = _first_difference(word, better)
    doubled = at > 1 and word[at] == word[at - 1]
    return doubled or (len(word) >= _LONG and at < len(word) - 1)


def _is_letter_left_out_inside(word: str, better: str) -> bool:
    """“wich” for “which”: short words often lose a letter at an end on purpose."""
    return len(better) == len(word) + 1 and 0 < _first_difference(word, better) < len(word)


def _first_difference(word: str, better: str) -> int:
    return next(
        (at for at, (one, other) in enumerate(zip(word, better, strict=False)) if one != other),
        min(len(word), len(better)),
    )
