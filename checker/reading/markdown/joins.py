"""What Markdown makes of characters that become neighbours because what stood between them is cut."""

from __future__ import annotations

import re
import unicodedata

from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.markdown.escaping import begins_markup
from checker.reading.markdown.outline import Inlines

_DELIMITERS = frozenset("*_~")
_AROUND = 12
_RUN = 40
_LINE = re.compile(
    r"[ \t>]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+|#{1,6}[ \t]+|\[\^[^\]]{1,100}\]:[ \t]*|:[ \t]+|\[[ xX]\][ \t]+)*"
)
_PAIRS = re.compile(
    r"`\0`|\]\0[(\[:]|!\0\[|&#?\w{0,10}\0[\w;#]|<\0[A-Za-z/!?]|[{$]\0[{$%#<]|(?:https?:/?|www)\0[/.]"
    r"|(?<!\\)(?:\\\\){0,5}\\\0(?:[!-/:-@\[-`{-~\r\n]|\Z)"
)
_AFTER_ADDRESS = re.compile(r"[^\s.,;:!?]|[.,;:!?]+\S")


def refuse_joined(source: str, cut: Span, inlines: Inlines) -> None:
    """Raises EditRefusedError where the characters on both sides of a cut would be markup together, or would be none any more."""
    before, after = source[max(cut.start - _AROUND, 0) : cut.start], source[cut.end : cut.end + _AROUND]
    if _PAIRS.search(f"{before}\0{after}"):
        raise EditRefusedError("Markdown would take what stands around the cut for markup")
    if not _emphases_stay(source, cut, inlines):
        raise EditRefusedError("an emphasis beside the words would not be one any more")


def refuse_address(after: str) -> None:
    """Raises EditRefusedError where the words that follow would become a part of an address."""
    if _AFTER_ADDRESS.match(after):
        raise EditRefusedError("the words after the cut would become a part of the address before it")


def refuse_line_start(source: str, line: Span, cut: Span) -> None:
    """Raises EditRefusedError where a line would begin with what Markdown takes for a mark of a block."""
    if _LINE.fullmatch(source, line.start, cut.start) is None:
        return
    rest = source[cut.end : line.end] if cut.end <= line.end else source[cut.end : cut.end + 100]
    rest = rest[:3].lstrip(" ") + rest[3:]
    if (not rest.strip() and cut.end < len(source)) or begins_markup(rest):
        raise EditRefusedError("Markdown would take the rest of the line for something else than words")


def can_stand(source: str, at: int, text: str) -> bool:
    """Whether words that are put in at an offset leave the emphases beside them as they are."""
    before, after = source[at - 1 : at], source[at : at + 1]
    return not (
        (before in _DELIMITERS and _kind(text[:1]) == "word")
        or (after in _DELIMITERS and _kind(text[-1:]) == "word")
        or (before == "]" and text[:1] in "([:")
    )


def _emphases_stay(source: str, cut: Span, inlines: Inlines) -> bool:
    """By the rules of CommonMark for what opens and closes an emphasis, more strictly than they are."""
    start, end = cut
    before, after = source[start - 1 : start] if start else "", source[end : end + 1]
    if before in _DELIMITERS and after in _DELIMITERS and before and after:
        return False
    stays = True
    if before and before in _DELIMITERS and _kind(source[start]) != _kind(after):
        run = source[max(start - _RUN, 0) : start].rstrip("*_~")[-1:]
        opens = start in inlines.opened
        stays = _can_open(after, run) if opens else start in inlines.closed and _kind(after) != "word"
    if after and after in _DELIMITERS and _kind(source[end - 1]) != _kind(before):
        run = source[end : end + _RUN].lstrip("*_~")[:1]
        closes = any(mark.inner.end == end for mark in inlines.around(end))
        begins = any(True for mark in inlines.within(end, end + 1))
        stays = stays and (_can_open(before, run) if closes else begins and _kind(before) != "word")
    return stays


def _can_open(inside: str, outside: str) -> bool:
    kind = _kind(inside)
    return kind == "word" or (kind == "sign" and inside not in _DELIMITERS and _kind(outside) == "blank")


def _kind(sign: str) -> str:
    if not sign or sign.isspace():
        return "blank"
    return "sign" if unicodedata.category(sign)[0] in "PS" else "word"
