"""Markup within a paragraph: what of it is prose, by the patterns of ``data/masks.tsv``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from checker.base.data import DATA
from checker.model.document import BlockKind
from checker.model.span import Span
from checker.reading.html.blocks import DraftBlock
from checker.reading.html.tokens import Token, TokenKind

_TABLE = DATA / "masks.tsv"
_INLINE = frozenset({"object", "drop", "keep", "text", "accent", "space"})


class Mask(NamedTuple):
    """A row of the table."""

    format: str
    what: str
    pattern: str
    text: str = ""


class Stretch(NamedTuple):
    """A block in the source (code points)."""

    kind: BlockKind
    start: int
    end: int


class Mark(NamedTuple):
    """Markup in a block, and the range of the words that it holds itself; None for a sign."""

    span: Span
    inner: Span | None


@cache
def masks(name: str) -> tuple[Mask, ...]:
    """The rows of a format."""
    lines = (line for line in _TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    rows = (Mask(*line.split("\t")) for line in lines)
    return tuple(row for row in rows if row.format == name)


def named(name: str, what: str) -> dict[str, str]:
    """The names in a format's rows of one sort, and what is said of each."""
    return {row.pattern: row.text for row in masks(name) if row.what == what}


@cache
def _inline(name: str) -> tuple[re.Pattern[str], tuple[Mask, ...]]:
    rows = tuple(row for row in masks(name) if row.what in _INLINE)
    patterns = (
        f"(?P<row{number}>{row.pattern.replace('(?P<prose>', f'(?P<prose{number}>')})"
        for number, row in enumerate(rows)
    )
    return re.compile("|".join(patterns)), rows


def marks(source: str, stretch: Stretch, name: str) -> Iterator[Mark]:
    """The markup of a block in order: links, and signs that may stand in pairs."""
    pattern, rows = _inline(name)
    at = stretch.start
    while match := pattern.search(source, at, stretch.end):
        start, at = match.start(), max(match.end(), match.start() + 1)
        number = int((match.lastgroup or "").removeprefix("row"))
        if rows[number].what == "keep":
            yield Mark(Span(start, at), Span(*match.span(f"prose{number}")))
        elif rows[number].what == "drop":
            yield Mark(Span(start, at), None)


def draft(source: str, stretch: Stretch, name: str, encode: Callable[[str], str]) -> DraftBlock:
    """A block of the source with its markup left out."""
    pattern, rows = _inline(name)
    block = DraftBlock(source, encode=encode)
    block.kind = stretch.kind
    at = stretch.start
    while match := pattern.search(source, at, stretch.end):
        start, end = match.span()
        _add(block, at, start)
        number = int((match.lastgroup or "").removeprefix("row"))
        if start == end:
            end = start + 1
            _add(block, start, end)
        elif rows[number].what == "keep":
            _add(block, *match.span(f"prose{number}"))
        else:
            _replace(block, rows[number], match, number)
        at = end
    _add(block, at, stretch.end)
    block.finish()
    return block


def _add(block: DraftBlock, start: int, end: int) -> None:
    if start < end:
        block.add(Token(TokenKind.TEXT, start, end))


def _replace(block: DraftBlock, row: Mask, match: re.Match[str], number: int) -> None:
    start, end = match.span()
    if row.what == "object":
        block.object(start, end)
    elif row.what == "text":
        block.character(row.text, start, end)
    elif row.what == "space":
        block.space(start, end)
    elif row.what == "accent":
        letter = match[f"prose{number}"] or match[0][-1]
        block.character(unicodedata.normalize("NFC", letter + row.text), start, end)
