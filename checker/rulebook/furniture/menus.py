"""Menus of a web page: runs of short lines of which several are known to be lines of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.span import Span
from checker.rulebook.furniture.page_lines import PageLine, page_line_at

_LONGEST, _MOST_WORDS, _MOST_NAMES = 45, 4, 120
_LEAST_ITEMS, _LEAST_KNOWN, _LEAST_CERTAIN = 8, 5, 2
_MANY_KNOWN, _LEAST_ON_PAGE = 8, 4
_ONE_OF = 4
_LEAST_FURTHER, _LEAST_FURTHER_KNOWN, _ONE_OF_FURTHER = 6, 3, 3
_LONGEST_PART, _TAIL_TO_MENU = 200, 3
_STOP = pattern(r"[.!?:;,…][”\"’')\]]{0,2}\Z")
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.BYLINE, BlockKind.DATELINE})
# A figure at the start of a word is part of a date, a result or a list.
_FIGURE = pattern(r"(?<![\w.])[\d$£€+-]*\d|(?i:\bby )")
# A year is none of them.
_COUNTED = pattern(r"(?<!\d)\d{1,3}(?!\d)")
_JOINTS = frozenset({"&", "and", "of", "the", "-", "–", "/", "@", "in", "for", "on"})


class _Item(NamedTuple):
    """A short line. ``known``: a name of a section or a line of a page; ``certain``: a line that no story has."""

    block: Block
    words: str
    known: bool
    certain: bool


def menus(facts: Facts) -> Iterator[tuple[Span, ...]]:
    """Each menu as parts of some lines, which a reader can look over."""
    runs = [(run, list(_unbroken(facts, run))) for run in _runs(facts)]
    lands = _names(facts.resources.lines("section_lands"))
    on_page = len({item.words for _, found in runs for items in found for item in items if item.certain})
    trimmed = [(run, [_trimmed(facts, items) for items in found]) for run, found in runs]
    proved = any(_is_menu(kept, on_page, lands) for _, found in trimmed for kept in found)
    for run, found in trimmed:
        last: Sequence[_Item] = ()
        for kept in found:
            if _is_menu(kept, on_page, lands) or (proved and _is_further_menu(kept, lands)):
                yield tuple(_parts([item.block.span for item in kept]))
                last = kept
        if last and run[-1] is facts.document.blocks[-1]:
            yield tuple(_parts(_tail(facts, run, last)))


def _tail(facts: Facts, run: Sequence[Block], menu: Sequence[_Item]) -> Sequence[Span]:
    """The few lines between a menu and the end of the text: no story can follow them."""
    tail = [block.span for block in run if block.span.start > menu[-1].block.span.start]
    figures = any(_COUNTED.search(facts.text, *span) for span in tail)
    return () if figures or _TAIL_TO_MENU * len(tail) > len(menu) else tail


def count_names(words: Sequence[str], names: frozenset[str]) -> int:
    """How many names of sections words are, the longest first; 0 if they have another word."""
    count, at = 0, 0
    while at < len(words):
        length = next((n for n in (4, 3, 2, 1) if " ".join(words[at : at + n]) in names), 0)
        if not length:
            return 0
        count, at = count + 1, at + length
    return count


def _runs(facts: Facts) -> Iterator[list[Block]]:
    """Runs of short lines without a stop."""
    run: list[Block] = []
    for block in facts.document.blocks:
        if _is_short(facts, block) and not _ends(facts, block):
            run.append(block)
            continue
        if len(run) >= _LEAST_ITEMS:
            yield run
        run = []
    if len(run) >= _LEAST_ITEMS:
        yield run


def _is_short(facts: Facts, block: Block) -> bool:
    """A line with a dash before it belongs to a list, as in the head of a Markdown file."""
    short = block.span.end - block.span.start <= _LONGEST
    return short and block.kind in _READ and not facts.text.startswith(("- ", "* "), block.span.start)


def _ends(facts: Facts, block: Block) -> bool:
    """Whether a line ends with a stop and is no line of a page."""
    stopped = _STOP.search(facts.text, *block.span) is not None
    return stopped and page_line_at(facts, block.span) is not PageLine.LINE


def _unbroken(facts: Facts, run: Sequence[Block]) -> Iterator[list[_Item]]:
    """The items of a run, parted where a line may be a headline, a name, or a date."""
    names = _names(facts.resources.lines("section_names"))
    first = facts.document.blocks[0]
    title = first.span.text(facts.folded)
    times = Counter(block.span.text(facts.folded) for block in run)
    items: list[_Item] = []
    for block in run:
        item = _item(facts, block, names)
        repeats_title = block is not first and title.startswith(item.words) and " " in item.words
        # A page prints its menu for large and for small screens: what comes again is no news.
        again = times[block.span.text(facts.folded)] > 1
        if not repeats_title and (item.known or again or _may_be_item(facts, block, names)):
            items.append(item)
        else:
            yield items
            items = []
    yield items


@cache
def _names(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(lines)


def _item(facts: Facts, block: Block, names: frozenset[str]) -> _Item:
    words = " ".join(block.span.text(facts.folded).split())
    line = page_line_at(facts, block.span)
    known = words in names or line in (PageLine.LINE, PageLine.BESIDE) or count_names(words.split(), names) > 1
    return _Item(block, words, known, line is PageLine.LINE)


def _may_be_item(facts: Facts, block: Block, names: frozenset[str]) -> bool:
    """Whether it is neither a headline nor a person nor a date: some words without a verb."""
    line = block.span.text(facts.text)
    words = [word for word in line.split() if word.lower() not in _JOINTS]
    if not 0 < len(words) <= _MOST_WORDS or _FIGURE.search(line):
        return False
    if len(words) > 1 and words[0] in facts.resources.given_names:
        return False
    verbs = facts.resources.verbs
    return len(words) < 3 or not any(verbs.finite(word.lower()) and word.lower() not in names for word in words[1:])


def _trimmed(facts: Facts, items: Sequence[_Item]) -> Sequence[_Item]:
    """From the first known item to the last one, with what stands in one group of lines with them."""
    known = [number for number, item in enumerate(items) if item.known]
    if not known:
        return ()
    first, last = known[0], known[-1]
    if any("\n\n" in facts.text[one.block.span.end : two.block.span.start] for one, two in pairwise(items)):
        while first and _joined(facts, items[first - 1], items[first]):
            first -= 1
        while last + 1 < len(items) and _joined(facts, items[last], items[last + 1]):
            last += 1
    return items[first : last + 1]


def _joined(facts: Facts, one: _Item, two: _Item) -> bool:
    return facts.text.count("\n", one.block.span.end, two.block.span.start) == 1


def _is_menu(items: Sequence[_Item], on_page: int, lands: frozenset[str]) -> bool:
    """``on_page``: how many lines that no story has are in the short lines of the whole text."""
    known = {item.words for item in items if item.known}
    certain = {item.words for item in items if item.certain}
    proved = len(certain) >= _LEAST_CERTAIN or (len(known) >= _MANY_KNOWN and on_page >= _LEAST_ON_PAGE)
    return (
        proved
        and len(items) >= _LEAST_ITEMS
        and len(known) >= _LEAST_KNOWN
        and len(known - lands) >= _LEAST_CERTAIN + 1
        and _ONE_OF * sum(item.known for item in items) >= len(items)
    )


def _is_further_menu(items: Sequence[_Item], lands: frozenset[str]) -> bool:
    """Whether the items are one more menu of a page that has another: a third of them known, and not lands alone."""
    known = {item.words for item in items if item.known}
    return (
        len(items) >= _LEAST_FURTHER
        and len(known - lands) >= _LEAST_FURTHER_KNOWN
        and _ONE_OF_FURTHER * sum(item.known for item in items) >= len(items)
    )


def _parts(lines: Sequence[Span]) -> Iterator[Span]:
    if not lines:
        return
    start, end = lines[0]
    for line in lines:
        if line.end - start > _LONGEST_PART:
            yield Span(start, end)
            start = line.start
        end = line.end
    yield Span(start, end)
