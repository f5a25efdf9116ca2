"""Kind ``phrases``: fixed phrases, each with its replacement.

data: ``terms`` is a mapping of phrases, folded, to their replacements ("" for none); ``ignore_case`` is yes (the default)
or no. A phrase begins and ends at word boundaries; a replacement takes over an initial capital or full capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checker.facts.text.tokens import folded
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.expressions import Engine
from checker.rulebook.pages.source import Section
from checker.words.casing import in_case_of

KEYS = ("terms", "ignore_case")

_GOES_ON = re.compile(r"[\w-]")
_MOST_CHARACTERS = 200
_SHOWN = 40


def build(data: Mapping[str, Any], _engine: Engine) -> Callable[[Facts, Mapping[str, str]], Iterator[Mark]]:
    """The check of a page's data."""
    exact = data.get("ignore_case", "yes") == "no"
    terms: Mapping[str, str] = data["terms"]

    def check(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
        for span in _places(terms, facts.text if exact else facts.folded):
            words = span.text(facts.text)
            better = terms[words if exact else span.text(facts.folded)]
            better = better if exact else in_case_of(words, better)
            yield Mark(
                span,
                fields={"words": words, "better": better},
                suggestions=(replacement(span, better),) if better else (),
            )

    return check


def _places(terms: Mapping[str, str], text: str) -> Iterator[Span]:
    """Where the terms are, the longest of those that begin at one place. An expression of all would try each of them at every word."""
    lengths = sorted({len(term) for term in terms}, reverse=True)
    begins = re.compile(rf"(?<![\w-])[{''.join(sorted({re.escape(term[0]) for term in terms}))}]")
    end = 0
    for match in begins.finditer(text):
        start = match.start()
        if start < end:
            continue
        for length in lengths:
            words = text[start : start + length]
            if words in terms and not _GOES_ON.match(text, start + len(words)):
                end = start + len(words)
                yield Span(start, end)
                break


def needs(data: Section) -> tuple[str, ...]:
    """Literals, one of which is in every text that the check marks: the phrases themselves."""
    return tuple(map(folded, data.text_mapping("terms")))


def check_data(data: Section, _engine: Engine) -> None:
    """Raises PageError for data that ``build`` can't use, and for a phrase that can never be found."""
    data.check_keys(KEYS)
    ignore_case = data.flag("ignore_case", "yes")
    terms = data.text_mapping("terms")
    if not terms:
        raise data.error("“terms” must list at least one phrase, as “old words: new words”")
    for term in terms:
        if not 0 < len(term) <= _MOST_CHARACTERS:
            raise data.error(f"a phrase must have 1 to {_MOST_CHARACTERS} characters: “{term[:_SHOWN]}”", "terms", term)
        if ignore_case and term != term.lower():
            raise data.error(f"“{term}” must be lower case, because “ignore_case” is yes", "terms", term)


def firings(data: Section) -> Iterator[tuple[Section, str, frozenset[str]]]:
    """How the check fires: the part of the data, the case, and the fields that its templates may name."""
    yield data, "main", frozenset({"words", "better"})
