"""Kind ``phrases``: fixed phrases, each with its replacement.

data: ``terms`` (mapping of the phrase, folded, to its replacement; "" for none) or ``table`` (the name of a table of such rows), ``ignore_case`` yes|no (default yes). A phrase stands between
word boundaries; a replacement takes over an initial capital or full capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from checker.base.data import DATA
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.casing import in_case_of


def build(data: Mapping[str, Any]) -> Callable[[Facts, Mapping[str, str]], Iterator[Mark]]:
    """The check of a page's data."""
    exact = data.get("ignore_case", "yes") == "no"

    def check(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
        terms = data["terms"] if "terms" in data else _table(facts.resources.rows(data["table"]))
        for match in _any_of(tuple(terms)).finditer(facts.text if exact else facts.folded):
            span = Span(*match.span())
            words, better = span.text(facts.text), terms[match[0]]
            better = better if exact else in_case_of(words, better)
            yield Mark(
                span,
                fields={"words": words, "better": better},
                suggestions=(replacement(span, better),) if better else (),
            )

    return check


@cache
def _table(rows: tuple[tuple[str, ...], ...]) -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows}


@cache
def _any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")


def check_data(data: Mapping[str, Any]) -> None:
    """Raises KeyError where it has no terms, ValueError for a term that can never be found or a table that isn't there."""
    if "table" in data:
        if not (DATA / f"{data['table']}.tsv").exists():
            raise ValueError(f"there is no table “{data['table']}”")
        return
    for term in data["terms"]:
        if data.get("ignore_case", "yes") == "yes" and term != term.lower():
            raise ValueError(f"the term “{term}” has a capital, but capitals are ignored: write it in lower case")
