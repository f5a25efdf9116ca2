"""A word instead of another that looks or sounds like it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.tables.confused_nouns import before_nouns
from checker.words.casing import in_case_of

_BEFORE = pattern(r"([\w'-]{1,30}) \Z")
_AFTER = pattern(r" ([\w'-]{1,30})")
_JOINED = pattern(r"[\w'-]")
_NEAR = 32
_DIGITS, _FIGURE = "{figure}", r"[$€£¥+-]?\d[\d.,]{0,12}[a-z%]{0,8}"
_Rows = tuple[tuple[str, ...], ...]


@cache
def _by_word(rows: _Rows) -> Mapping[str, tuple[str, ...]]:
    return {row[0]: row for row in rows}


class _Frame(NamedTuple):
    """What was meant, what must stand straight before a wrong word, and the word with what must stand after it."""

    right: str
    before: re.Pattern[str] | None
    wrong: re.Pattern[str]

    def found_at(self, text: str, start: int) -> tuple[Span, Span] | None:
        """A wrong word that starts at an offset of the folded text, and all words together."""
        match = self.wrong.match(text, start)
        if match is None:
            return None
        if self.before is not None:
            before = self.before.search(text, max(0, start - _NEAR), start)
            if before is None:
                return None
            start = before.start()
        return Span(*match.span("wrong")), Span(start, match.end())


@cache
def _frames(rows: _Rows) -> Mapping[str, tuple[_Frame, ...]]:
    """The frames by the first word of the wrong one."""
    classes = {row[0]: row[2].split(",") for row in rows if row[0].startswith("{")}
    frames: dict[str, tuple[_Frame, ...]] = {}
    for wrong, right, before, after in rows:
        if wrong not in classes:
            start, end = (_any_of(words, classes) for words in (before, after))
            end = f" {end}" if end else ""
            here = re.compile(rf"(?<![\w'-])(?P<wrong>{re.escape(wrong)}){end}(?![\w'-]| ?&)")
            first = re.split("[ '-]", wrong)[0]
            frame = _Frame(right, re.compile(rf"(?<![\w'-]){start} \Z") if start else None, here)
            frames[first] = (*frames.get(first, ()), frame)
    return frames


def _any_of(words: str, classes: Mapping[str, list[str]]) -> str:
    named = [name for name in words.split(",") if name]
    listed = [word for name in named if name != _DIGITS for word in classes.get(name, [name])]
    parts = [*map(re.escape, sorted(listed, key=len, reverse=True)), *([_FIGURE] if _DIGITS in named else [])]
    return f"(?:{'|'.join(parts)})" if parts else ""


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Requires listed words directly before or after: elsewhere both words may be right."""
    marked: set[int] = set()
    for span, right, company in (*_beside_listed(facts), *_in_frames(facts), *before_nouns(facts)):
        if span.start not in marked:
            marked.add(span.start)
            yield _mark(facts, span, right, company)


def _beside_listed(facts: Facts) -> Iterator[tuple[Span, str, str]]:
    """Words that one neighbour gives away, with what was meant and the two words."""
    table = _by_word(facts.resources.rows("confused_words"))
    for wrong in sorted(facts.vocabulary.intersection(table)):
        _, right, before, after = table[wrong]
        for start in facts.tokens.starts_of(wrong):
            span = Span(start, start + len(wrong))
            if _is_whole(facts.folded, span) and (company := _company(facts, span, before.split(), after.split())):
                yield span, right, company


def _in_frames(facts: Facts) -> Iterator[tuple[Span, str, str]]:
    """Words that their surroundings give away, with what was meant and all words together."""
    frames = _frames(facts.resources.rows("confused_frames"))
    for first in sorted(facts.vocabulary.intersection(frames)):
        starts = facts.tokens.starts_of(first)
        for frame in frames[first]:
            for start in starts:
                if found := frame.found_at(facts.folded, start):
                    yield found[0], frame.right, found[1].text(facts.text)


def _is_whole(text: str, span: Span) -> bool:
    """Whether no letter, hyphen or apostrophe stands beside a word."""
    return _JOINED.match(text[span.start - 1 : span.start]) is None and _JOINED.match(text, span.end) is None


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
