"""Readability of whole sentences: eight figures by textstat, offline, on our own sentence split and syllable table.

textstat splits sentences at every full stop, so it gets text in which each sentence keeps one, its last. It would fetch
a pronouncing dictionary from the network; it gets our table of syllables instead. The syllables of words that the table
lacks are counted by their hyphenation points (pyphen), as textstat does for other languages.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nsmallest
from importlib import resources
from types import ModuleType
from typing import Any, NamedTuple

from checker.model.readability import HardSentence, ParagraphFigures, Readability
from checker.readability.figures import FIGURES, count, figures_of

LEAST_WORDS = 100
"""A text with fewer words gets no figures: one more sentence would change them."""
LEAST_WORDS_OF_PARAGRAPH = 25
"""The same for a paragraph: enough to compare it with others, not to grade it."""
LEAST_SHARE = 2 / 3
"""Under this share of whole sentences, the rest says too little about the text."""
LEAST_SENTENCES_FOR_SMOG = 30
"""Sentences for which SMOG was defined (McLaughlin 1969)."""
HARDEST = 5
"""How many hard sentences are reported."""

_SHORTEST = 3  # textstat does not count sentences of one or two words
_FULL_WEIGHT = 12  # words from which the length of words weighs in full
_LONG_WORD = 4  # syllables

_GAP = re.compile(r"\.{2,}|[…–—]")  # separates the words on either side even without a space
_STOP = re.compile(r"[.!?]")
_CHUNK = re.compile(r"\S*\w\S*")
_NOT_OF_WORD = re.compile(r"[^\w']|^'+|'+$")
_SUBORDINATE = re.compile(
    r"\b(?:because|although|though|unless|if|whether|whereas|while|when|where)\b"
    r"|(?<=[\w,;'\"”)] )(?:who|whom|whose|which)\b"
    r"|\b(?:after|before|since|until|as|that) (?=(?:I|you|he|she|it|we|they|there)\b)"
    r"|\bthat (?=(?:the|an?|his|her|its|their|this|these)\b)"
    r"|\bthat (?=(?:is|are|was|were|has|have|had|will|would|can|could|may|might)\b)",
    re.IGNORECASE,
)  # only what is surely a clause: "after", "since", "as" and the like count only before a pronoun


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    prepared: str
    words: tuple[str, ...]


class _Measured(NamedTuple):
    """What is kept of a sentence: a long text has many."""

    start: int
    end: int
    words: int
    syllables: int
    long_words: int
    clauses: int


class SyllableTable:
    """Syllables of English words in the form textstat reads: a list of pronunciations, each a list of phones."""

    def __init__(self, table: str) -> None:
        self._lines: dict[str, list[str]] = {}
        for line in table.splitlines():
            self._lines.setdefault(line.partition("\t")[0], []).append(line)
        self._words: dict[str, dict[str, list[list[str]]]] = {}

    def __getitem__(self, word: str) -> list[list[str]]:
        """One pronunciation of the word. Raises KeyError if the table lacks it."""
        start = word[:2]
        words = self._words.get(start)
        if words is None:
            words = self._words[start] = self._read(start)
        return words[word]

    def _read(self, start: str) -> dict[str, list[list[str]]]:
        words: dict[str, list[list[str]]] = {}
        for line in self._lines.get(start, ()):
            _, count, rests = line.split("\t")
            phones = [["0"] * int(count)]  # a phone that ends in a digit bears a syllable
            words.update(dict.fromkeys([start + rest for rest in rests.split(" ")], phones))
        return words


def score(
    sentences: Sequence[tuple[int, int, str]],
    skipped: int,
    paragraphs: Sequence[tuple[int, int]] = (),
    *,
    broken: int = 0,
) -> Readability:
    """Score whole sentences, each given as start, end (code points of the source) and text.

    Sentences of one or two words are skipped too: textstat cannot count them. ``skipped`` is the number of sentences
    that the caller left out; the result's ``sentences_skipped`` is that and these. ``paragraphs`` are start and end
    (code points of the source) of the paragraphs to score by themselves, in their order. ``broken`` is how many of the
    skipped ones are sentences of running text that are not whole.
    """
    scored = [_measured(sentence) for sentence in _scored(sentences)]
    words = sum(sentence.words for sentence in scored)
    reason = _why_no_figures(words, len(sentences), broken)
    figures: dict[str, float | None] = dict.fromkeys(FIGURES)
    if not reason:
        figures.update(figures_of(count(_textstat(), (sentence.prepared for sentence in _scored(sentences)))))
    if len(scored) < LEAST_SENTENCES_FOR_SMOG:
        figures["smog_index"] = None
    return Readability(
        **figures,
        sentences_scored=len(scored),
        sentences_skipped=skipped + len(sentences) - len(scored),
        words_scored=words,
        hardest=_hardest(scored),
        paragraphs=tuple(_by_paragraph(scored, paragraphs, enough=not reason)),
        unscored=reason,
    )


def _scored(sentences: Sequence[tuple[int, int, str]]) -> Iterator[_Sentence]:
    """Those that are long enough, one after another."""
    return (made for made in (_prepare(*sentence) for sentence in sentences) if len(made.words) >= _SHORTEST)


def _why_no_figures(words: int, whole: int, broken: int) -> str:
    if whole < LEAST_SHARE * (whole + broken):
        return f"only {whole} of {whole + broken} sentences are complete"
    return f"fewer than {LEAST_WORDS} words in complete sentences" if words < LEAST_WORDS else ""


def _prepare(start: int, end: int, text: str) -> _Sentence:
    """The sentence as textstat should see it: with one full stop, its last, and straight apostrophes."""
    prepared = " ".join(_STOP.sub("", _GAP.sub(" ", text.replace("’", "'"))).split())
    # Words recur: interning keeps each once.
    return _Sentence(start, end, prepared + ".", tuple(map(sys.intern, _CHUNK.findall(prepared))))


def _measured(sentence: _Sentence) -> _Measured:
    syllables = [_syllables(word) for word in sentence.words]
    long_words = sum(number >= _LONG_WORD for number in syllables)
    clauses = len(_SUBORDINATE.findall(sentence.prepared))
    return _Measured(sentence.start, sentence.end, len(syllables), sum(syllables), long_words, clauses)


def _by_paragraph(
    sentences: Sequence[_Measured], paragraphs: Sequence[tuple[int, int]], *, enough: bool
) -> Iterator[ParagraphFigures]:
    """Each paragraph that has a scored sentence; ``enough``: the text as a whole gets figures."""
    starts = [start for start, _ in paragraphs]
    found: defaultdict[int, list[_Measured]] = defaultdict(list)
    for sentence in sentences:
        found[bisect_right(starts, sentence.start) - 1].append(sentence)
    for index, (start, end) in enumerate(paragraphs):
        if inside := found.get(index):
            words = sum(sentence.words for sentence in inside)
            long_enough = enough and words >= LEAST_WORDS_OF_PARAGRAPH
            syllables = sum(sentence.syllables for sentence in inside)
            ease = flesch(len(inside), words, syllables) if long_enough else None
            yield ParagraphFigures(start, end, len(inside), words, ease)


def flesch(sentences: int, words: int, syllables: int) -> float:
    """Reading ease from counts (Flesch 1948), to one decimal."""
    return round(206.835 - 1.015 * words / sentences - 84.6 * syllables / words, 1)


def _hardest(sentences: Sequence[_Measured]) -> tuple[HardSentence, ...]:
    """The hardest sentences by ``difficulty``, the hardest first; of equal ones, the earlier."""
    hardest = nsmallest(
        HARDEST, sentences, key=lambda one: (-difficulty(one.words, one.syllables, one.clauses), one.start)
    )
    return tuple(HardSentence(one.start, one.end, _why(one)) for one in hardest)


def difficulty(words: int, syllables: int, clauses: int) -> float:
    """Years of schooling: the Flesch-Kincaid grade of the sentence alone, and one more for each subordinate clause.

    Under 12 words, syllables per word weigh less: three long words are no hard sentence.
    """
    weight = min(1.0, words / _FULL_WEIGHT)
    return 0.39 * words + weight * 11.8 * syllables / words - 15.59 + clauses


def _why(sentence: _Measured) -> str:
    """The length, and what else makes it hard: its clauses, or its long words if it has few clauses."""
    length, long_words, clauses = f"{sentence.words} words", sentence.long_words, sentence.clauses
    if clauses and (clauses > 1 or not long_words):
        return f"{length}, {clauses} subordinate clause{'s' if clauses > 1 else ''}"
    return f"{length}, {long_words} of them with four or more syllables" if long_words else length


@lru_cache(maxsize=1 << 16)  # a corpus has no end of new words
def _syllables(chunk: str) -> int:
    word = _NOT_OF_WORD.sub("", chunk).lower()
    try:
        return len(_table()[word][0])
    except KeyError:
        count: int = _textstat().syllable_count(word)
        return count


@cache
def _table() -> SyllableTable:
    return SyllableTable(resources.files("checker").joinpath("data/syllables/syllables.tsv").read_text("ascii"))


@cache
def _textstat() -> ModuleType:
    """textstat with our table in place of the dictionary that it would fetch."""
    _defer_import("nltk")
    counting = importlib.import_module("textstat.backend.counts._count_syllables")
    # A private name, as there is no public way to give textstat a table: its version is pinned, and a test holds it to
    # the contract.
    counting.get_cmudict = lambda _language: _table()  # type: ignore[attr-defined]
    return importlib.import_module("textstat")


def _defer_import(name: str) -> None:
    """Imports a module without running it, which its first attribute does: textstat imports nltk (0.6 s) for that
    dictionary alone.

    The lazy modules of importlib don't help: in Python 3.11 a second import statement runs them.
    """
    spec = importlib.util.find_spec(name) if name not in sys.modules else None
    if spec is None or spec.loader is None:
        return
    loader = spec.loader
    module = sys.modules[name] = importlib.util.module_from_spec(spec)

    def run(attribute: str) -> Any:
        del module.__getattr__
        loader.exec_module(module)
        return getattr(module, attribute)

    module.__getattr__ = run  # type: ignore[method-assign]
