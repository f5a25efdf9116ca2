"""Forms of English verbs, from a table."""

from __future__ import annotations

from pathlib import Path

_TABLE = Path(__file__).parent.parent / "data" / "verbs.tsv"
_AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "am",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
    ]
)


class Verbs:
    """Looks up which form of a verb a word is. All words are lower case."""

    def __init__(self, rows: list[list[str]]) -> None:
        self._third = {row[1]: row[0] for row in rows}
        self._past = {row[2]: row[0] for row in rows}
        self._participle = {row[3]: row[0] for row in rows}
        self._base = {row[0] for row in rows}
        self._only = {row[1] for row in rows if row[5] == "verb"}

    @classmethod
    def load(cls) -> Verbs:
        """The shipped table."""
        lines = _TABLE.read_text(encoding="utf-8").split("\n")[1:]
        return cls([line.split("\t") for line in lines if line])

    def base(self, word: str) -> bool:
        """Whether it is a base form ("say")."""
        return word in self._base

    def third_person(self, word: str) -> bool:
        """Whether it is a third person ("says")."""
        return word in self._third

    def past(self, word: str) -> bool:
        """Whether it is a past form ("said")."""
        return word in self._past

    def participle(self, word: str) -> bool:
        """Whether it is a past participle ("said", "written")."""
        return word in self._participle

    def finite(self, word: str) -> bool:
        """Whether it can be the verb of a sentence: third person, past, or an auxiliary."""
        return word in self._third or word in self._past or word in _AUXILIARIES

    def only_verb(self, word: str) -> bool:
        """Whether a third person is no plural noun ("describes", not "plans")."""
        return word in self._only
