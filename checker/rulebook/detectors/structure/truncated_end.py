"""A text that stops in mid-sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

_COUNTER = pattern(r"\[\+\d{1,6} chars\]")
_OPEN_END = pattern(r"[.!?][”\"’')]{0,2}\s[^.!?]{0,200}?(?P<last>[a-zà-ÿ][\w’'-]{0,30})\s{0,5}\Z")
# A last paragraph without any stop may be a caption or a credit: it must end on a word that goes on.
_OPEN_LINE = pattern(
    r"[A-ZÀ-Þ][^.!?\n]{3,200} (?P<last>the|a|an|and|or|but|of|to|in|at|by|with|from|that|which|who|is|are|was|were|has|have|had|will"
    r"|would|said|also|then|his|her|its|their)\s{0,5}\Z"
)
_LEAST_WORDS = 20


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Looks at the last paragraph only: it must have had a whole sentence before, or end on a word that goes on, and end in a lower-case word."""
    for match in _COUNTER.finditer(facts.text):
        yield Mark(Span(*match.span()))
    paragraphs = facts.paragraphs
    if not paragraphs or len(facts.text.split()) < _LEAST_WORDS:
        return
    last = paragraphs[-1].span
    end = _OPEN_END.search(facts.text, max(last.start, last.end - 260), last.end)
    if end is None and len(paragraphs) > 1:
        end = _OPEN_LINE.match(facts.text, last.start, last.end)
    if end is not None and end.end() == last.end:
        yield Mark(Span(*end.span("last")))
