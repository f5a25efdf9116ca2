"""Initials of another language, where English has its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_NO_ARTICLE = pattern(
    r"\b(?:of|in|to|from|by|with|for|on|at|that|and|or|but|between|against|into|says|said|told|joined|left) \Z"
)
_NO_NOUN = pattern(
    r"[.,;:!?)]|\Z| (?:and|or|but|in|on|at|to|for|from|by|with|of|has|had|have|is|was|said|says|will|would|could|can|also|on|as|that|which|who)\b"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Silent where the text gives the English name: then the initials were chosen, and are explained."""
    for acronym, english, names in facts.resources.rows("untranslated_acronyms"):
        if acronym not in facts.text or any(name in facts.folded for name in names.split("; ")):
            continue
        for match in re.finditer(rf"(?<![\w’'@#.-]){re.escape(acronym)}(?![\w@-])", facts.text):
            span = Span(*match.span())
            better = english if _stands_alone(facts.text, span) else english.removeprefix("the ")
            yield Mark(span, fields={"better": better}, suggestions=(replacement(span, better),))


def _stands_alone(text: str, span: Span) -> bool:
    """Whether an article is due: none stands before it, and no noun after it."""
    return _NO_ARTICLE.search(text, max(0, span.start - 20), span.start) is not None and (
        _NO_NOUN.match(text, span.end) is not None
    )
