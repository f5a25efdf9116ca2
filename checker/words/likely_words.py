"""Which frequent words an unknown one may be a slip for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from checker.base.patterns import pattern
from checker.words.lexicon import Lexicon
from checker.words.parts import has_known_parts
from checker.words.slips import is_derived, is_slip, is_undoubled, is_wrong_key
from checker.words.suggestions import distance, one_edit_away, suggest

_LONG, _VERY_LONG = 7, 11
_SINGLE = pattern(r"[bdgklmnprt](?:ing|ed|er|ers)\Z")
_ENDING = pattern(r"(?:s|ed|d|er|ers|ing|y|ish|ly)\Z")
# “missunderstanding”, “dissappointed”
_PREFIX_DOUBLED = ("miss", "diss")
_LEAST_HALF = 4
_LEAST_RARE = 5


class LikelyWords:
    """Looks for the words that unknown ones may stand for. A prefix, or a small word that is run on to another, explains many a rare word.

    ``known`` are well-known misspellings with the right word.
    """

    def __init__(
        self, lexicon: Lexicon, known: Mapping[str, str], prefixes: Sequence[str], run_on_words: Sequence[str]
    ) -> None:
        self.known = known
        self._lexicon = lexicon
        self._prefixes = prefixes
        self._run_on_words = tuple(run_on_words)

    def of(self, word: str) -> tuple[list[str], list[str]]:
        """The words that one slip turns into this one, best first, and all other words near it."""
        if not self._may_be_slip(word):
            return [], []
        near = [form for form in dict.fromkeys((*self._undoubled(word), *suggest(word, self._lexicon))) if form != word]
        slips = [form for form in near if self._is_slip(word, form)]
        return slips, [form for form in near if form not in slips]

    def is_plain_slip(self, word: str) -> bool:
        """Whether a word is a well-known misspelling, or long and one edit away from one of the commonest words, and so not of another language."""
        if word in self.known:
            return True
        return len(word) >= _LONG and not self._lexicon.commonest.isdisjoint(one_edit_away(word))

    def is_likely_slip(self, word: str) -> bool:
        """Whether a word among other unknown ones is misspelt itself: bad typing comes in clusters, as other languages do."""
        return self.is_plain_slip(word) or (len(word) >= _LONG - 1 and _is_near_frequent(word, self._lexicon))

    def _may_be_slip(self, word: str) -> bool:
        """This excludes most unknown words before the lexicon is searched."""
        near = set(one_edit_away(word))
        return any(self._is_usual(word, form) for form in near) or word.endswith(self._run_on_words)

    def _is_usual(self, word: str, better: str) -> bool:
        """Whether the word that may be meant is frequent enough; a long word without known parts is seldom near another one."""
        if better in self._lexicon.frequent:
            return True
        if len(word) < _LONG or better not in self._lexicon.ranked:
            return False
        if self._is_misdoubled(word, better):
            return True
        return len(word) > _LONG and not has_known_parts(word, self._lexicon, self._prefixes)

    def _is_slip(self, word: str, better: str) -> bool:
        """Whether it is a typing error for a frequent word, not a compound of two words or an inflected form."""
        if " " in better:
            return better.split()[1] in self._run_on_words and len(word) > _LONG
        if not self._is_usual(word, better) or _ENDING.sub("", word) == better or distance(word, better) > 1:
            return False
        is_common = better in self._lexicon.commonest
        if len(word) < _LEAST_RARE and not is_common:
            return False
        misdoubled = self._is_misdoubled(word, better)
        if self._is_compound(word) and not misdoubled and not self._is_one_word(word, better):
            return False
        known = self._lexicon.frequent.__contains__ if is_common else self._lexicon.is_word
        slip = misdoubled or is_slip(word, better) or (is_common and is_wrong_key(word, better))
        return slip and (self._is_turned(word, better) or not is_derived(word, better, known))

    def _is_one_word(self, word: str, better: str) -> bool:
        """“environmetal”, “demonstating”: nobody made these of two words, so near to a common one; “wholescale” has a letter more than it."""
        usual = self._lexicon.frequent if len(word) >= _VERY_LONG else self._lexicon.commonest
        return _LONG < len(word) <= len(better) and better in usual

    def _is_turned(self, word: str, better: str) -> bool:
        """“mangaing”: two letters of a common word in the wrong order."""
        is_long = len(word) >= _LONG and better in self._lexicon.commonest
        return is_long and sorted(word) == sorted(better)

    def _undoubled(self, word: str) -> Iterator[str]:
        """“stabbing” for “stabing”: more likely than a frequent word with another letter."""
        match = _SINGLE.search(word)
        if match and len(word) >= _LONG:
            better = word[: match.start()] + word[match.start()] + word[match.start() :]
            if better in self._lexicon.ranked:
                yield better

    def _is_misdoubled(self, word: str, better: str) -> bool:
        """“colided”, “patroled”, “missunderstanding”: only a doubling is at fault; not of a word that is made of two, or that both spellings may have."""
        if is_undoubled(word, better):
            return True
        doubled = len(word) > _LONG and is_undoubled(better, word)
        return doubled and (not self._is_compound(word) or word.startswith(_PREFIX_DOUBLED))

    def _is_compound(self, word: str) -> bool:
        """Two frequent words in one, or a frequent word behind a prefix."""
        frequent = self._lexicon.frequent
        if any(word[len(prefix) :] in frequent for prefix in self._prefixes if word.startswith(prefix)):
            return True
        halves = range(_LEAST_HALF, len(word) - _LEAST_HALF + 1)
        return any(word[:cut] in frequent and word[cut:] in frequent for cut in halves)


@lru_cache(maxsize=4096)
def _is_near_frequent(word: str, lexicon: Lexicon) -> bool:
    """Each unknown word is a neighbour of several others."""
    return any(is_slip(word, form) for form in lexicon.frequent.intersection(one_edit_away(word)))
