"""Known words and names, looked up without loading all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from checker.base.data_files import DATA
from checker.base.patterns import pattern
from checker.model.word_list import WordEntry, WordList
from checker.words.accepted import AcceptedWords, fold, owners_of, single_words, takes
from checker.words.lists import list_of_words

_FOLDER = DATA / "lexicon"
_FREQUENT = 20_000
_COMMONEST = 5_000
_PARTS = pattern(r"[-‑]")
_JOINTS = pattern(r"[-‑']")


class _Groups:
    """Words in lines by their first three letters. A lookup searches the line of a word: splitting all lines would slow a short run down."""

    def __init__(self, path: Path, *, fold: bool = False) -> None:
        text = path.read_text(encoding="utf-8").partition("\n")[2]
        lines = (text.casefold() if fold else text).split("\n")
        self._lines = {line[1:4].strip().casefold(): line for line in lines if line}
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            line = self._lines.get(word[:3].casefold(), "")
            known = self._known[word] = f" {word} " in line and " " not in word
        return known

    def starting(self, letter: str) -> Iterator[str]:
        """All words with this first letter (folded)."""
        for start, line in self._lines.items():
            if start[:1] == letter:
                yield from line.split()


class Shipped:
    """The shipped lists, each read on first use. The lexicons of several projects share one."""

    @cached_property
    def words(self) -> _Groups:
        """Common words, lower case."""
        return _Groups(_FOLDER / "words.txt")

    @cached_property
    def rare(self) -> _Groups:
        """Further words, lower case: too rare to be suggested, but no misspellings."""
        return _Groups(_FOLDER / "rare.txt")

    @cached_property
    def names(self) -> _Groups:
        """Names and abbreviations, folded."""
        return _Groups(_FOLDER / "names.txt", fold=True)

    @cached_property
    def news(self) -> frozenset[str]:
        """News vocabulary that the other lists lack, as written."""
        lines = (_FOLDER / "house.txt").read_text(encoding="utf-8").splitlines()
        return frozenset(line for line in lines if line and not line.startswith("#"))

    @cached_property
    def news_folded(self) -> frozenset[str]:
        """The same, folded."""
        return frozenset(word.casefold() for word in self.news)

    @cached_property
    def by_frequency(self) -> str:
        """The words by frequency as one line: searching it for a few words costs less than numbering all."""
        return " " + (_FOLDER / "frequencies.txt").read_text(encoding="utf-8").partition("\n")[2].strip() + " "

    @cached_property
    def frequent(self) -> frozenset[str]:
        """The 20,000 most frequent words."""
        return frozenset(self.by_frequency.split(None, _FREQUENT)[:_FREQUENT])

    @cached_property
    def ranked(self) -> frozenset[str]:
        """The words whose frequency is known, and the news vocabulary."""
        return frozenset(self.by_frequency.split()) | self.news

    @cached_property
    def commonest(self) -> frozenset[str]:
        """The 5,000 most frequent words."""
        return frozenset(self.by_frequency.split(None, _COMMONEST)[:_COMMONEST])

    @cached_property
    def by_length(self) -> dict[str, dict[int, list[str]]]:
        """Common words by first letter and length, as far as they were looked up."""
        return {}

    def has(self, folded: str) -> bool:
        """Whether a folded word is on one of the lists."""
        return folded in self.frequent or folded in self.words or folded in self.news_folded or folded in self.names


class Lexicon:
    """Words, names, and the project's own words. Immutable but for the results of lookups."""

    def __init__(self, accepted: AcceptedWords, shipped: Shipped) -> None:
        self.accepted = accepted
        self.shipped = shipped

    @classmethod
    def load(cls, accepted: WordList | Iterable[str] = (), shipped: Shipped | None = None) -> Lexicon:
        """The shipped lexicon with a project's words and names. Single words are written as in a list."""
        words = accepted if isinstance(accepted, WordList) else list_of_words(accepted)
        return cls(AcceptedWords(words), shipped or Shipped())

    @cached_property
    def _known(self) -> set[str]:
        """Words that were looked up and are known."""
        return set()

    @cached_property
    def _unknown(self) -> set[str]:
        """Words that were looked up and are unknown."""
        return set()

    def is_word(self, word: str) -> bool:
        """Whether it is a common English word as written."""
        return word in self.shipped.words or word in self.shipped.news

    def is_rare(self, word: str) -> bool:
        """Whether it is a rare English word (lower case), which texts seldom mean but which is no misspelling."""
        return word in self.shipped.rare

    def is_name(self, word: str) -> bool:
        """Whether it is a name or an abbreviation on the list, or an accepted one; case is ignored."""
        return (
            word.casefold() in self.shipped.names
            or (word[:1].isupper() and word in self.shipped.news)
            or (bool(self.accepted) and self.accepted.has(word))
        )

    def knows(self, word: str) -> bool:
        """Whether a word is on any list, ignoring case and a possessive ending; a compound is known if each part is."""
        folded = fold(word)
        if self._is_known(folded) or any(self._is_known(owner) for owner in owners_of(folded)):
            return True
        parts = _PARTS.split(folded)
        return len(parts) > 1 and all(not part or part.isdigit() or self._is_known(part) for part in parts)

    def _is_known(self, folded: str) -> bool:
        return len(folded) < 2 or self.shipped.has(folded) or (bool(self.accepted) and self.accepted.has(folded))

    def unknown(self, words: frozenset[str]) -> frozenset[str]:
        """The folded words, made of letters only, that no list has in lower case: an entry with capitals accepts no other case.

        Texts share most of their words, so each is looked up once.
        """
        fresh = {word for word in words - self._known - self._unknown if word.isalpha()}
        unknown = {word for word in fresh if not self._is_listed(word)}
        self._unknown.update(unknown)
        self._known.update(words - unknown)
        return words & self._unknown

    def _is_listed(self, folded: str) -> bool:
        return (
            len(folded) < 2
            or self.shipped.has(folded)
            or self.shipped.has(folded.casefold())
            or (bool(self.accepted) and self.accepted.accepts(folded))
        )

    def entries_needed(self, words: Sequence[tuple[str, str]]) -> frozenset[WordEntry]:
        """The accepted entries without which some word would be unknown. ``words`` are pairs: folded, as written."""
        if not self.accepted:
            return frozenset()
        wanted = {
            word: [part for part in (word, *_JOINTS.split(word)) if self._needs_entry(part)]
            for word in {folded for folded, _ in words}
        }
        found: set[WordEntry] = set()
        for folded, as_written in words:
            if wanted[folded]:
                written = as_written.replace("’", "'")
                for part in (written, *_JOINTS.split(written)):
                    found.update(entry for entry in self.accepted.by_word.get(fold(part), ()) if takes(entry, part))
        return frozenset(found)

    def _needs_entry(self, folded: str) -> bool:
        """Whether only the project's lists have the word."""
        return self.accepted.has(folded) and not self.shipped.has(folded.casefold())

    def is_redundant(self, entry: WordEntry) -> bool:
        """Whether the shipped lists have each of its words."""
        return all(self.shipped.has(fold(word)) for word in single_words(entry))

    def words_starting(self, letter: str) -> list[str]:
        """All common words with this first letter (lower case)."""
        return list(self.shipped.words.starting(letter))

    def words_like(self, letter: str, lengths: Iterable[int]) -> list[str]:
        """The common words with this first letter (lower case) and one of these lengths."""
        by_length = self.shipped.by_length
        if letter not in by_length:
            groups: dict[int, list[str]] = defaultdict(list)
            for word in self.words_starting(letter):
                groups[len(word)].append(word)
            by_length[letter] = groups
        return [word for length in lengths for word in by_length[letter].get(length, ())]

    def rank(self, word: str) -> int:
        """The rank of a word (lower case) by frequency, the most frequent first; a large number for rare words."""
        at = self.shipped.by_frequency.find(f" {word} ")
        return at if at >= 0 else len(self.shipped.by_frequency)

    @cached_property
    def frequent(self) -> frozenset[str]:
        """The 20,000 most frequent words."""
        return self.shipped.frequent

    @property
    def ranked(self) -> frozenset[str]:
        """The words whose frequency is known, and the news vocabulary."""
        return self.shipped.ranked

    @property
    def commonest(self) -> frozenset[str]:
        """The 5,000 most frequent words."""
        return self.shipped.commonest

    @property
    def digest(self) -> str:
        """Changes when the accepted words do."""
        return self.accepted.words.digest if self.accepted else ""
