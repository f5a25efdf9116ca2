"""What two spellings of one name have in common: how they sound, or all but the ending of a case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from checker.base.patterns import pattern

Rows = tuple[tuple[str, ...], ...]

_LONG, _LEAST_STEM = 6, 4
_ARTICLE = pattern(r"\A(?:al|el)-")
_DOUBLES = pattern(r"(.)\1")
_VOWELS = pattern(r"(?<=.)[aeiou]{1,6}")
_IOTATED = pattern(r"\Ai(?=e)")
_OFF = pattern(r"(?<=[oe])f\Z")
_SILENT = pattern(r"(?<=[ae])h\Z")
# Two syllables or more of pinyin, where each spelling is a different name: Yonggang isn't Yungang.
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)(?:[iu]?a(?:o|i|n|ng)?|i?ong|[iu]?e(?:i|n|ng)?|ou|in|ing|iu|ui|un|uo|o|i|u)"
)
_PINYIN = pattern(rf"(?:{_SYLLABLE}){{2,4}}\Z")
_CHINESE = pattern(r"ng|zh|x|q(?!u)")
_OF_MEN = pattern(r"(?:[oei]v|[iy]n|sk(?:ij|iy|ii|oy)|[yi]|os|as|s)\Z")


@lru_cache(maxsize=8192)
def sound_of(name: str, sounds: Rows) -> str:
    """How a name sounds: no accents, similar sounds as one letter, no double letters, no article."""
    plain = _ARTICLE.sub("", unaccented(name))
    for old, new in sounds:
        plain = plain.replace(old, new)
    return _IOTATED.sub("", _SILENT.sub("", _OFF.sub("v", _DOUBLES.sub(r"\1", plain))))


def key_of(name: str, sounds: Rows) -> str:
    """The transliteration key: the sound, in a long name without inner vowels, which don't distinguish two people."""
    sound = sound_of(name, sounds)
    return _VOWELS.sub("*", sound) if len(sound) >= _LONG else sound


def stems_of(name: str, endings: Rows) -> Iterator[str]:
    """What the name is without the ending of a case, once for each declension; “-” is no ending."""
    plain = bare(name)
    for row in endings:
        for ending in row:
            cut = len(plain) - len(ending.strip("-"))
            if cut >= _LEAST_STEM and plain.endswith(ending.strip("-")):
                yield f"{row[0]} {plain[:cut]}"


def shortened(name: str) -> Iterator[str]:
    """A bare name without one of its letters: two names that share one of these are a slip apart."""
    plain = bare(name)
    yield plain
    for at in range(1, len(plain)):
        yield plain[:at] + plain[at + 1 :]


def are_couple(one: str, other: str) -> bool:
    """Whether a man and a woman of one family may have these surnames: Petrov and Petrova, Kowalski and Kowalska."""
    ones, others = bare(one), bare(other)
    return any(
        woman.endswith("a")
        and woman[:-1].removesuffix("ay").removesuffix("ov") in {man, man[:-1], man[:-2]}
        and _OF_MEN.search(man) is not None
        for man, woman in ((ones, others), (others, ones))
    )


def are_chinese(one: str, other: str) -> bool:
    """Whether both are written in pinyin, where another vowel is another name."""
    one, other = one.lower(), other.lower()
    return bool(_PINYIN.match(one) and _PINYIN.match(other) and (_CHINESE.search(one) or _CHINESE.search(other)))


def only_accents(one: str, other: str) -> bool:
    """Whether the two differ only in accents, capitals, a hyphen or the article."""
    return bare(one) == bare(other)


def lost_accents(one: str, other: str) -> bool:
    """Whether they are the same but for accents, which one of them has and the other hasn't."""
    return one.isascii() != other.isascii() and one.lower() != other.lower() and unaccented(one) == unaccented(other)


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """In lower case, without accents, hyphens and the article."""
    return _ARTICLE.sub("", unaccented(name)).replace("-", "")


def unaccented(name: str) -> str:
    """In lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
