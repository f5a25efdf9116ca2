"""Kind ``phrases``: fixed phrases, each with its replacement.

data: ``terms`` (mapping of the phrase, folded, to its replacement; "" for none), ``ignore_case`` yes|no (default yes). A phrase stands between
word boundaries; a replacement takes over an initial capital or full capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span


def build(data: Mapping[str, Any]) -> Callable[[Facts, Mapping[str, str]], Iterator[Mark]]:
    """The check of a page's data. Raises KeyError where it has no terms."""
    terms: Mapping[str, str] = data["terms"]
    exact = data.get("ignore_case", "yes") == "no"
    longest_first = sorted(terms, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")

    def check(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
        for match in pattern.finditer(facts.text if exact else facts.folded):
            span = Span(*match.span())
            words, better = span.text(facts.text), terms[match[0]]
            better = better if exact else in_case_of(words, better)
            yield Mark(
                span,
                fields={"words": words, "better": better},
                suggestions=(replacement(span, better),) if better else (),
            )

    return check


def check_data(data: Mapping[str, Any]) -> None:
    """Raises KeyError where it has no terms, ValueError for a term that can never be found."""
    for term in data["terms"]:
        if data.get("ignore_case", "yes") == "yes" and term != term.lower():
            raise ValueError(f"the term “{term}” has a capital, but capitals are ignored: write it in lower case")


def in_case_of(model: str, words: str) -> str:
    """``words`` in capitals or with an initial capital where ``model`` is so."""
    if model.isupper() and len(model) > 1:
        return words.upper()
    return words[:1].upper() + words[1:] if model[:1].isupper() else words
