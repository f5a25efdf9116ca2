"""A fixed term whose words were replaced by others of a like meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.casing import in_case_of

_FIRST_PART = pattern(r"[ '-]")
_JOINED = pattern(r"[\w-]")
_SMALL = frozenset({"of", "in", "for", "the"})


class _Term(NamedTuple):
    """A term, the folded words that may stand in each place, those that give the damage away, and what is English after all."""

    words: str
    is_name: bool
    places: tuple[frozenset[str], ...]
    signs: tuple[frozenset[str], ...]
    kept: frozenset[str]
    pattern: re.Pattern[str]

    def is_damaged(self, found: tuple[str, ...]) -> bool:
        """Whether one of the words is a sign, and the words as a whole mean nothing else."""
        in_place = (word.removesuffix("s") for word in found)
        return " ".join(found) not in self.kept and any(
            word in signs or bare in signs for word, bare, signs in zip(found, in_place, self.signs, strict=True)
        )


@cache
def _terms(rows: tuple[tuple[str, ...], ...]) -> tuple[_Term, ...]:
    return tuple(map(_term, rows))


def _term(row: tuple[str, ...]) -> _Term:
    kind, *fields = row
    kept = frozenset(fields.pop().removeprefix("not=").split(",")) if fields[-1].startswith("not=") else frozenset()
    words = [field.partition("=")[0] for field in fields]
    others = [[word.replace("_", " ") for word in field.partition("=")[2].split(",") if word] for field in fields]
    signs = tuple(frozenset(word for word in place if word[0] != "~") for place in others)
    places = [
        [word.lower(), *(other.lstrip("~") for other in place)] for word, place in zip(words, others, strict=True)
    ]
    written = [f"({'|'.join(map(re.escape, sorted(place, key=len, reverse=True)))})" for place in places]
    plural = "" if kind == "name" else "(?P<s>s?)"
    pattern = re.compile(r"(?<![\w-])" + " ".join(written) + plural + r"(?![\w-])")
    first_words = tuple(frozenset(re.split("[ -]", word)[0] for word in place) for place in places)
    return _Term(" ".join(words), kind == "name", first_words, signs, kept, pattern)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Needs a word that the term never has; the longest of two overlapping terms is meant."""
    end = -1
    for span, better in sorted(_found(facts), key=lambda found: (found[0].start, -found[0].end)):
        if span.start >= end:
            words = span.text(facts.text)
            yield Mark(span, fields={"words": words, "better": better}, suggestions=(replacement(span, better),))
            end = span.end


def _found(facts: Facts) -> Iterator[tuple[Span, str]]:
    yield from _terms_in(facts)
    for phrase, better in facts.resources.rows("tortured_phrases"):
        for start in facts.tokens.starts_of(_FIRST_PART.split(phrase, 1)[0]):
            span = Span(start, start + len(phrase))
            if facts.folded.startswith(phrase, start) and _is_whole(facts.folded, span):
                yield span, in_case_of(span.text(facts.text), better)


def _terms_in(facts: Facts) -> Iterator[tuple[Span, str]]:
    stems = facts.vocabulary | {word.removesuffix("s") for word in facts.vocabulary}
    for term in _terms(facts.resources.rows("term_words")):
        if any(place.isdisjoint(stems) for place in term.places):
            continue
        for start in (start for word in sorted(term.places[0]) for start in facts.tokens.starts_of(word)):
            match = term.pattern.match(facts.folded, start)
            if match is None:
                continue
            span, count = Span(*match.span()), len(term.places)
            words = span.text(facts.text)
            if term.is_damaged(match.groups()[:count]) and (not term.is_name or _in_capitals(words)):
                yield span, term.words if term.is_name else in_case_of(words, term.words + match["s"])


def _is_whole(text: str, span: Span) -> bool:
    """Whether no letter or hyphen stands beside a phrase."""
    return _JOINED.match(text[span.start - 1 : span.start]) is None and _JOINED.match(text, span.end) is None


def _in_capitals(words: str) -> bool:
    return all(word[0].isupper() for word in words.split() if word not in _SMALL)
