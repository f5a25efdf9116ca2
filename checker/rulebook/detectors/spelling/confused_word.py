"""A word instead of another that looks or sounds like it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.casing import in_case_of

_BEFORE = pattern(r"([\w'-]{1,30}) \Z")
_AFTER = pattern(r" ([\w'-]{1,30})")
_NEAR = 32
_Rows = tuple[tuple[str, ...], ...]


@cache
def _by_word(rows: _Rows) -> Mapping[str, tuple[str, ...]]:
    return {row[0]: row for row in rows}


@cache
def _frames(rows: _Rows) -> Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """For the first word of each wrong one: what was meant, and the words together."""
    classes = {row[0]: row[2].split(",") for row in rows if row[0].startswith("{")}
    frames: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
    for wrong, right, before, after in rows:
        if wrong not in classes:
            start, end = (_any_of(words, classes) for words in (before, after))
            start, end = f"{start} " if start else "", f" {end}" if end else ""
            found = re.compile(rf"(?<![\w'-]){start}(?P<wrong>{re.escape(wrong)}){end}(?![\w'-])")
            first = re.split("[ '-]", wrong)[0]
            frames[first] = (*frames.get(first, ()), (right, found))
    return frames


def _any_of(words: str, classes: Mapping[str, list[str]]) -> str:
    listed = [word for name in words.split(",") if name for word in classes.get(name, [name])]
    return f"(?:{'|'.join(map(re.escape, sorted(listed, key=len, reverse=True)))})" if listed else ""


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Requires listed words directly before or after: elsewhere both words may be right."""
    table = _by_word(facts.resources.rows("confused_words"))
    marked: set[int] = set()
    for wrong in sorted(facts.vocabulary.intersection(table)):
        _, right, before, after = table[wrong]
        for match in re.finditer(rf"(?<![\w'-]){wrong}(?![\w'-])", facts.folded):
            span = Span(*match.span())
            if company := _company(facts, span, before.split(), after.split()):
                marked.add(span.start)
                yield _mark(facts, span, right, company)
    frames = _frames(facts.resources.rows("confused_frames"))
    for first in sorted(facts.vocabulary.intersection(frames)):
        for right, frame in frames[first]:
            for match in frame.finditer(facts.folded):
                span = Span(*match.span("wrong"))
                if span.start not in marked:
                    marked.add(span.start)
                    yield _mark(facts, span, right, Span(*match.span()).text(facts.text))


def _mark(facts: Facts, span: Span, right: str, company: str) -> Mark:
    better = in_case_of(span.text(facts.text), right)
    return Mark(span, fields={"better": better, "company": company}, suggestions=(replacement(span, better),))


def _company(facts: Facts, span: Span, before: list[str], after: list[str]) -> str:
    """The two words together, or "" if neither neighbour is listed."""
    previous = _BEFORE.search(facts.folded, max(0, span.start - _NEAR), span.start)
    if previous and previous[1] in before:
        return facts.text[previous.start() : span.end]
    following = _AFTER.match(facts.folded, span.end)
    if following and following[1] in after:
        return facts.text[span.start : following.end()]
    return ""
