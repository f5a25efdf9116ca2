"""Known words and names, looked up without loading them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from checker.facts.patterns import pattern

_FOLDER = Path(__file__).parent.parent / "data" / "lexicon"
_FREQUENT = 20_000
_PARTS = pattern(r"[-‑]")


class _Groups:
    """Words in lines by their first three letters. A word is searched for in its line: taking the lines apart would cost a short run more."""

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
        """All words of a first letter (folded)."""
        for start, line in self._lines.items():
            if start[:1] == letter:
                yield from line.split()


class Lexicon:
    """Words, names, the house list and what the user accepted. Immutable but for what it has looked up."""

    def __init__(self, accepted: frozenset[str]) -> None:
        self.accepted = accepted
        self._accepted_folded = frozenset(word.casefold() for entry in accepted for word in (entry, *entry.split()))

    @classmethod
    def load(cls, accepted: frozenset[str] = frozenset()) -> Lexicon:
        """The shipped lexicon with the user's own words and names."""
        return cls(accepted)

    @cached_property
    def _words(self) -> _Groups:
        return _Groups(_FOLDER / "words.txt")

    @cached_property
    def _names(self) -> _Groups:
        return _Groups(_FOLDER / "names.txt", fold=True)

    @cached_property
    def _house(self) -> frozenset[str]:
        lines = (_FOLDER / "house.txt").read_text(encoding="utf-8").splitlines()
        return frozenset(line for line in lines if line and not line.startswith("#"))

    @cached_property
    def _house_folded(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self._house)

    @cached_property
    def _seen(self) -> set[str]:
        """Words that were found known."""
        return set()

    @cached_property
    def _strangers(self) -> set[str]:
        """Words that were found unknown."""
        return set()

    def is_word(self, word: str) -> bool:
        """Whether it is a common English word, as written."""
        return word in self._words or word in self._house

    def is_name(self, word: str) -> bool:
        """Whether it is a name or an abbreviation on the list, or an accepted one; capitals don't count."""
        folded = word.casefold()
        return folded in self._accepted_folded or folded in self._names or (word[:1].isupper() and word in self._house)

    def knows(self, word: str) -> bool:
        """Whether it is a word or a name of any list, folded; a possessive as its owner, a compound where each part is known."""
        folded = word.casefold().replace("’", "'")
        if self._is_known(folded):
            return True
        if folded.endswith(("'s", "s'")) and self._is_known(folded[:-2] if folded.endswith("'s") else folded[:-1]):
            return True
        parts = _PARTS.split(folded)
        return len(parts) > 1 and all(not part or part.isdigit() or self._is_known(part) for part in parts)

    def _is_known(self, folded: str) -> bool:
        return (
            len(folded) < 2
            or folded in self.frequent
            or folded in self._words
            or folded in self._house_folded
            or folded in self._accepted_folded
            or self.is_name(folded)
        )

    def unknown(self, words: frozenset[str]) -> frozenset[str]:
        """Of folded words of letters alone, those that no list knows. Texts share most of their words: each is looked up once."""
        fresh = {word for word in words - self._seen - self._strangers if word.isalpha()}
        strangers = {word for word in fresh if not self._is_known(word)}
        self._strangers.update(strangers)
        self._seen.update(words - strangers)
        return words & self._strangers

    def words_starting(self, letter: str) -> list[str]:
        """All common words of a first letter (lower case)."""
        return list(self._words.starting(letter))

    def words_like(self, letter: str, lengths: Iterable[int]) -> list[str]:
        """The common words of a first letter (lower case) that have one of the lengths."""
        if letter not in self._by_length:
            groups: dict[int, list[str]] = defaultdict(list)
            for word in self.words_starting(letter):
                groups[len(word)].append(word)
            self._by_length[letter] = groups
        return [word for length in lengths for word in self._by_length[letter].get(length, ())]

    @cached_property
    def _by_length(self) -> dict[str, dict[int, list[str]]]:
        return {}

    def rank(self, word: str) -> int:
        """Where a word (lower case) stands among the frequent ones: the less, the more frequent; a large number for others."""
        at = self._by_frequency.find(f" {word} ")
        return at if at >= 0 else len(self._by_frequency)

    @cached_property
    def _by_frequency(self) -> str:
        """The ranked words as one line: searching it for a few words costs less than numbering them all."""
        return " " + (_FOLDER / "frequencies.txt").read_text(encoding="utf-8").partition("\n")[2].strip() + " "

    @cached_property
    def frequent(self) -> frozenset[str]:
        """The 20,000 most frequent words."""
        return frozenset(self._by_frequency.split(None, _FREQUENT)[:_FREQUENT])

    @cached_property
    def digest(self) -> str:
        """Changes when the accepted words do."""
        import hashlib  # noqa: PLC0415 - costs more than most texts, and few ask

        return hashlib.blake2b("\n".join(sorted(self.accepted)).encode(), digest_size=8).hexdigest()
