"""A for an, or an for a."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_A = pattern(r"(?<![\w’'-])(?P<article>a|(?:(?<=[.!?] )|(?<=\n)|\A)A) (?P<word>[aeiou][a-zà-ÿ]{2,30})(?![\w-])")
_AN = pattern(r"(?<![\w’'-])(?P<article>[Aa]n) (?P<word>[bcdfgjklmnpqrstvwxyz][a-zà-ÿ]{2,30})(?![\w-])")
_LIKE_CONSONANT = pattern(
    r"(?:uni(?!n|m)|un[ai]|use|usu|usa|ura|uro|uri|ute|uto|uti|ubi|uke|eu|ewe|one|once|ouija|u[kg])"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Lower-case words alone: capitals may be spelt out. The sound decides, not the letter."""
    for match in _A.finditer(facts.text):
        if not _LIKE_CONSONANT.match(match["word"]) and facts.resources.lexicon.is_word(match["word"]):
            yield _mark(match, f"{match['article']}n {match['word']}")
    for match in _AN.finditer(facts.text):
        if facts.resources.lexicon.is_word(match["word"]):
            yield _mark(match, f"{match['article'][0]} {match['word']}")


def _mark(match: re.Match[str], better: str) -> Mark:
    span = Span(*match.span())
    return Mark(span, fields={"wrong": match["article"].lower()}, suggestions=(replacement(span, better),))
