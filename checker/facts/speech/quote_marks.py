"""Double quotation marks, typed by their neighbours and by whether a quotation is open before them: a small state machine for each paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.model.document import Block
from checker.model.span import Span

# “â€“” is a dash that was read in another encoding.
_MARK = pattern(r"(?<!â€)[\"“”]")
_FOREIGN = frozenset("«»„‟〝〞")
_BEFORE_OPENING = frozenset("([{—–-/‘'“\"…*_>|")
_BEHIND_CLOSING = frozenset(".,;:!?)]}—–-/’'”\"…*_<|")


class Side(StrEnum):
    """What the neighbours of a mark say that it does."""

    OPENS = "opens"
    CLOSES = "closes"
    FLOATS = "floats"
    GLUED = "glued"


_OTHER = {Side.OPENS: Side.CLOSES, Side.CLOSES: Side.OPENS}


class QuoteMark(NamedTuple):
    """A mark. ``inside``: a quotation was open before it."""

    at: int
    sign: str
    side: Side
    inside: bool

    @property
    def fits(self) -> bool:
        """Whether its neighbours agree with what is open before it."""
        return self.side is not (Side.OPENS if self.inside else Side.CLOSES)


class QuotedParagraph(NamedTuple):
    """A paragraph with marks. ``carried``: a quotation was open at the end of the last one before it, and may go on here."""

    span: Span
    marks: tuple[QuoteMark, ...]
    carried: bool
    has_foreign: bool

    @property
    def ends_open(self) -> bool:
        """Whether a quotation is open at its end."""
        return _after(self.marks[-1].side, self.marks[-1].inside)

    @property
    def is_plain(self) -> bool:
        """Whether the neighbours of each mark say what it does, and all marks are English ones."""
        return not self.has_foreign and all(mark.side in (Side.OPENS, Side.CLOSES) for mark in self.marks)

    @property
    def balances(self) -> bool:
        """Whether each mark fits, and the last quotation is closed."""
        return not self.has_foreign and all(mark.fits for mark in self.marks) and not self.ends_open

    @property
    def settled(self) -> tuple[Side, ...]:
        """What each mark does. One that floats or is glued stays so, unless those on both sides leave it one thing to do."""
        found: list[Side] = []
        for is_unsure, run in groupby(self.marks, lambda mark: mark.side in (Side.FLOATS, Side.GLUED)):
            marks = list(run)
            before = found[-1] if found else Side.GLUED if self.carried else Side.CLOSES
            at = len(found) + len(marks)
            behind = self.marks[at].side if at < len(self.marks) else Side.OPENS
            # They take turns, so an even number of them stands between a mark that closes and one that opens.
            agree = (before is not behind) is (len(marks) % 2 == 0) and before in _OTHER
            if not is_unsure or self.has_foreign or not agree:
                found += [mark.side for mark in marks]
                continue
            for _ in marks:
                before = _OTHER[before]
                found.append(before)
        return tuple(found)


def find_quoted_paragraphs(text: str, blocks: tuple[Block, ...]) -> list[QuotedParagraph]:
    """The paragraphs that have double quotation marks, in order."""
    found: list[QuotedParagraph] = []
    carried = False
    for block in blocks:
        marks = tuple(_marks(text, block.span))
        if not marks:
            continue
        has_foreign = not _FOREIGN.isdisjoint(block.span.text(text))
        found.append(QuotedParagraph(block.span, marks, carried, has_foreign))
        carried = found[-1].ends_open
    return found


def _marks(text: str, block: Span) -> Iterator[QuoteMark]:
    inside = False
    for match in _MARK.finditer(text, *block):
        at = match.start()
        if _is_inch(text, at, inside=inside):
            continue
        side = _side(text, at, block, inside=inside)
        yield QuoteMark(at, match[0], side, inside)
        inside = _after(side, inside)


def _after(side: Side, inside: bool) -> bool:  # noqa: FBT001
    return side is Side.OPENS or (side is not Side.CLOSES and not inside)


def _side(text: str, at: int, block: Span, *, inside: bool) -> Side:
    before = text[at - 1] if at > block.start else " "
    behind = text[at + 1] if at + 1 < block.end else " "
    if before.isspace() and behind.isspace():
        return _beside_single(text, at, block, inside=inside)
    if before.isspace() or behind.isspace():
        return Side.OPENS if before.isspace() else Side.CLOSES
    if before in _BEFORE_OPENING and behind in _BEHIND_CLOSING:
        return Side.OPENS if text[at] == "“" else Side.CLOSES
    if before in _BEFORE_OPENING:
        return Side.OPENS
    return Side.CLOSES if behind in _BEHIND_CLOSING else Side.GLUED


def _beside_single(text: str, at: int, block: Span, *, inside: bool) -> Side:
    """Some publishers put a blank between a double mark and a single one."""
    if inside and text[max(block.start, at - 2) : at - 1] in ("’", "'"):
        return Side.CLOSES
    return Side.OPENS if not inside and text[at + 2 : at + 3] in ("‘", "'") else Side.FLOATS


def _is_inch(text: str, at: int, *, inside: bool) -> bool:
    """Whether a mark after a figure means inches: no quotation is open, or feet stand before them."""
    before = text[max(0, at - 6) : at]
    if before[-1:].isspace() and text[at + 1 : at + 2].isspace():
        before = before[:-1]
    return before[-1:].isdigit() and (not inside or before.rstrip("0123456789.½¼¾")[-1:] in ("'", "’", "′"))
