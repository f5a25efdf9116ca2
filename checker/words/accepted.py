"""The words that a project's lists accept, and in which case and forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from checker.base.patterns import pattern
from checker.model.word_list import WordEntry, WordList

_EDGES = pattern(r"\A[\W_]+|[\W_]+\Z")
# A stem with such an ending may double its last letter: “liveblogged”, but “fixed”, “mowed”, “heated”.
_DOUBLING = pattern(r"(?:\A|[^aeiou]|qu)[aeiou][bdfglmnprtvz]\Z")
_VOWELS = pattern(r"[aeiouy]+")
_CONSONANT_Y = pattern(r"[^aeiou]y\Z")
_SIBILANTS = ("s", "x", "z", "ch", "sh")


class AcceptedWords:
    """The accepted words of a list. An entry without capitals accepts any case; one with capitals accepts itself and all capitals.

    Built on first use, so that a run without lists costs nothing.
    """

    def __init__(self, words: WordList) -> None:
        self.words = words

    def __bool__(self) -> bool:
        return bool(self.words)

    def has(self, word: str) -> bool:
        """Whether an entry accepts the word in some case."""
        return fold(word) in self._folded

    def accepts(self, word: str) -> bool:
        """Whether an entry accepts the word as written, or without its possessive ending."""
        word = word.replace("’", "'")
        return self._takes(word) or any(self._takes(owner) for owner in owners_of(word))

    def _takes(self, word: str) -> bool:
        return fold(word) in self._any_case or word in self._as_written

    @cached_property
    def by_word(self) -> Mapping[str, Sequence[WordEntry]]:
        """The entries by the folded words that they accept."""
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
    """The form for lookups that ignore case."""
    return word.casefold().replace("’", "'")


def owners_of(word: str) -> Iterator[str]:
    """The word without its possessive ending, if it has one (with a straight apostrophe)."""
    if word.endswith(("'s", "'S")):
        yield word[:-2]
    elif word.endswith(("s'", "S'")):
        yield word[:-1]


def takes(entry: WordEntry, word: str) -> bool:
    """Whether the entry accepts a word (with a straight apostrophe) as written."""
    return any(word == form or (in_any_case and fold(word) == form) for in_any_case, form in _spellings(entry))


def _spellings(entry: WordEntry) -> Iterator[tuple[bool, str]]:
    """What an entry accepts: (True, a folded word) in any case, (False, a word) as written."""
    for form in forms_of(entry):
        if entry.exact:
            yield False, form
        elif form == form.lower():
            yield True, fold(form)
        else:
            yield False, form
            yield False, form.upper()


def forms_of(entry: WordEntry) -> Iterator[str]:
    """The forms of an entry: as written, each word of a phrase alone, and its inflections if it has a “+”."""
    text = entry.text.replace("’", "'")
    yield text
    if not text.isalnum():
        yield from _bare_words(text)
    if entry.inflected:
        for last in list(_bare_words(text))[-1:]:
            yield from inflections(last)


def single_words(entry: WordEntry) -> Iterator[str]:
    """The single words that an entry accepts."""
    return (form for form in forms_of(entry) if " " not in form)


def _bare_words(text: str) -> Iterator[str]:
    """The words of a text without marks at their edges."""
    return filter(None, (_EDGES.sub("", word) for word in text.split(" ")))


def inflections(word: str) -> Iterator[str]:
    """The plain English inflections of a noun or verb: plural, past and -ing; both forms if the stress decides on doubling."""
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
    elif low.endswith(_SIBILANTS):
        yield f"{word}{word[-1]}es" if low.endswith("z") and _DOUBLING.search(low) else f"{word}es"
    else:
        yield f"{word}s"
        if low.endswith("o"):
            yield f"{word}es"


def _stems(word: str, low: str) -> Iterator[str]:
    """The stems that take -ed and -ing."""
    if low.endswith("c"):
        yield f"{word}k"
        return
    doubling = _DOUBLING.search(low)
    if doubling:
        yield word + word[-1]
    if not doubling or len(_VOWELS.findall(low)) > 1:
        yield word
