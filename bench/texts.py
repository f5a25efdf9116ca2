"""Makes news articles from the words and sentences of texts.tsv: the same number gives the same article."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from pathlib import Path

_TABLE = Path(__file__).with_name("texts.tsv")
_ARTICLE_BYTES = 3500
_HEAD_BYTES = 250
_CAST = 8  # persons in a story; two of them stand in its front
_NUMBERS = {"digit": (2, 9), "teens": (12, 19), "tens": (21, 98), "hundreds": (120, 980), "year": (1988, 2019)}


class Slots(dict[str, str]):
    """What a sentence's slots are filled with: the story's own names, else a word of the slot's kind."""

    def __init__(self, words: dict[str, list[str]], rng: random.Random) -> None:
        super().__init__()
        self._words, self._rng = words, rng
        self._cast = [f"{self['given']} {self['start']}{self['end']}" for _ in range(_CAST)]
        self.update(town=self["place"], day=self["weekday"], first=self._cast[0], second=self._cast[1])
        self.update({f"{who}_last": self[who].split()[-1] for who in ("first", "second")})

    def __missing__(self, slot: str) -> str:
        kind, _, case = slot.partition("_")
        word = self.get(kind) or self._word(kind)
        return word.upper() if case == "upper" else word[0].upper() + word[1:] if case == "cap" else word

    def _word(self, kind: str) -> str:
        if kind == "person":
            return self._rng.choice(self._cast[2:])
        if kind == "thousands":
            return f"{self._rng.randint(12, 98) * 100:,}"
        if kind in _NUMBERS:
            return str(self._rng.randint(*_NUMBERS[kind]))
        return self._rng.choice(self._words[kind]).format_map(self)


class Newsroom:
    """Writes articles."""

    def __init__(self, table: Path = _TABLE) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        for line in table.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                kind, _, words = line.partition("\t")
                self._words[kind].append(words)

    def articles(self) -> Iterator[str]:
        """Articles without end."""
        return (self.article(number) for number in count())

    def article(self, number: int) -> str:
        """A headline, a dateline and paragraphs; each fifth article is scraped into one paragraph."""
        rng = random.Random(f"article {number}")
        slots = Slots(self._words, rng)
        headline = rng.choice(self._words["headline"]).format_map(slots)
        lead = rng.choice(self._words["lead"]).format_map(slots)
        sentences = self._sentences(rng, slots)
        paragraphs = list(_paragraphs([f"{slots['town'].upper()} – {lead}", *sentences], rng))
        return (" " if number % 5 == 4 else "\n\n").join([headline, *paragraphs]) + "\n"

    def _sentences(self, rng: random.Random, slots: Slots) -> list[str]:
        """As many as make an article, no two alike, a few of them quotations and a handful damaged."""
        odd = rng.sample(self._words["quote"], 4) + rng.sample(self._words["defect"], rng.randint(3, 5))
        chosen = [sentence.format_map(slots) for sentence in odd]
        size = sum(map(len, chosen)) + _HEAD_BYTES
        for sentence in rng.sample(self._words["sentence"], len(self._words["sentence"])):
            if size >= _ARTICLE_BYTES:
                break
            chosen.append(sentence.format_map(slots))
            size += len(chosen[-1])
        rng.shuffle(chosen)
        return chosen


def _paragraphs(sentences: list[str], rng: random.Random) -> Iterator[str]:
    start = 0
    while start < len(sentences):
        end = start + rng.randint(2, 5)
        yield " ".join(sentences[start:end])
        start = end


def one_text(articles: Iterator[str], size: int) -> str:
    """Articles one after another, up to ``size`` bytes."""
    parts: list[str] = []
    total = 0
    for article in articles:
        parts.append(article)
        total += len(article.encode()) + 1
        if total >= size:
            break
    return "\n".join(parts).encode()[:size].decode(errors="ignore")
