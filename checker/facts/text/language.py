"""The language of a text, judged by its script, then by its function words."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.words.resources import Resources

LATIN = "Latn"
_LEAST_LETTERS = 8
# Japanese is written with Chinese characters between its own; Chinese has none of these.
_CHINESE, _JAPANESE = "Hani", "Jpan"
_KANA_SHARE = 0.1
UNKNOWN = "und"
"""A language that is only known not to be English."""

_WORD = pattern(r"[^\W\d_]{1,30}")
# Vowels of Indian scripts are marks, not letters.
_RUN = pattern(r"[^\s\d.,;:!?()«»“”\"'،؛؟।…–—-]{1,30}")
# A long text is judged by samples from all of it: a page in one language may begin with a summary in another.
_WHOLE = 24_000
_STRETCHES = 6
_LEAST_WORDS = 8
_LEAST_HITS = 3
# Half a text may be left untranslated: that is a finding, not another language. A short text must be entirely in the other language.
_TIMES_ENGLISH, _TIMES_ENGLISH_IF_SHORT, _SHORT = 1.6, 3, 40
_ENGLISH_SHARE = 0.25
# In a text in another language, some of the longer words are English too (loan words); in an English text, nearly all. The fewer there are, the
# fewer function words of the other language are required: captions and lists have few.
_PLAIN = ((0.4, 0.08), (0.6, 0.18))
_ALIEN, _LEAST_ALIEN, _LEAST_NAMELESS = 0.15, 5, 8
_PLAIN_WORDS, _PLAIN_SHARE = ("the", "of", "and", "that", "for"), 10
_LONGER = 4
_LEAST_UNKNOWN = 2


class _Range(NamedTuple):
    first: int
    last: int
    script: str
    weight: float


def main_script(text: str, resources: Resources) -> str:
    """The ISO 15924 code of the script in which most of a text is written; “Latn” unless another is evident.

    Characters have weights: two Chinese characters count as much as seven Latin letters.
    """
    if text.isascii():
        return LATIN
    ranges = sorted(_ranges(resources))
    starts = [each.first for each in ranges]
    latin = 0
    others: Counter[str] = Counter()
    for sign, count in Counter(text).items():
        found = ranges[bisect_right(starts, ord(sign)) - 1]
        if found.first <= ord(sign) <= found.last:
            others[found.script] += round(10 * found.weight * count)
        elif sign.isalpha():
            latin += 10 * count
    if others.total() <= max(latin, 10 * _LEAST_LETTERS):
        return LATIN
    main = max(others, key=lambda script: (others[script], script))
    return _JAPANESE if main == _CHINESE and others[_JAPANESE] > _KANA_SHARE * others[_CHINESE] else main


def _ranges(resources: Resources) -> Iterator[_Range]:
    for code, _, weight, written in resources.rows("scripts"):
        for one in written.split():
            first, _, last = one.partition("-")
            yield _Range(int(first, 16), int(last or first, 16), code, float(weight))


"""A language that is only known not to be English."""


class _Hits(NamedTuple):
    code: str
    found: int
    different: int
    english: int
    words: frozenset[str]


def language_of(text: str, resources: Resources) -> str:
    """The ISO 639-1 code; "und" if the text is only known not to be English, "und-Cyrl" if only the script is known.

    English unless another language is evident: doubtful texts are checked.
    """
    sample = _sample(text)
    if _is_plain_english(sample):
        return "en"
    script = main_script(sample, resources)
    if script != LATIN:
        return _best(script, Counter(_RUN.findall(sample.lower())), resources) or f"{UNKNOWN}-{script}"
    return _latin(Counter(_WORD.findall(sample)), resources)


def _is_plain_english(text: str) -> bool:
    """Whether a tenth of the words are a few that are so frequent only in English. This decides most texts before their words are counted."""
    return _PLAIN_SHARE * sum(text.count(f" {word} ") for word in _PLAIN_WORDS) >= text.count(" ") >= _SHORT


def language_name(code: str, resources: Resources) -> str:
    """The English name of a language, such as “German” or “a language in Cyrillic script”; the code itself if it is unknown."""
    primary, _, script = code.partition("-")
    if primary == UNKNOWN:
        names = {row[0]: row[1] for row in resources.rows("scripts")}
        return f"a language in {names[script]} script" if script in names else "an unknown language"
    return next((row[1] for row in resources.rows("languages") if row[0] == primary), code)


def _sample(text: str) -> str:
    if len(text) > _WHOLE:
        size = _WHOLE // _STRETCHES
        step = (len(text) - size) // (_STRETCHES - 1)
        text = "\n".join(text[at * step : at * step + size] for at in range(_STRETCHES))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _folded(words: Mapping[str, int]) -> Counter[str]:
    folded: Counter[str] = Counter()
    for word, count in words.items():
        folded[word.lower()] += count
    return folded


def _latin(words: Counter[str], resources: Resources) -> str:
    total, folded = words.total(), _folded(words)
    lower = Counter({word: count for word, count in words.items() if word.islower()})
    if sum(count for word, count in words.items() if word.isupper()) * 2 > total:
        lower = folded
    english = resources.words("english_function_words")
    if total < _LEAST_WORDS or sum(folded[word] for word in english) >= _ENGLISH_SHARE * total:
        return "en"
    best = max(_hits(lower, folded, english, resources), key=lambda hits: (hits.found - hits.english, hits.code))
    times = _TIMES_ENGLISH_IF_SHORT if total < _SHORT else _TIMES_ENGLISH
    return _judged(best, total, lower, resources) if best.found >= times * best.english else "en"


def _judged(best: _Hits, total: int, lower: Counter[str], resources: Resources) -> str:
    """The language with the most function words in a text, unless these are too few or too many other words are English."""
    known, unknown = _longer(lower, best.words, resources)
    if unknown >= _LEAST_ALIEN and known <= _ALIEN * unknown:
        if best.different > 1:
            return best.code
        if unknown >= _LEAST_NAMELESS:
            return UNKNOWN
    enough = best.different >= _LEAST_HITS and unknown >= _LEAST_UNKNOWN
    plain = any(
        known <= most_known * (known + unknown) and best.found >= least_share * total
        for most_known, least_share in _PLAIN
    )
    return best.code if enough and plain else "en"


def _hits(lower: Counter[str], folded: Counter[str], english: frozenset[str], resources: Resources) -> Iterator[_Hits]:
    """Count the function words of each language. Capitalised ones count only for English: in other languages most are parts of names."""
    for code, _, script, written in resources.rows("languages"):
        if script == LATIN:
            words = frozenset(written.split())
            hits = [lower[word] for word in words - english if lower[word]]
            yield _Hits(code, sum(hits), len(hits), sum(folded[word] for word in english - words), words)


def _longer(lower: Counter[str], small: frozenset[str], resources: Resources) -> tuple[int, int]:
    """How many of the longer words are English, and how many are not. A list of names has hardly any: “van der” alone isn't Dutch text."""
    known = unknown = 0
    for word, number in lower.items():
        if len(word) >= _LONGER and word not in small:
            is_known = resources.lexicon.is_word(word)
            known, unknown = known + number * is_known, unknown + number * (not is_known)
    return known, unknown


def _best(script: str, words: Counter[str], resources: Resources) -> str:
    """The language of a script with the most frequent function words; "" if none is evident."""
    rows = [
        (code, written.split()) for code, _, written_in, written in resources.rows("languages") if written_in == script
    ]
    if len(rows) == 1:
        return rows[0][0]
    counts = {code: sum(words[word] for word in small) for code, small in rows}
    # Of languages that share their function words, the first in the table has the most readers.
    best = max(counts, key=lambda code: counts[code], default="")
    return best if best and counts[best] else ""
