"""A look-alike of another alphabet in a Latin word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_MIXED = pattern(r"[A-Za-z]{0,40}[\u0370-\u03ff\u0400-\u04ff][A-Za-z\u0370-\u03ff\u0400-\u04ff]{0,40}")
# “105х190 cm”, “20 °С”: beside figures the letter is a sign.
_SIGN = pattern(r"(?<=\d)(?P<times> ?[\u0445\u0425] ?)(?=\d)|(?<=°)(?P<degrees> ?\u0421)(?![\w])")
# “he is а lot better”: alone between Latin words.
_ALONE = pattern(r"(?<=[A-Za-z] )(?P<alone>[\u0430\u0410\u0406])(?= [A-Za-z])")
_LATIN = pattern(r"[A-Za-z]")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Requires a Latin look-alike for every foreign letter of the word."""
    if not any("\u0370" <= character < "\u0500" for character in facts.characters):
        return
    table = {ord(other): latin for other, latin in facts.resources.rows("look_alikes")}
    for match in _MIXED.finditer(facts.text):
        latin = match[0].translate(table)
        if latin.isascii() and _LATIN.search(match[0]):
            span = Span(*match.span())
            yield Mark(span, suggestions=(replacement(span, latin),))
    for match in _ALONE.finditer(facts.text):
        span = Span(*match.span())
        yield Mark(span, suggestions=(replacement(span, match[0].translate(table)),))
    for match in _SIGN.finditer(facts.text):
        span = Span(*match.span())
        better = match[0].translate(table).lower() if match["times"] else match[0].translate(table)
        yield Mark(span, suggestions=(replacement(span, better),))
