"""Readability of whole sentences: eight figures by textstat, offline, on our own sentence split and syllable table.

textstat splits sentences at every stop, so it gets text in which each sentence keeps one stop, its last. It would fetch
a pronouncing dictionary from the network; it gets our table of syllables in its place. Words that the table lacks are
counted by their hyphenation points (pyphen), as textstat does for other languages.
"""

from __future__ import annotations

import importlib
import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from types import ModuleType

from checker.model.readability import HardSentence, ParagraphFigures, Readability

LEAST_WORDS = 100
"""Words under which no figure is given: one sentence more would change it."""
LEAST_WORDS_OF_PARAGRAPH = 25
"""The same for one paragraph beside others: enough to compare them, not to grade one."""
LEAST_SENTENCES_FOR_SMOG = 30
"""Sentences for which SMOG was defined (McLaughlin 1969)."""
HARDEST = 5
"""How many hard sentences are named."""

_SHORTEST = 3  # textstat does not count sentences of one or two words
_FULL_WEIGHT = 12  # words from which the length of words weighs in full
_LONG_WORD = 4  # syllables

_FIGURES = {
    "flesch_reading_ease": "flesch_reading_ease",
    "flesch_kincaid_grade": "flesch_kincaid_grade",
    "gunning_fog": "gunning_fog",
    "smog_index": "smog_index",
    "coleman_liau_index": "coleman_liau_index",
    "automated_readability_index": "automated_readability_index",
    "dale_chall_score": "dale_chall_readability_score",
    "lix": "lix",
}  # our name: textstat's

_GAP = re.compile(r"\.{2,}|[…–—]")  # parts the words on either side even where no space does
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
)  # only what is surely a clause: "after", "since", "as" and the rest are counted before a pronoun alone


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    prepared: str
    words: tuple[str, ...]


class SyllableTable:
    """Syllables of English words in the form textstat reads: a list of pronunciations, each a list of phones."""

    def __init__(self, table: str) -> None:
        self._lines: dict[str, list[str]] = {}
        for line in table.splitlines():
            self._lines.setdefault(line.partition("\t")[0], []).append(line)
        self._words: dict[str, dict[str, list[list[str]]]] = {}

    def __getitem__(self, word: str) -> list[list[str]]:
        """One pronunciation of the word; KeyError where the table lacks it."""
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
    sentences: Sequence[tuple[int, int, str]], skipped: int, paragraphs: Sequence[tuple[int, int]] = ()
) -> Readability:
    """Score whole sentences, each given as start, end (code points of the source) and text.

    Sentences of one or two words are skipped too: textstat cannot count them. ``skipped`` is the number of sentences
    that the caller left out; the result's ``sentences_skipped`` is that and these. ``paragraphs`` are start and end
    (code points of the source) of those to be told apart, in their order.
    """
    scored = [made for made in (_prepare(*sentence) for sentence in sentences) if len(made.words) >= _SHORTEST]
    words = sum(len(sentence.words) for sentence in scored)
    figures = _figures(scored) if words >= LEAST_WORDS else dict.fromkeys(_FIGURES)
    if len(scored) < LEAST_SENTENCES_FOR_SMOG:
        figures["smog_index"] = None
    return Readability(
        **figures,
        sentences_scored=len(scored),
        sentences_skipped=skipped + len(sentences) - len(scored),
        words_scored=words,
        hardest=_hardest(scored),
        paragraphs=tuple(_by_paragraph(scored, paragraphs, whole=words)),
    )


def _prepare(start: int, end: int, text: str) -> _Sentence:
    """The sentence as textstat should see it: one stop, its last; straight apostrophes."""
    prepared = " ".join(_STOP.sub("", _GAP.sub(" ", text.replace("’", "'"))).split())
    return _Sentence(start, end, prepared + ".", tuple(_CHUNK.findall(prepared)))


