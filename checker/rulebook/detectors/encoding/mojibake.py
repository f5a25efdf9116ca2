"""UTF-8 that was read as another character set, once or more often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.mojibake import LEADS, left_over, restored
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_CLOSER = pattern(r"(?<=[\w.,!?…])â€(?=[\s.,;:!?)]|\Z)")
_BEFORE_CLOSING = pattern(r"(\w)[ÂÃ]”(?=[.,;:!?)]{0,2}\Z)")
_LONE = pattern(r"[ÂÃ](?=\s|\Z)")
_AROUND = 12
_QUOTES = frozenset({"“”", "‘’", "«»", '""', "„“"})
_QUOTED_LETTER = 3
_SPECIMEN = pattern(r"(?:letters?|vowels?|characters?|signs?|[“\"(])\s?\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Decodes whole words; asks if a byte is lost. A decoding must be reversible, and ftfy must agree on the word or its paragraph."""
    for span in facts.mojibake:
        word = span.text(facts.document.text)
        better, whole = restored(facts, span)
        if _is_quoted_letter(facts.document.text, span) or _closes_quotation(facts.document.text, span):
            continue
        if better and whole:
            yield _corrected(span, word, better)
        else:
            yield from _lost(facts, span, word, damaged=bool(better))


def _is_quoted_letter(text: str, span: Span) -> bool:
    """“Ã”, a letter in quotation marks: together with the closing one it could be decoded too."""
    word = span.text(text).strip(".,;:!?)")
    return (word[:1] + word[-1:]) in _QUOTES and len(word) <= _QUOTED_LETTER


def _closes_quotation(text: str, span: Span) -> bool:
    """“the title was “AMANHÔ: the mark that could be half of a letter closes a quotation that the paragraph opened."""
    letter = _BEFORE_CLOSING.search(text, *span)
    if letter is None or not letter[1].isupper():
        return False
    start = text.rfind("\n", 0, span.start) + 1
    return text.count("“", start, letter.end() - 1) > text.count("”", start, letter.end() - 1)


def _corrected(span: Span, word: str, better: str) -> Mark:
    core, corrected = _without_edges(word, better)
    at = span.start + word.index(core)
    place = Span(at, at + len(core))
    return Mark(place, suggestions=(replacement(place, corrected),))


def _without_edges(word: str, better: str) -> tuple[str, str]:
    """The word and its decoded form without punctuation that both share at their edges."""
    while word and better and word[0] == better[0] and not word[0].isalnum():
        word, better = word[1:], better[1:]
    while word and better and word[-1] == better[-1] and not word[-1].isalnum():
        word, better = word[:-1], better[:-1]
    return word, better


def _lost(facts: Facts, span: Span, word: str, *, damaged: bool) -> Iterator[Mark]:
    """Ask if a byte of a character is missing. A letter used as a letter is left alone."""
    place = left_over(facts.document.text, span)
    if place is None:
        if damaged:
            yield Mark(span, "lost", {"word": word})
        return
    if _SPECIMEN.search(facts.document.text, max(0, span.start - _AROUND), place.start):
        return
    if _CLOSER.match(facts.document.text, place.start):
        label = f"a closing quotation mark: {word.replace('â€', '”', 1)}"
        yield Mark(place, "lost", {"word": word}, (replacement(place, "”", label),))
    elif not damaged and _LONE.match(facts.document.text, place.start):
        yield _lone(facts, place, word)
    else:
        yield _question(span, word)


def _lone(facts: Facts, place: Span, word: str) -> Mark:
    """The first half of a no-break space, or of “à”."""
    if place.text(facts.document.text) == "Ã":
        better = word.replace("Ã", "à" if word == "Ã" else "í", 1)
        return Mark(place, "lost", {"word": word}, (replacement(place, better[word.index("Ã")], better),))
    end = place.end + 1 if word == "Â" else place.end
    return Mark(place, "lost", {"word": word}, (replacement(Span(place.start, end), "", "nothing: remove it"),))


def _question(span: Span, word: str) -> Mark:
    """Suggests “í”: the only common letter whose second half, a soft hyphen, gets dropped."""
    better = word.replace("Ã", "í")
    core, guess = _without_edges(word, better) if better != word else (word, "")
    place = Span(span.start + word.index(core), span.start + word.index(core) + len(core))
    known = guess and LEADS.isdisjoint(guess)
    return Mark(place, "lost", {"word": core}, (replacement(place, guess),) if known else ())
