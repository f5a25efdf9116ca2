"""Markup within a paragraph: what of it is prose, by the patterns of ``data/masks.tsv``, and how prose is written there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from checker.base.data_files import rows
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.block_builder import FoldedBlock, TextBlock
from checker.reading.markup.structure import Stretch

_INLINE = frozenset({"object", "drop", "keep", "text", "accent", "space"})
_SPECIAL = re.compile(r"[\\%&$#_{}~^`]|(?<=-)-|(?<=')'")
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "-": "{}-",
    "'": "{}'",
    "`": r"\textasciigrave{}",
}
_MARKS = re.compile(r"[`|*\\\[\]{}<>#+^~]|\b_|_\b|::|[\r\n]")


class Row(NamedTuple):
    """A row of the table."""

    format: str
    what: str
    pattern: str
    text: str = ""


class Mark(NamedTuple):
    """Markup in a block, and the range of the words within it; None for a sign."""

    span: Span
    inner: Span | None


@cache
def _rows_of(name: str) -> tuple[Row, ...]:
    """The rows of a format."""
    found = (Row(*columns) for columns in rows("masks.tsv"))
    return tuple(row for row in found if row.format == name)


def named(name: str, what: str) -> dict[str, str]:
    """The names in a format's rows of one sort, with the text of each."""
    return {row.pattern: row.text for row in _rows_of(name) if row.what == what}


@cache
def _inline(name: str) -> tuple[re.Pattern[str], tuple[Row, ...]]:
    found = tuple(row for row in _rows_of(name) if row.what in _INLINE)
    patterns = (
        f"(?P<row{number}>{row.pattern.replace('(?P<prose>', f'(?P<prose{number}>')})"
        for number, row in enumerate(found)
    )
    return re.compile("|".join(patterns)), found


def marks(source: str, stretch: Stretch, name: str) -> Iterator[Mark]:
    """The markup of a block in order: links, and signs that may be in pairs."""
    pattern, found = _inline(name)
    at = stretch.start
    while match := pattern.search(source, at, stretch.end):
        start, at = match.start(), max(match.end(), match.start() + 1)
        number = int((match.lastgroup or "").removeprefix("row"))
        if found[number].what == "keep":
            yield Mark(Span(start, at), Span(*match.span(f"prose{number}")))
        elif found[number].what == "drop":
            yield Mark(Span(start, at), None)


def block_of(source: str, stretch: Stretch, name: str, encode: Callable[[str], str]) -> TextBlock:
    """The words of a block, without its markup."""
    pattern, found = _inline(name)
    block = FoldedBlock(source, encode)
    at = stretch.start
    while match := pattern.search(source, at, stretch.end):
        start, end = match.span()
        block.prose(at, start)
        number = int((match.lastgroup or "").removeprefix("row"))
        if start == end:
            end = start + 1
            block.prose(start, end)
        elif found[number].what == "keep":
            block.prose(*match.span(f"prose{number}"))
        else:
            _replace(block, found[number], match, number)
        at = end
    block.prose(at, stretch.end)
    block.finish()
    return block.block(stretch.kind, "")


def _replace(block: FoldedBlock, row: Row, match: re.Match[str], number: int) -> None:
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


def in_latex(text: str) -> str:
    """With LaTeX's special characters escaped."""
    return _SPECIAL.sub(lambda match: _ESCAPED.get(match[0], f"\\{match[0]}"), text)


def in_light_markup(text: str) -> str:
    """As it is. Raises EditRefusedError for what could be taken for markup."""
    marks = _MARKS.search(text)
    if marks is not None:
        raise EditRefusedError(f"“{marks[0].strip() or 'a line break'}” would be read as markup there")
    return text


def fixed(_text: str) -> str:
    """For words that can't be changed alone: refused."""
    raise EditRefusedError("the underline of the title would have to change with it")
