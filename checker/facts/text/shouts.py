"""Runs of capitals between sentences, usually the headline of another story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.base.patterns import pattern
from checker.model.span import Span
from checker.words.resources import Resources

# Text without lower-case letters. Most blocks have none, and need only one pass.
_NO_LOWER = pattern(r"[^a-zß-öø-ÿ\n“”«»„\"]{12,}")
_STOP = pattern(r"[.!?…]{1,20}[’')\]]{0,5}\s{1,200}")
_WORD = pattern(r"[$€£]?[^\W_]+(?:[’'.,&/-]+[^\W_]+)*\.?")
_INITIALS = pattern(r"(?:[A-Z]\.)+\Z|\d")
_LOWER_NEXT = pattern(r" (?P<word>[a-zß-öø-ÿ]{1,20})")
_LEAST_WORDS = 4


def find_shouts(text: str, block: Span, resources: Resources) -> Iterator[Span]:
    """Find runs of at least four words in capitals, or two with a colon. Two must be dictionary words, which rules out lists of acronyms."""
    for match in _NO_LOWER.finditer(text, block.start, block.end):
        for start, end in _pieces(text, *match.span(), resources.abbreviations):
            span = _trimmed(text, start, end, resources)
            if span and _is_shout(span.text(text), resources):
                yield span


def _pieces(text: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Split a run at full stops, except those of initials and of abbreviations before a figure (“SEPT. 12”)."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        word = text[max(at, text.rfind(" ", at, stop.start()) + 1) : stop.start() + 1]
        before_figure = text[stop.end() : stop.end() + 1].isdigit() and word.lower() in abbreviations
        if not _INITIALS.match(word) and not before_figure:
            yield at, stop.end()
            at = stop.end()
    yield at, end


def _trimmed(text: str, start: int, end: int, resources: Resources) -> Span | None:
    """Whole words only: the capital of an ordinary word isn't part of the run, nor is an acronym that begins a sentence."""
    words = list(_WORD.finditer(text, start, end))
    while words and _runs_on(text, words[-1].end()):
        words.pop()
    begins = (at for at, word in enumerate(words) if word[0][0].isupper() or word[0][0] in "$€£")
    words = words[next(begins, len(words)) :]
    if words and start > 0 and words[0].start() == start and text[start - 1].isalnum():
        words = words[1:]
    if words and len(words[-1][0]) == 1 and words[-1][0].isalpha():
        words.pop()
    if not words:
        return None
    last = words[-1].end()
    if len(words) > 1 and _begins_sentence(text, words[-1], resources):
        last = words[-2].end()
    closing = re.compile(r"[!?:…]{0,3}").match(text, last)
    return Span(words[0].start(), closing.end() if closing else last)


def _runs_on(text: str, at: int) -> bool:
    return at < len(text) and (text[at].islower() or (text[at] in "’'-" and text[at + 1 : at + 2].islower()))


def _begins_sentence(text: str, last: re.Match[str], resources: Resources) -> bool:
    """“… IN THE HILLS NATO said”: an acronym or a subject before a word in lower case; not “… NEAR THE HARBOUR less than a boat”."""
    following = _LOWER_NEXT.match(text, last.end())
    if following is None:
        return False
    return not resources.lexicon.is_word(last[0].lower()) or resources.verbs.finite(following["word"])


def _is_shout(words: str, resources: Resources) -> bool:
    found = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 1]
    if len(found) < _LEAST_WORDS and not (len(found) >= 2 and ":" in words[:-1]):
        return False
    common = sum(len(word) > 2 and resources.lexicon.is_word(word.lower()) for word in found)
    return common >= 2 and common * 3 >= len(found)
