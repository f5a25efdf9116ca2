"""In which language a text is written: by the script of its letters, then by its small words."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.scripts import LATIN, main_script
from checker.words.resources import Resources

UNKNOWN = "und"
"""A language that is only known not to be English."""

_WORD = pattern(r"[^\W\d_]{1,30}")
# Vowels of Indian scripts are marks, no letters.
_RUN = pattern(r"[^\s\d.,;:!?()«»“”\"'،؛؟।…–—-]{1,30}")
# A long text is judged by stretches from all of it: a page in one language may begin with a summary in another.
_WHOLE = 24_000
_STRETCHES = 6
_LEAST_WORDS = 8
_LEAST_HITS = 3
# Half a text may be left untranslated: that is a finding, no other language. A short one has to be all of it in the other.
_TIMES_ENGLISH, _TIMES_ENGLISH_IF_SHORT, _SHORT = 1.6, 3, 40
_ENGLISH_SHARE = 0.25
# Of the longer words of a text in another language English knows some (loan words), of an English text nearly all. The fewer it knows, the fewer
# small words of the other language are asked for: captions and lists have few.
_PLAIN = ((0.4, 0.08), (0.6, 0.18))
_ALIEN, _LEAST_ALIEN, _LEAST_NAMELESS = 0.15, 5, 8
_PLAIN_WORDS, _PLAIN_SHARE = ("the", "of", "and", "that", "for"), 10
_LONGER = 4
_LEAST_UNKNOWN = 2


class _Hits(NamedTuple):
    code: str
    found: int
    different: int
    english: int
    words: frozenset[str]


def language_of(text: str, resources: Resources) -> str:
    """ISO 639-1 code; "und" where it is only known not to be English, "und-Cyrl" where only the script is. English unless another language is
    plain: what is doubtful is checked."""
    sample = _sample(text)
    if _is_plain_english(sample):
        return "en"
    script = main_script(sample, resources)
    if script != LATIN:
        return _best(script, Counter(_RUN.findall(sample.lower())), resources) or f"{UNKNOWN}-{script}"
    return _latin(Counter(_WORD.findall(sample)), resources)


def _is_plain_english(text: str) -> bool:
    """Whether a tenth of the words are a few that only English has so often. Most texts end here, before their words are counted."""
    return _PLAIN_SHARE * sum(text.count(f" {word} ") for word in _PLAIN_WORDS) >= text.count(" ") >= _SHORT


def language_name(code: str, resources: Resources) -> str:
    """What readers call a language, such as “German”, or “a language in Cyrillic script”; the code itself where it is not known."""
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
    if lower.total() * 3 < total:
        # A text in capitals.
        lower = folded
    english = frozenset(" ".join(resources.lines("english_function_words")).split())
    if total < _LEAST_WORDS or sum(folded[word] for word in english) >= _ENGLISH_SHARE * total:
        return "en"
    best = max(_hits(lower, folded, english, resources), key=lambda hits: (hits.found - hits.english, hits.code))
    times = _TIMES_ENGLISH_IF_SHORT if total < _SHORT else _TIMES_ENGLISH
    return _judged(best, total, lower, resources) if best.found >= times * best.english else "en"


def _judged(best: _Hits, total: int, lower: Counter[str], resources: Resources) -> str:
    """The language that has the most small words in a text, unless they are too few, or English knows too many of the others."""
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
    """What each language has in a text. With a capital only English words count: in other languages they are mostly parts of names."""
    for code, _, script, written in resources.rows("languages"):
        if script == LATIN:
            words = frozenset(written.split())
            hits = [lower[word] for word in words - english if lower[word]]
            yield _Hits(code, sum(hits), len(hits), sum(folded[word] for word in english - words), words)


def _longer(lower: Counter[str], small: frozenset[str], resources: Resources) -> tuple[int, int]:
    """How many of the other words English knows, and how many not. A list of names has hardly any: “van der” makes no Dutch text."""
    known = unknown = 0
    for word, number in lower.items():
        if len(word) >= _LONGER and word not in small:
            is_known = resources.lexicon.is_word(word)
            known, unknown = known + number * is_known, unknown + number * (not is_known)
    return known, unknown


def _best(script: str, words: Counter[str], resources: Resources) -> str:
    """The language of a script whose small words are most frequent; empty where none is plain."""
    rows = [
        (code, written.split()) for code, _, written_in, written in resources.rows("languages") if written_in == script
    ]
    if len(rows) == 1:
        return rows[0][0]
    counts = {code: sum(words[word] for word in small) for code, small in rows}
    # Of languages that share their small words, the first in the table has the most readers.
    best = max(counts, key=lambda code: counts[code], default="")
    return best if best and counts[best] else ""
