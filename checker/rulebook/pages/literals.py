"""The literals of a rule, added to the values of its page when the catalogue is compiled: at every start, that would take too long.

A text that has none of them need not be searched.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.rulebook.detectors import with_needs
from checker.rulebook.expressions.required_literals import required_literals
from checker.rulebook.expressions.within_line import stays_within_line
from checker.rulebook.pages.words import with_words

LITERALS, WITHIN_LINE = "literals", "within_line"
"""Where an entry of the compiled catalogue has those of its expression, and “yes” if only the lines that have one need be searched."""


def with_literals(values: Mapping[str, Any]) -> dict[str, Any]:
    """A page's values with the literals of its detector or of its expressions, and with those of the whole page, where it lists none and each expression has some.

    Raises ValueError if both a page and its detector have literals.
    """
    if values.get("kind") != "pattern":
        return with_needs(values)
    expressions = [entry["match"] for entry in with_words(values["data"])["find"]]
    found = [required_literals(expression) for expression in expressions]
    entries = [
        {**entry, LITERALS: own, WITHIN_LINE: "yes" if stays_within_line(expression) else "no"}
        for entry, expression, own in zip(values["data"]["find"], expressions, found, strict=True)
    ]
    needs = sorted({literal for own in found for literal in own}) if all(found) else []
    return {"needs": needs, **values, "data": {**values["data"], "find": entries}}
