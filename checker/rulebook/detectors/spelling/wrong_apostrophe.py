"""An accent, a backtick or a prime in the place of an apostrophe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.own_marks import apostrophe
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_SIGNS = "´`′ʼ‘"
# Behind a word, the ending of a contraction or a possessive; an accent also before a name (“O´Brien”).
_MARKED = pattern(
    r"(?<![\w’'´`′ʼ])(?P<start>[^\W\d_]{1,24})(?P<sign>[´`′ʼ‘])(?P<end>(?:t|s|re|ve|ll|d|m|T|S|RE|VE|LL|D|M))(?![\w’'´`′ʼ])"
    r"|(?<![\w’'´`′ʼ])(?P<short>[OoDdLl])[´`](?P<name>[A-ZÀ-Þ]\w{1,24}|clock)(?![’'´`′ʼ])"
)
_CONTRACTED = ("n", "N")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Puts the apostrophe of the text there; the word is kept."""
    if not any(sign in facts.characters for sign in _SIGNS):
        return
    mark = apostrophe(facts)
    for match in _MARKED.finditer(facts.text):
        if match["end"] in ("t", "T") and not match["start"].endswith(_CONTRACTED):
            continue
        span = Span(*match.span())
        halves = (match["start"], match["end"]) if match["start"] else (match["short"], match["name"])
        better = mark.join(halves)
        yield Mark(span, fields={"better": better}, suggestions=(replacement(span, better),))
