"""Forms of English verbs, from a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from checker.base.data import DATA

_TABLE = DATA / "verb_forms.tsv"
_AUXILIARIES = "is are was were am has have had do does did can could will would shall should may might must"


class Verbs:
    """Looks up which form of a verb a word is. All words are lower case."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._forms = forms

    @classmethod
    def load(cls) -> Verbs:
        """The shipped table."""
        lines = _TABLE.read_text(encoding="utf-8").split("\n")[1:]
        return cls(dict(line.split("\t") for line in lines if line))

    @cached_property
    def _base(self) -> frozenset[str]:
        return frozenset(self._forms["base"].split())

    @cached_property
    def _finite(self) -> frozenset[str]:
        return frozenset(f"{self._forms['third']} {self._forms['past']} {_AUXILIARIES}".split())

    @cached_property
    def _only(self) -> frozenset[str]:
        return frozenset(self._forms["only"].split())

    def base(self, word: str) -> bool:
        """Whether it is a base form ("say")."""
        return word in self._base

    def finite(self, word: str) -> bool:
        """Whether it can be the verb of a sentence: third person, past, or an auxiliary."""
        return word in self._finite

    def only_verb(self, word: str) -> bool:
        """Whether a third person is no plural noun ("describes", not "plans")."""
        return word in self._only
