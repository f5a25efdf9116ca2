"""Two to nine words that stand again at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_AGAIN = pattern(r"(?<![\w’'.,-])(\w[\w’'-]{0,24}(?: \w[\w’'-]{0,24}){1,8}) \1(?![\w’'-])")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Keeps the words once; a phrase of one word repeated, or joined by and, is an idiom."""
    if facts.repeats.lengths <= {1}:
        return
    for match in _AGAIN.finditer(facts.folded):
        words = match[1].split()
        if (
            len(set(words)) == 1
            or words[0] in ("and", "or", "after", "by")
            or words[-1] in ("and", "or", "after", "by")
            or match[1].replace(" ", "").isdigit()
        ):
            continue
        span = Span(*match.span())
        yield Mark(span, suggestions=(replacement(span, facts.text[span.start : span.start + len(match[1])]),))
