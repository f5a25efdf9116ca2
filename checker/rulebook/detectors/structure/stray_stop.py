"""A full stop in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

# A lower-case word of two letters or more after the stop, and one before it.
_STOP = pattern(r"\. (?P<word>[a-zà-öø-ÿ](?![’'])[\w’'-]{1,30}|[ai])(?![\w.@/])")
_BEFORE = pattern(r"(?<![\w.@/-])[a-zà-öø-ÿ][\w’'-]{1,30}\Z")
_LONGEST = 34
# What begins a sentence far more often than it goes on with one.
_SUBJECT = frozenset({"he", "she", "they", "we", "it", "i", "this", "there", "these", "however"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Joins the two halves; the word after the stop is given a capital only where a person says so."""
    for match in _STOP.finditer(facts.text):
        word = match["word"]
        found = _BEFORE.search(facts.text, max(0, match.start() - _LONGEST), match.start())
        if (
            found is None
            or f"{found[0].lower()}." in facts.resources.abbreviations
            or not facts.resources.lexicon.knows(word)
        ):
            continue
        before, span = found[0], Span(found.start(), match.end())
        joined = replacement(span, f"{before} {word}")
        if word in _SUBJECT:
            two = replacement(span, f"{before}. {word.capitalize()}")
            yield Mark(span, "start", {"word": word}, (joined, two))
        else:
            yield Mark(span, fields={"word": word}, suggestions=(joined,))
