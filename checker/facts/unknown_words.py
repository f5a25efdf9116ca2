"""The places of words that are on no list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.base.patterns import pattern
from checker.facts.text.segments import SegmentKind
from checker.model.document import BlockKind
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

_LOWER = pattern(r"(?<![\w’'‘´`′ʼ.@/#*-])[a-z]{4,30}(?![\w@/-]|[’'‘´`′ʼ][a-z])")
_PARTS = pattern(r"[-‑’']")
_OPENING, _GOES_ON = pattern(r"[A-Z][a-z]{1,30}"), pattern(r" [a-z]")
_LEAST_OPENING = 6
_LEAST_PART = 5
_COMPOUND = pattern(r"[a-z]{4,30}[’']s|[a-z]{3,20}(?:-[a-z]{3,20}){1,2}")
_FREE = pattern(r"(?![\w@/=_-]|\.\w)")


class UnknownWords(NamedTuple):
    """The places of each possibly misspelt word, in quotations apart, and how often each occurs with a capital."""

    places: Mapping[str, list[Span]]
    quoted: Mapping[str, list[Span]]
    capitals: Mapping[str, int]


def find_unknown_words(facts: Facts, unknown: frozenset[str]) -> UnknownWords:
    """Find unknown words in lower case, or at the start of a sentence that goes on in lower case, in one pass."""
    places: dict[str, list[Span]] = defaultdict(list)
    capitals: dict[str, int] = defaultdict(int)
    tokens = facts.tokens
    for index, word in enumerate(tokens.words):
        if word in unknown:
            span = tokens.span(index)
            written = span.text(facts.text)
            if written == word:
                if _LOWER.match(facts.text, span.start):
                    places[word].append(span)
                continue
            if not capitals[word] and len(word) >= _LEAST_OPENING and _opens_sentence(facts, span):
                places[word].append(span)
            capitals[word] += 1
        elif not word.isalnum():
            for part, span in _unknown_parts(facts, index, unknown):
                if part[:1].isupper():
                    capitals[part.lower()] += 1
                else:
                    places[part].append(span)
    lexicon, misspelt = facts.resources.lexicon, facts.resources.likely_words.known
    likely = [word for word in places if word in misspelt or not lexicon.is_rare(word)]
    whole = {word: [span for span in places[word] if _is_own(facts, word, span)] for word in likely}
    quoted = {word: [span for span in spans if facts.quoted.touching(span)] for word, spans in whole.items()}
    own = {word: [span for span in spans if span not in quoted[word]] for word, spans in whole.items()}
    return UnknownWords(_with_places(own), _with_places(quoted), capitals)


def _with_places(found: Mapping[str, list[Span]]) -> Mapping[str, list[Span]]:
    return {word: spans for word, spans in found.items() if spans}


def _unknown_parts(facts: Facts, index: int, unknown: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """The unknown parts of a word with a hyphen or an apostrophe: those with a capital, and those of plain English compounds."""
    begin, token = facts.tokens.starts[index], facts.tokens.span(index)
    for start, part in _parts(facts.tokens.word(index)):
        capital = part[:1].isupper()
        if part.lower() in unknown and (capital or _is_in_plain_compound(facts, token, part)):
            yield part, Span(begin + start, begin + start + len(part))


def _parts(word: str) -> Iterator[tuple[int, str]]:
    at = 0
    for part in _PARTS.split(word):
        yield at, part
        at += len(part) + 1


def _is_in_plain_compound(facts: Facts, span: Span, part: str) -> bool:
    """“the goverment's plan”, “a milion-dollar deal”: whether all other parts are English words in lower case."""
    written = span.text(facts.text)
    if len(part) < _LEAST_PART or not _COMPOUND.fullmatch(written) or not _FREE.match(facts.text, span.end):
        return False
    return all(other in (part, "s") or facts.resources.lexicon.is_word(other) for _, other in _parts(written))


def _is_own(facts: Facts, word: str, span: Span) -> bool:
    """Whether a word is neither part of a borrowed phrase nor the rest of a cut word."""
    return not _is_borrowed(facts, word, span) and not facts.continues_lost_word(span)


def _is_borrowed(facts: Facts, word: str, span: Span) -> bool:
    """Whether the word is part of a borrowed phrase: “magna cum laude”, “bona fide”."""
    phrases = _borrowed(facts.resources.lines("borrowed_phrases")).get(word, ())
    return any(phrase in facts.folded[max(0, span.start - len(phrase)) : span.end + len(phrase)] for phrase in phrases)


@cache
def _borrowed(lines: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in lines:
        for word in phrase.split():
            found[word] = (*found.get(word, ()), phrase)
    return found


def _opens_sentence(facts: Facts, span: Span) -> bool:
    if not _OPENING.fullmatch(facts.text, *span) or not _GOES_ON.match(facts.text, span.end):
        return False
    segment = facts.segments.at(span.start)
    return (
        segment is not None
        and segment.kind is SegmentKind.PROSE
        and segment.block is BlockKind.PARAGRAPH
        and segment.span.start == span.start
    )
