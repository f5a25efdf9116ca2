"""Words and names that a project accepts: what the readers of lists make, and what the lexicon asks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

_SIGNS = frozenset("\\=+#")


class WordEntry(NamedTuple):
    """A line of a list: what it accepts, ``exact`` (no other case) or ``inflected`` (its forms too), and where it stands."""

    text: str
    exact: bool = False
    inflected: bool = False
    path: str = ""
    line: int = 0

    @property
    def written(self) -> str:
        """As it is written in a list."""
        text = self.text
        if not _SIGNS.isdisjoint(text):
            text = re.sub(r"(?:\A|(?<= ))#|\A=|\+\Z", r"\\\g<0>", text.replace("\\", "\\\\"))
        return f"{'=' if self.exact else ''}{text}{'+' if self.inflected else ''}"

    @property
    def place(self) -> str:
        """``path:line``."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True)
class WordList:
    """Entries in order, each once. Made by ``of``, ``read_word_list`` or by joining: ``one | other``."""

    entries: tuple[WordEntry, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[WordEntry]) -> WordList:
        """The list of entries that come in any order."""
        return cls(tuple(sorted(set(entries))))

    @classmethod
    def joined(cls, lists: Iterable[WordList]) -> WordList:
        """All entries of several lists; their order doesn't count."""
        kept = [words for words in lists if words]
        return kept[0] if len(kept) == 1 else cls.of(entry for words in kept for entry in words.entries)

    def __or__(self, other: WordList) -> WordList:
        return WordList.joined((self, other))

    def __hash__(self) -> int:
        # Settings are looked up once a file: hashing thousands of entries each time would cost more than checking it.
        return int(self.digest, 16)

    def __reduce__(self) -> tuple[Callable[..., WordList], tuple[Any, ...]]:
        # Settings go to other processes with each load of work: by columns a list travels in a fifth of the time.
        return _of_columns, tuple(zip(*self.entries, strict=True))

    def __bool__(self) -> bool:
        return bool(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[WordEntry]:
        return iter(self.entries)

    @cached_property
    def digest(self) -> str:
        """Changes when what is accepted does; where an entry stands doesn't count."""
        written = sorted({entry.written for entry in self.entries})
        return hashlib.blake2b("\n".join(written).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _of_columns(*columns: tuple[Any, ...]) -> WordList:
    return WordList(tuple(map(WordEntry._make, zip(*columns, strict=True))))
