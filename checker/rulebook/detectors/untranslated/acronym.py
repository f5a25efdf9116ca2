"""Initials of another language, where English has its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Silent where the text gives the English name: then the initials were chosen, and are explained."""
    for acronym, english, names in facts.resources.rows("untranslated_acronyms"):
        if acronym not in facts.text or any(name in facts.folded for name in names.split("; ")):
            continue
        for match in re.finditer(rf"(?<![\w’'@#.-]){re.escape(acronym)}(?![\w@-])", facts.text):
            span = Span(*match.span())
            yield Mark(span, fields={"better": english}, suggestions=(replacement(span, english),))
