"""A Japanese surname in capitals behind its given name: “Ryuta MINE”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_SYLLABLE = r"(?:[kstnhmrgzdbpwjf]?y?[aiueo]|sh[aiueo]|ch[aiueo]|ts[u]|n(?![aiueoy])|[kstp](?=[kstpc]))"
_ROMAJI = pattern(rf"{_SYLLABLE}{{2,8}}\Z")
_PAIR = pattern(r"(?<![\w’'.@/-])(?P<given>[A-Z][a-z]{1,11}) (?P<shouted>[A-Z]{4,12})(?![\w@/-]| [A-Z]{2})")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Both parts are made of Japanese syllables, and no list knows the given name, so the capitals are no acronym behind a word."""
    lexicon = facts.resources.lexicon
    for match in _PAIR.finditer(facts.text):
        given, shouted = match["given"].lower(), match["shouted"].lower()
        if lexicon.knows(match["given"]) or not _ROMAJI.match(given) or not _ROMAJI.match(shouted):
            continue
        span = Span(*match.span("shouted"))
        yield Mark(span, suggestions=(replacement(span, shouted.capitalize()),))
