"""The frozen tables that facts and rules read."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from checker.base.data_files import DATA, compiled, plain_yaml
from checker.base.patterns import pattern
from checker.model.word_list import WordList
from checker.words.inflection import Inflection
from checker.words.lexicon import Lexicon, Shipped
from checker.words.likely_words import LikelyWords
from checker.words.name_table import HouseName, names_from, own_names
from checker.words.verbs import Verbs

_FIRST = pattern(r"[^\W_]+")


@dataclass(frozen=True)
class Resources:
    """Lexicon, verbs and tables; ``accepted`` are a project's words and names, ``names`` is its own table of names."""

    accepted: WordList | frozenset[str] = frozenset()
    names: Path | None = None
    _tables: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    _shipped: Shipped = field(default_factory=Shipped, compare=False, repr=False)

    def for_project(self, accepted: WordList | frozenset[str], names: Path | None) -> Resources:
        """The same tables with another project's words and names; what was read stays shared."""
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
    def inflection(self) -> Inflection:
        """How the forms of a verb belong together."""
        return Inflection(self.verbs, self.lexicon, self.rows("irregular_verbs"), self.words("doubling_verbs"))

    @cached_property
    def likely_words(self) -> LikelyWords:
        """The words that unknown ones may stand for."""
        known = {row[0]: row[1] for row in self.rows("misspellings")}
        return LikelyWords(self.lexicon, known, self.lines("prefixes"), self.lines("run_on_words"))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations with their full stops, folded. They don't end a sentence."""
        return frozenset(word.lower() for word in self.lines("abbreviations"))

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of ``data/NAME.txt`` without comments."""
        if name not in self._tables:
            self._tables[name] = tuple(_lines(DATA / f"{name}.txt"))
        found: tuple[str, ...] = self._tables[name]
        return found

    def words(self, name: str) -> frozenset[str]:
        """The words of ``data/NAME.txt``; a line may hold several."""
        key = f"{name}.words"
        if key not in self._tables:
            self._tables[key] = frozenset(word for line in self.lines(name) for word in line.split())
        found: frozenset[str] = self._tables[key]
        return found

    @property
    def say_forms(self) -> frozenset[str]:
        """All forms of the verbs of saying."""
        if "say_forms" not in self._tables:
            self._tables["say_forms"] = frozenset(form for row in self.rows("say_verbs") for form in row)
        found: frozenset[str] = self._tables["say_forms"]
        return found

    @property
    def given_names(self) -> frozenset[str]:
        """Given names that are no common words, as they are written."""
        if "given names" not in self._tables:
            names = (name for row in self.rows("given_sexes") for name in row[1].split())
            self._tables["given names"] = frozenset(names)
        found: frozenset[str] = self._tables["given names"]
        return found

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The rows of ``data/NAME.tsv``, without comments."""
        if name not in self._tables:
            self._tables[name] = tuple(tuple(line.split("\t")) for line in _lines(DATA / f"{name}.tsv"))
        found: tuple[tuple[str, ...], ...] = self._tables[name]
        return found

    def table(self, name: str) -> Any:
        """The content of ``data/NAME.yaml`` with every scalar as a string; in a wheel it is JSON."""
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
        """The house style for names: the project's own table, or the shipped one. Raises UsageError."""
        return own_names(self.names) if self.names else names_from(self.table("house_names"), "house_names.yaml")

    @cached_property
    def house_variants(self) -> Mapping[str, Sequence[tuple[HouseName, str]]]:
        """The variants of these names with their entries, by first word (folded)."""
        found: dict[str, list[tuple[HouseName, str]]] = defaultdict(list)
        for entry in self.house_names:
            for variant in entry.variants:
                first = _FIRST.match(variant.lower())
                found[first[0] if first else ""].append((entry, variant))
        return found

    @cached_property
    def digest(self) -> str:
        """A hash that changes whenever a table does."""
        digest = hashlib.blake2b(digest_size=8)
        for path in sorted(DATA.rglob("*.*")):
            digest.update(f"{path.name} {path.stat().st_size}".encode())
        digest.update(self.lexicon.digest.encode())
        if self.names:
            digest.update(repr(self.house_names).encode())
        return digest.hexdigest()


def _lines(path: Path) -> Iterator[str]:
    """The lines of a table without comments and blank lines."""
    return (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
