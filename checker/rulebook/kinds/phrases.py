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
from checker.rulebook.page_source import Section
from checker.words.casing import in_case_of

KEYS = ("terms", "ignore_case")


def build(data: Mapping[str, Any]) -> Callable[[Facts, Mapping[str, str]], Iterator[Mark]]:
    """The check of a page's data."""
    exact = data.get("ignore_case", "yes") == "no"
    terms: Mapping[str, str] = data["terms"]
    longest_first = sorted(terms, key=len, reverse=True)
    any_of = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")

    def check(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
        for match in any_of.finditer(facts.text if exact else facts.folded):
            span = Span(*match.span())
            words, better = span.text(facts.text), terms[match[0]]
            better = better if exact else in_case_of(words, better)
            yield Mark(
                span,
                fields={"words": words, "better": better},
                suggestions=(replacement(span, better),) if better else (),
            )

    return check


def needs(data: Section) -> tuple[str, ...]:
    """Literals, one of which is in every text that the check marks: the phrases themselves."""
    return tuple(map(folded, data.text_mapping("terms")))


def check_data(data: Section) -> None:
    """Raises PageError for data that ``build`` can't use, and for a phrase that can never be found."""
    data.check_keys(KEYS)
    ignore_case = data.flag("ignore_case", "yes")
    terms = data.text_mapping("terms")
    if not terms:
        raise data.error("“terms” must list at least one phrase, as “old words: new words”")
    for term in terms:
        if ignore_case and term != term.lower():
            raise data.error(f"“{term}” must be lower case, because “ignore_case” is yes", "terms", term)


def firings(data: Section) -> Iterator[tuple[Section, str, frozenset[str]]]:
    """How the check fires: the part of the data, the case, and the fields that its templates may name."""
    yield data, "main", frozenset({"words", "better"})
