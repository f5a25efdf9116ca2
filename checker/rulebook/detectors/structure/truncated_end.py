"""A text that stops in mid-sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span
from checker.words.starters import STARTERS

_COUNTER = pattern(r"\[\+\d{1,6} chars\]")
_TAIL = pattern(r"(?:\[(?:\.{3}|…)\]|(?:\.{3}|…) ?\[?(?:[Rr]ead|[Ss]ee|[Ll]earn)? ?[Mm]o(?:re)?\]?)(?=\s{0,5}\Z)")
# The last sentence: it begins after a stop, or with the paragraph, and has no stop of its own.
_LAST = pattern(r"(?:\A|(?<=[.!?])[”\"’')]{0,2}\s)(?P<words>[^.!?]{1,260})\Z")
_LAST_WORD = pattern(r"(?P<word>[\w’'-]{1,31})(?P<dots>…|\.{3})?\s{0,5}\Z")
# Words that go on: before three dots too.
_OPEN = pattern(
    r"(?:the|a|an|and|or|but|of|to|in|at|by|with|from|that|which|who|is|are|was|were|has|have|had|will|would|his|her|its|their|because|than|also|then)\Z"
)
# The beginning of a sentence of the story, not of a credit or a caption.
_BEGUN = pattern(rf"{STARTERS}(?: |['’]|\Z)|All |Every |Each |Such |Several |Almost |Perhaps ")
_LEAST_WORDS = 20
_LEAST_LAST_WORDS = 5
_LONGEST = 280


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The mark of a feed that cuts its texts, or a last sentence that ends in a lower-case word and nothing else."""
    marks = [*_COUNTER.finditer(facts.text), *_TAIL.finditer(facts.text, max(0, len(facts.text) - _LONGEST))]
    yield from (Mark(Span(*match.span())) for match in marks)
    paragraphs = facts.paragraphs
    if marks or not paragraphs or facts.text.count(" ") < _LEAST_WORDS:
        return
    last = paragraphs[-1].span
    word = _LAST_WORD.search(facts.text, max(last.start, last.end - 40), last.end)
    if word is not None and _is_open(facts, last, word["word"], dotted=word["dots"] is not None):
        yield Mark(Span(*word.span("word")))


def _is_open(facts: Facts, paragraph: Span, word: str, *, dotted: bool) -> bool:
    several = len(facts.paragraphs) > 1
    if _OPEN.match(word):
        return several or facts.text.count(".", *paragraph) > 0
    if dotted or not word[-1].isalpha():
        return False
    sentence = _LAST.search(facts.text[max(paragraph.start, paragraph.end - _LONGEST) : paragraph.end])
    if sentence is None:
        return word.islower()
    words = sentence["words"].split()
    verb = any(word.islower() and facts.resources.verbs.finite(word) for word in words)
    begun = _BEGUN.match(sentence["words"]) is not None
    if sentence.start() > 0:
        return word.islower() or begun or (verb and len(words) > _LEAST_LAST_WORDS)
    return several and (begun or (verb and len(words) > _LEAST_LAST_WORDS)) and not _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Most words with a capital: a headline, or a credit."""
    return len(words) > 1 and sum(word[:1].isupper() for word in words) * 2 > len(words)
