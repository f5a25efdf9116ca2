"""In which language a text is written, told by its small words."""

from __future__ import annotations

from collections import Counter

from checker.facts.patterns import pattern
from checker.facts.resources import Resources

_WORD = pattern(r"[^\W\d_]{1,30}")
_ENOUGH = 4000
_LEAST_WORDS = 25
# Other languages quote a title with “the”, not three.
_PLAINLY_ENGLISH = 3
# Of all words: English news has about half, other languages of the table a quarter and more.
_LEAST_SHARE = 0.15
_TIMES_ENGLISH = 2


def language_of(text: str, resources: Resources) -> str:
    """ISO 639-1 code, from the first 4,000 characters. English unless another language is plain: what is doubtful is to be checked."""
    if text.count(" the ", 0, _ENOUGH) >= _PLAINLY_ENGLISH:
        return "en"
    words = Counter(word.lower() for word in _WORD.findall(text, 0, _ENOUGH))
    total = words.total()
    if total < _LEAST_WORDS:
        return "en"
    english = sum(words[word] for word in resources.lines("english_stop_words"))
    counts = {code: sum(words[word] for word in stops.split()) for code, stops in resources.rows("foreign_stop_words")}
    best = max(counts, key=lambda code: (counts[code], code))
    plain = counts[best] >= _LEAST_SHARE * total and counts[best] > _TIMES_ENGLISH * english
    return best if plain else "en"
