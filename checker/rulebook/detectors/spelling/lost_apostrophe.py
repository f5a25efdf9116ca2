"""A contraction without its apostrophe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.own_marks import apostrophe
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.casing import in_case_of

_SENTENCE_START = pattern(r"(?:[.!?:…][”\"’')\]]{0,3}\s{1,3}|[\n“\"‘(]|\A)\Z")
_FREE = pattern(r"(?<![\w’'´`.@/#-])\w{3,12}(?![\w@/]|[-’'´`]\w)")
_AROUND = 40


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Strings of a table that are no words themselves, in lower case, in capitals, or at the head of a sentence: elsewhere one may be a name."""
    meant = {row[0]: row[1] for row in facts.resources.rows("lost_apostrophes")}
    if facts.vocabulary.isdisjoint(meant):
        return
    mark = apostrophe(facts)
    spans = [facts.tokens.span(index) for index, word in enumerate(facts.tokens.words) if word in meant]
    for span in spans:
        written = span.text(facts.text)
        word = written.lower()
        if not _FREE.match(facts.text, span.start) or not _is_written_so(facts, span, written):
            continue
        # In a passage of another language it may be a word: French has “dont”.
        near = sum(0 < abs(other.start - span.start) <= _AROUND + len(written) for other in spans)
        if facts.strangers_around(span, _AROUND) > 1 + near:
            continue
        better = in_case_of(written, meant[word].replace("'", mark))
        yield Mark(span, fields={"better": better}, suggestions=(replacement(span, better),))


def _is_written_so(facts: Facts, span: Span, written: str) -> bool:
    return (
        written.islower()
        or written.isupper()
        or _SENTENCE_START.search(facts.text, max(0, span.start - 8), span.start) is not None
    )
