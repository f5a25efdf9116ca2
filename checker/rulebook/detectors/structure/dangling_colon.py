"""A colon that announces what isn't there: a picture, a song, a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from checker.base.patterns import pattern
from checker.facts.text.segments import SegmentKind
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.mark import Mark
from checker.model.span import Span

NEEDS = (":",)
_SHOWN = r"videos?|clips?|footage|films?|trailers?|photos?|pictures?|images?|gallery|slideshow|audio|recording|livestream|stream"
# What asks to look or to listen is no part of the next paragraph; a statement or a report may be.
_ANNOUNCED = pattern(
    r"(?:\A|(?<=[.!?…”\"’)] )|(?<=: ))(?:(?:[Ss]o |[Aa]nd )?(?:[Yy]ou can |[Jj]ust )?"
    r"(?:(?:[Ww]atch|[Ll]isten|[Hh]ear|[Ss]ee|[Vv]iew|[Cc]heck)\b"
    rf"[^.!?:\n]{{0,60}}\b(?:{_SHOWN}|here|below|out|interview|song|track|map|chart|it))"
    r"|(?:[Tt]ake|[Hh]ave) a (?:look|listen)(?= ?(?:here|below|for yourself|for yourselves)?:)"
    rf"|(?:[Hh]ere(?:['’]s| is| are)|[Bb]elow (?:is|are))\b[^.!?:\n]{{0,60}}\b(?:{_SHOWN}))\b[^.!?:\n“”\"]{{0,50}}:\Z"
)
_SENTENCE = pattern(r"[A-ZÀ-Þ][^\n]{30,}[.!?][”\"’')]{0,2}\Z")
_LAST = pattern(r"(?:\A|(?<=[.!?…”\"’)] ))(?P<words>[^.!?…\n]{2,200}:)\Z")
_LONGEST, _LEAST_WORDS, _LEAST_OF_ONE, _LONGEST_GAP = 220, 3, 5, 9
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.DATELINE})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Where nothing stands behind the colon in the source: other formats have pictures, players and code that are not in the text."""
    blocks = facts.document.blocks
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.kind not in _READ or not facts.text.endswith(":", *block.span):
            continue
        if following is None:
            if facts.document.ends_source:
                yield from _at_the_end(facts, block)
        elif following.kind in _READ and _is_ordinary(facts, following.span) and _is_next(facts, block, following):
            start = max(block.span.start, block.span.end - _LONGEST)
            if match := _ANNOUNCED.search(facts.text[start : block.span.end]):
                yield _mark(facts, Span(start + match.start(), block.span.end))


def _at_the_end(facts: Facts, block: Block) -> Iterator[Mark]:
    """The last words of the text, unless they are a label of the page."""
    start = max(block.span.start, block.span.end - _LONGEST)
    match = _LAST.search(facts.text[start : block.span.end])
    span = Span(start + match.start("words"), block.span.end) if match else Span(start, block.span.end)
    alone, words = span == block.span, span.text(facts.text).split()
    least = 1 if not alone else _LEAST_WORDS if len(facts.document.blocks) > 1 else _LEAST_OF_ONE
    if len(words) >= least:
        yield _mark(facts, span)


def _is_next(facts: Facts, block: Block, following: Block) -> bool:
    """Whether no more than the marks of two paragraphs stands between the two in the source: a picture would take more."""
    offsets = facts.document.offsets
    return offsets.place(following.span).start - offsets.place(block.span).end <= _LONGEST_GAP


def _is_ordinary(facts: Facts, span: Span) -> bool:
    """Whether a block is a sentence of the story, not what was announced."""
    segment = facts.segments.at(span.start)
    promo = segment is not None and segment.kind is SegmentKind.PROMO
    return promo or _SENTENCE.match(facts.text, *span) is not None


def _mark(facts: Facts, span: Span) -> Mark:
    words = span.text(facts.text).split()
    return Mark(span, fields={"end": " ".join(words[-8:])})
