"""The menu of a site: names of its sections, one a line or in one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.base.patterns import pattern
from checker.facts.text.spans import SpanSet, merged
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.cutting import cut
from checker.rulebook.furniture.menus import count_names, menus

_LONGEST, _LONGEST_LINE, _MOST_WORDS = 32, 200, 4
# Before the story fewer names are a menu than among its paragraphs, where a story may list them.
_LEAST_BEFORE, _LEAST = 3, 4
# A table or a list of the story may have countries alone.
_LEAST_OTHERS = 2
_STOP = pattern(r"[.!?:;,…][”\"’')\]]{0,2}\Z")
_BARS = pattern(r"\s{0,3}[|•·>»/]\s{0,3}")
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATELINE})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """In a plain text alone: a page has its menu. Names that a sentence with a colon lists belong to the story."""
    if facts.document.offsets.markup is not None or len(facts.document.blocks) < 2:
        return
    whole = [part for parts in menus(facts) for part in parts]
    for part in whole:
        yield Mark(part, suggestions=(cut(facts.text, part, "cut the menu"),))
    known = SpanSet(merged(whole))
    for mark in _of_names(facts):
        if known.touching(mark.span) is None:
            yield mark


def _of_names(facts: Facts) -> Iterator[Mark]:
    """Runs of names of sections, and lines of them."""
    names = frozenset(facts.resources.lines("section_names"))
    in_story, previous, run = False, "", list[Block]()
    for block in facts.document.blocks:
        words = block.span.text(facts.folded)
        if _is_item(block, words) and not (not run and previous.endswith(":")):
            run.append(block)
            continue
        yield from _menu(facts, run, names, in_story=in_story)
        run = []
        in_story = in_story or _STOP.search(words) is not None
        previous = words
        if block.kind in _READ and _is_line(words, names):
            yield Mark(block.span, suggestions=(cut(facts.text, block.span, "cut the line"),))
    yield from _menu(facts, run, names, in_story=in_story)


def _is_item(block: Block, words: str) -> bool:
    return (
        block.kind in _READ
        and len(words) <= _LONGEST
        and len(words.split()) <= _MOST_WORDS
        and _STOP.search(words) is None
        and _BARS.search(words) is None
    )


def _menu(facts: Facts, run: Sequence[Block], names: frozenset[str], *, in_story: bool) -> Iterator[Mark]:
    """The run from its first name of a section to its last one, if most of its lines are such names."""
    known = [number for number, block in enumerate(run) if block.span.text(facts.folded) in names]
    lands = facts.resources.lines("section_lands")
    others = sum(run[number].span.text(facts.folded) not in lands for number in known)
    if len(known) < (_LEAST if in_story else _LEAST_BEFORE) or others < _LEAST_OTHERS:
        return
    items = known[-1] - known[0] + 1
    if 3 * len(known) >= 2 * items:
        span = Span(run[known[0]].span.start, run[known[-1]].span.end)
        yield Mark(span, suggestions=(cut(facts.text, span, "cut the menu"),))


def _is_line(words: str, names: frozenset[str]) -> bool:
    """Whether a line is nothing but names of sections, between bars or blanks."""
    if len(words) > _LONGEST_LINE:
        return False
    items = [item for item in _BARS.split(words) if item]
    if len(items) >= _LEAST_BEFORE:
        return 3 * sum(item in names for item in items) >= 2 * len(items)
    return count_names(words.split(), names) >= _LEAST