def _figures(sentences: Sequence[_Sentence]) -> dict[str, float | None]:
    """The eight figures by textstat 0.7.13 (``textstat/backend/metrics``), American English, to one decimal.

    Flesch 1948, Kincaid 1975, Gunning 1952, McLaughlin 1969, Coleman and Liau 1975, Senter and Smith 1967, Dale and
    Chall (new, 1995), Björnsson 1968. Fog and Dale-Chall count names and inflected easy words as hard: high on news.
    """
    textstat = _textstat()
    text = " ".join(sentence.prepared for sentence in sentences)
    return {ours: round(getattr(textstat, theirs)(text), 1) for ours, theirs in _FIGURES.items()}


def _by_paragraph(
    sentences: Sequence[_Sentence], paragraphs: Sequence[tuple[int, int]], *, whole: int
) -> Iterator[ParagraphFigures]:
    """Each paragraph that has a scored sentence; ``whole`` is the number of scored words of all."""
    starts = [start for start, _ in paragraphs]
    found: defaultdict[int, list[_Sentence]] = defaultdict(list)
    for sentence in sentences:
        found[bisect_right(starts, sentence.start) - 1].append(sentence)
    for index, (start, end) in enumerate(paragraphs):
        if inside := found.get(index):
            words = [word for sentence in inside for word in sentence.words]
            enough = whole >= LEAST_WORDS and len(words) >= LEAST_WORDS_OF_PARAGRAPH
            ease = flesch(len(inside), len(words), sum(map(_syllables, words))) if enough else None
            yield ParagraphFigures(start, end, len(inside), len(words), ease)


def flesch(sentences: int, words: int, syllables: int) -> float:
    """Reading ease from counts (Flesch 1948), to one decimal."""
    return round(206.835 - 1.015 * words / sentences - 84.6 * syllables / words, 1)


def _hardest(sentences: Sequence[_Sentence]) -> tuple[HardSentence, ...]:
    """The hardest sentences by ``difficulty``, the hardest first; of equals the earlier."""
    measured = []
    for sentence in sentences:
        syllables = [_syllables(word) for word in sentence.words]
        clauses = len(_SUBORDINATE.findall(sentence.prepared))
        hard = HardSentence(sentence.start, sentence.end, _why(syllables, clauses))
        measured.append((-difficulty(len(syllables), sum(syllables), clauses), sentence.start, hard))
    measured.sort(key=lambda entry: entry[:2])
    return tuple(hard for *_, hard in measured[:HARDEST])


def difficulty(words: int, syllables: int, clauses: int) -> float:
    """Years of schooling: the Flesch-Kincaid grade of the sentence alone, and one more for each subordinate clause.

    Syllables a word weigh less under 12 words: three long words in a row are no hard sentence.
    """
    weight = min(1.0, words / _FULL_WEIGHT)
    return 0.39 * words + weight * 11.8 * syllables / words - 15.59 + clauses


def _why(syllables: Sequence[int], clauses: int) -> str:
    """The length, and what else makes it hard: its clauses, or its long words where clauses are few."""
    length = f"{len(syllables)} words"
    long_words = sum(count >= _LONG_WORD for count in syllables)
    if clauses and (clauses > 1 or not long_words):
        return f"{length}, {clauses} subordinate clause{'s' if clauses > 1 else ''}"
    return f"{length}, {long_words} of four syllables or more" if long_words else length


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
    textstat = _import_without_nltk("textstat")
    counting = importlib.import_module("textstat.backend.counts._count_syllables")
    # A private name: the version of textstat is pinned for it.
    counting.get_cmudict = lambda _language: _table()  # type: ignore[attr-defined]
    return textstat


def _import_without_nltk(name: str) -> ModuleType:
    """Import a module that needs nltk only for the look-up that we replace: nltk itself costs 0.3 s."""
    if "nltk" in sys.modules:
        return importlib.import_module(name)
    sys.modules["nltk"] = ModuleType("nltk")
    try:
        return importlib.import_module(name)
    finally:
        del sys.modules["nltk"]
