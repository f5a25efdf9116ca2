"""What the lists of a house accept: in which case, and in which forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from checker.base.patterns import pattern

if TYPE_CHECKING:
    from checker.model.word_list import WordEntry, WordList

_EDGES = pattern(r"\A[\W_]+|[\W_]+\Z")
# A stem that ends so may double its last letter: “liveblogged”, but “fixed”, “mowed”, “heated”.
_DOUBLING = pattern(r"(?:\A|[^aeiou]|qu)[aeiou][bdfglmnprtvz]\Z")
_VOWELS = pattern(r"[aeiouy]+")
_CONSONANT_Y = pattern(r"[^aeiou]y\Z")
_HISSING = ("s", "x", "z", "ch", "sh")


class HouseWords:
    """The accepted words of a list. An entry without capitals accepts any case, one with capitals itself and all capitals.

    Built when first asked, so that a run without lists pays nothing.
    """

    def __init__(self, words: WordList | None = None) -> None:
        self._words = words

    def __bool__(self) -> bool:
        return bool(self._words)

    @property
    def words(self) -> WordList:
        """The list."""
        from checker.model.word_list import WordList  # noqa: PLC0415 - a run without lists needs nothing of them

        return self._words or WordList()

    def has(self, word: str) -> bool:
        """Whether an entry accepts it in some case."""
        return fold(word) in self._folded

    def accepts(self, word: str) -> bool:
        """Whether an entry accepts it as it is written, or its owner where it is a possessive."""
        word = word.replace("’", "'")
        return self._takes(word) or any(self._takes(owner) for owner in owners_of(word))

    def _takes(self, word: str) -> bool:
        return fold(word) in self._any_case or word in self._as_written

    @cached_property
    def by_word(self) -> Mapping[str, Sequence[WordEntry]]:
        """The entries by each folded word that they accept."""
        found: dict[str, list[WordEntry]] = defaultdict(list)
        for entry in self.words:
            for word in dict.fromkeys(fold(form) for form in forms_of(entry)):
                found[word].append(entry)
        return found

    @cached_property
    def _any_case(self) -> frozenset[str]:
        return self._spelt[0]

    @cached_property
    def _as_written(self) -> frozenset[str]:
        return self._spelt[1]

    @cached_property
    def _spelt(self) -> tuple[frozenset[str], frozenset[str]]:
        any_case: set[str] = set()
        as_written: set[str] = set()
        for entry in self.words:
            if not (entry.inflected or entry.exact) and entry.text.isalpha() and entry.text.islower():
                # Most entries of a long list.
                any_case.add(entry.text if entry.text.isascii() else fold(entry.text))
                continue
            for in_any_case, word in _spellings(entry):
                (any_case if in_any_case else as_written).add(word)
        return frozenset(any_case), frozenset(as_written)

    @cached_property
    def _folded(self) -> frozenset[str]:
        return self._any_case.union(map(fold, self._as_written))


def fold(word: str) -> str:
    """The form in which words are looked up whatever their case."""
    return word.casefold().replace("’", "'")


def owners_of(word: str) -> Iterator[str]:
    """The word without the mark of a possessive, where it has one (a straight apostrophe)."""
    if word.endswith(("'s", "'S")):
        yield word[:-2]
    elif word.endswith(("s'", "S'")):
        yield word[:-1]


def takes(entry: WordEntry, word: str) -> bool:
    """Whether the entry accepts a word (a straight apostrophe) as it is written."""
    return any(word == form or (in_any_case and fold(word) == form) for in_any_case, form in _spellings(entry))


def _spellings(entry: WordEntry) -> Iterator[tuple[bool, str]]:
    """What an entry accepts: (True, a folded word) in any case, (False, a word) as it is written."""
    for form in forms_of(entry):
        if entry.exact:
            yield False, form
        elif form == form.lower():
            yield True, fold(form)
        else:
            yield False, form
            yield False, form.upper()


def forms_of(entry: WordEntry) -> Iterator[str]:
    """The words that an entry stands for: as it is written, each word of a phrase alone, and its inflections where it asks for them."""
    text = entry.text.replace("’", "'")
    yield text
    if not text.isalnum():
        yield from _bare_words(text)
    if entry.inflected:
        for last in list(_bare_words(text))[-1:]:
            yield from inflections(last)


def single_words(entry: WordEntry) -> Iterator[str]:
    """What an entry accepts, word by word."""
    return (form for form in forms_of(entry) if " " not in form)


def _bare_words(text: str) -> Iterator[str]:
    """The words without marks at their edges."""
    return filter(None, (_EDGES.sub("", word) for word in text.split(" ")))


def inflections(word: str) -> Iterator[str]:
    """The plain English inflections of a noun or verb: plural, past and -ing; where the stress decides on doubling, both forms."""
    if len(word) < 2:
        return
    low = word.lower()
    yield from _plurals(word, low)
    if _CONSONANT_Y.search(low):
        yield from (f"{word[:-1]}ied", f"{word}ing")
    elif low.endswith("e"):
        yield f"{word}d"
        yield (
            f"{word[:-2]}ying"
            if low.endswith("ie")
            else f"{word}ing"
            if low.endswith(("ee", "oe", "ye"))
            else f"{word[:-1]}ing"
        )
    else:
        for stem in _stems(word, low):
            yield from (f"{stem}ed", f"{stem}ing")


def _plurals(word: str, low: str) -> Iterator[str]:
    if _CONSONANT_Y.search(low):
        yield f"{word[:-1]}ies"
    elif low.endswith(_HISSING):
        yield f"{word}{word[-1]}es" if low.endswith("z") and _DOUBLING.search(low) else f"{word}es"
    else:
        yield f"{word}s"
        if low.endswith("o"):
            yield f"{word}es"


def _stems(word: str, low: str) -> Iterator[str]:
    """What -ed and -ing are put to."""
    if low.endswith("c"):
        yield f"{word}k"
        return
    doubling = _DOUBLING.search(low)
    if doubling:
        yield word + word[-1]
    if not doubling or len(_VOWELS.findall(low)) > 1:
        yield word
