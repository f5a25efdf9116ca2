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

# Where letter and sound part: a silent h, a u or an o that is said as a consonant, letters that are spelt out.
_SILENT = pattern(
    r"(?<![\w’'-])(?P<article>[Aa]) (?P<word>(?:hour|hours|hourly|honest|honou?r|honou?rable|honorary|heir|heirs|heiress"
    r"|FBI|MP|MRI|HIV|NGO|NBA|NFL|NHL|MBA|LGBT|SUV|SMS|RAF|RPG|LED|X-ray|F-\d{1,2}|M-\d{1,2}|MiG-\d{1,2}))(?![\w])"
)
_SAID_AS_CONSONANT = pattern(
    r"(?<![\w’'-])(?P<article>[Aa]n) (?P<word>(?:unique|uniform|union|unit|united|universal|university|unilateral|unanimous|useful|useless|user|usual"
    r"|one-\w{2,12}|once|European|Ukrainian|euro|UN|U\.N\.|US|U\.S\.|UK|USB|UFO))(?![\w])"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The sound decides, not the letter. Of words with capitals only those that are listed: others may be spelt out or said as words."""
    for match in _A.finditer(facts.text):
        if not _LIKE_CONSONANT.match(match["word"]) and facts.resources.lexicon.is_word(match["word"]):
            yield _mark(match, f"{match['article']}n {match['word']}")
    for match in _SILENT.finditer(facts.text):
        yield _mark(match, f"{match['article']}n {match['word']}")
    for match in _SAID_AS_CONSONANT.finditer(facts.text):
        yield _mark(match, f"{match['article'][0]} {match['word']}")
    for match in _AN.finditer(facts.text):
        if facts.resources.lexicon.is_word(match["word"]):
            yield _mark(match, f"{match['article'][0]} {match['word']}")


def _mark(match: re.Match[str], better: str) -> Mark:
    span = Span(*match.span())
    return Mark(span, fields={"wrong": match["article"].lower()}, suggestions=(replacement(span, better),))
