"""Lists of other programs brought over: cspell, Vale, Hunspell, and plain text."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from checker.model.errors import UsageError
from checker.model.word_list import WordEntry

KINDS = ("cspell", "vale", "hunspell")
_SHOWN = {"cspell": "cspell", "vale": "Vale", "hunspell": "Hunspell"}
_CONFIGURATIONS = frozenset({".json", ".jsonc", ".yaml", ".yml", ".toml"})


class LeftOut(NamedTuple):
    """What a list of words can't say: where it stands, its text, and why."""

    place: str
    text: str
    why: str


@dataclass(frozen=True)
class Imported:
    """What a file gave: the entries in order, each once, and what was left out."""

    path: str
    kind: str
    entries: tuple[WordEntry, ...]
    left_out: tuple[LeftOut, ...] = ()

    @classmethod
    def of(cls, path: Path, kind: str, entries: Iterable[WordEntry], left_out: Iterable[LeftOut]) -> Imported:
        """Entries that come in any order; a word that is accepted in any case needs no entry with capitals."""
        kept = {entry._replace(path="", line=0) for entry in entries}
        kept -= {entry for entry in kept if _follows(entry, kept)}
        ordered = sorted(kept, key=lambda entry: (entry.text.casefold(), entry))
        return cls(path.as_posix(), kind, tuple(ordered), tuple(dict.fromkeys(left_out)))


def import_list(named: str) -> Imported:
    """What a file holds. ``named`` is its path, after ``cspell=``, ``vale=`` or ``hunspell=`` where its name doesn't tell. Raises UsageError."""
    kind, separator, rest = named.partition("=")
    if separator and kind in KINDS:
        path = Path(rest)
    else:
        path = Path(named)
        kind = kind_of(path)
    if not path.is_file():
        raise UsageError(f"{path.as_posix()}: no such file")
    module = importlib.import_module(f"checker.words.imports.{kind}")
    found: Imported = module.import_file(path)
    return found


def kind_of(path: Path) -> str:
    """Of which program a list is, by its name. Raises UsageError for a name that tells none."""
    name = path.name.lower()
    if name.endswith(".dic"):
        return "hunspell"
    if name in ("accept.txt", "reject.txt"):
        return "vale"
    if path.suffix.lower() in _CONFIGURATIONS or name.endswith((".txt", ".dict", ".words")) or "." not in name:
        return "cspell"
    advice = {
        ".aff": "name the .dic file beside it",
        ".gz": "unpack it",
        ".trie": "name the text file that it was made from",
    }
    hint = advice.get(path.suffix.lower(), "put cspell=, vale= or hunspell= before it")
    raise UsageError(f"{path.as_posix()}: its name doesn't tell what it is: {hint}")


def rendered(lists: Sequence[Imported]) -> Iterator[str]:
    """The lines of a ``words.txt`` with the entries of all lists, each under the file that has it first, and what was left out."""
    seen: set[WordEntry] = set()
    for found in lists:
        fresh = [entry for entry in found.entries if entry not in seen]
        seen.update(fresh)
        many = "entry" if len(fresh) == 1 else "entries"
        yield f"# From {found.path} ({_SHOWN[found.kind]}): {len(fresh)} {many}\n"
        yield from (f"{entry.written}\n" for entry in fresh)
        if found.left_out:
            yield f"# Left out of {found.path}:\n"
        yield from (f"#   {left.place}: {_one_line(left.text)}  ({left.why})\n" for left in found.left_out)
        yield "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _follows(entry: WordEntry, kept: set[WordEntry]) -> bool:
    """Whether an entry in lower case accepts it already."""
    low = entry.text.lower()
    return low != entry.text and not entry.exact and entry._replace(text=low) in kept
