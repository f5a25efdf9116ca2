"""The frozen tables that facts and rules read."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.base.data import DATA
from checker.base.parsed_yaml import compiled, plain_yaml
from checker.base.patterns import pattern
from checker.words.lexicon import Lexicon, Shipped
from checker.words.name_table import HouseName, names_from, own_names
from checker.words.verbs import Verbs

if TYPE_CHECKING:
    from checker.model.word_list import WordList

_FIRST = pattern(r"[^\W_]+")


@dataclass(frozen=True)
class Resources:
    """Lexicon, verbs and tables; ``accepted`` are words and names of the house, ``names`` its own table of names."""

    accepted: WordList | frozenset[str] = frozenset()
    names: Path | None = None
    _tables: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    _shipped: Shipped = field(default_factory=Shipped, compare=False, repr=False)

    def of_house(self, accepted: WordList | frozenset[str], names: Path | None) -> Resources:
        """The same tables with the words and names of another house, for files that have their own: what is read stays shared."""
        if (accepted, names) == (self.accepted, self.names):
            return self
        return Resources(accepted, names, self._tables, self._shipped)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Known words and names, the accepted ones included."""
        return Lexicon.load(self.accepted, self._shipped)

    @cached_property
    def verbs(self) -> Verbs:
        """Forms of English verbs."""
        return Verbs.load()

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations with their stops, folded: after one of them a stop ends no sentence."""
        return frozenset(word.lower() for word in self.lines("abbreviations"))

    def lines(self, name: str) -> tuple[str, ...]:
        """The entries of ``data/NAME.txt``, one a line, without comments."""
        if name not in self._tables:
            text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
            self._tables[name] = tuple(line for line in text.splitlines() if line and not line.startswith("#"))
        found: tuple[str, ...] = self._tables[name]
        return found

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The rows of ``data/NAME.tsv``, without comments."""
        if name not in self._tables:
            text = (DATA / f"{name}.tsv").read_text(encoding="utf-8")
            lines = (line for line in text.splitlines() if line and not line.startswith("#"))
            self._tables[name] = tuple(tuple(line.split("\t")) for line in lines)
        found: tuple[tuple[str, ...], ...] = self._tables[name]
        return found

    def table(self, name: str) -> Any:
        """The content of ``data/NAME.yaml``, every scalar a string; a wheel has it as JSON."""
        if name not in self._tables:
            made = DATA / f"{name}.json"
            self._tables[name] = (
                json.loads(made.read_bytes())
                if made.exists()
                else compiled(name, [DATA / f"{name}.yaml"], lambda files: plain_yaml(files[0]))
            )
        return self._tables[name]

    @cached_property
    def house_names(self) -> tuple[HouseName, ...]:
        """The table of names in force: the house's own where it has one, else the shipped. Raises UsageError."""
        return own_names(self.names) if self.names else names_from(self.table("house_names"), "house_names.yaml")

    @cached_property
    def house_variants(self) -> Mapping[str, Sequence[tuple[HouseName, str]]]:
        """The variants of the table of names in force, each with its entry, by their first word (folded)."""
        found: dict[str, list[tuple[HouseName, str]]] = defaultdict(list)
        for entry in self.house_names:
            for variant in entry.variants:
                first = _FIRST.match(variant.lower())
                found[first[0] if first else ""].append((entry, variant))
        return found

    @cached_property
    def digest(self) -> str:
        """Changes whenever a table does."""
        import hashlib  # noqa: PLC0415 - costs more than most texts, and few ask

        digest = hashlib.blake2b(digest_size=8)
        for path in sorted(DATA.rglob("*.*")):
            digest.update(f"{path.name} {path.stat().st_size}".encode())
        digest.update(self.lexicon.digest.encode())
        if self.names:
            digest.update(repr(self.house_names).encode())
        return digest.hexdigest()
