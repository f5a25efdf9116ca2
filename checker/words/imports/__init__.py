"""Word lists of other programs, as entries of a list of ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from checker.model.word_list import WordEntry


class LeftOut(NamedTuple):
    """Something that a word list can't express: its place, its text, and why."""

    place: str
    text: str
    why: str


@dataclass(frozen=True)
class Imported:
    """The content of a file: the entries in order, each once, and what was left out."""

    path: str
    program: str
    entries: tuple[WordEntry, ...]
    left_out: tuple[LeftOut, ...] = ()

    @classmethod
    def of(cls, path: Path, program: str, found: Iterable[WordEntry | LeftOut]) -> Imported:
        """What was found, in any order. Entries that others make superfluous are dropped: of a word in lower case its
        form with capitals and its possessive."""
        items = list(found)
        entries = {item._replace(path="", line=0) for item in items if isinstance(item, WordEntry)}
        needed = sorted(
            (entry for entry in entries if not _is_superfluous(entry, entries)),
            key=lambda entry: (entry.text.casefold(), entry),
        )
        left_out = dict.fromkeys(item for item in items if isinstance(item, LeftOut))
        return cls(path.as_posix(), program, tuple(needed), tuple(left_out))


def _is_superfluous(entry: WordEntry, entries: set[WordEntry]) -> bool:
    low = entry.text.lower()
    if low != entry.text and not entry.exact and entry._replace(text=low) in entries:
        return True
    return entry.text.endswith(("'s", "’s")) and entry._replace(text=entry.text[:-2]) in entries
