"""Refuses cuts after which Markdown would read the rest differently: blocks that depend on others, characters that become neighbours, shortcodes that
lose their partner."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.cutting import refuse_directives
from checker.reading.markdown.dialects import Mask
from checker.reading.markdown.escaping import begins_markup
from checker.reading.markdown.outline import Container, Inlines

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
_NAME = re.compile(r"(?:\{\{[<%]|\{[{%]|\[|<)[-\s]{0,9}(?P<closes>/|end)?\s{0,9}(?P<name>[\w.:-]*)")
_MOST_FOLLOWING = 500
_FREE = frozenset({"address", "math"})
_AFTER_ADDRESS = re.compile(r"[^\s.,;:!?]|[.,;:!?]+\S")
_HOLDERS = frozenset({"Item", "List", "BlockQuote", "DefinitionListDefinition"})
_LISTS = frozenset({"Item", "List"})
_SHOWN = {"Item": "list item", "FootnoteDefinition": "footnote", "DefinitionListDefinition": "definition"}
_ABSORBING = frozenset(
    {"Item", "List", "FootnoteDefinition", "DefinitionList", "DefinitionListTitle", "DefinitionListDefinition"}
)
_BULLET = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])[ \t]+\S")


def refuse_joined(source: str, cut: Span, inlines: Inlines) -> None:
    """Raises EditRefusedError where the characters on both sides of a cut would be markup together, or would be none any more."""
    before, after = source[max(cut.start - _AROUND, 0) : cut.start], source[cut.end : cut.end + _AROUND]
    if _PAIRS.search(f"{before}\0{after}"):
        raise EditRefusedError("Markdown would read the text around the cut as markup")
    if not _emphases_stay(source, cut, inlines):
        raise EditRefusedError("emphasis next to the words would be lost")


def refuse_address(after: str) -> None:
    """Raises EditRefusedError where the words that follow would become a part of an address."""
    if _AFTER_ADDRESS.match(after):
        raise EditRefusedError("the words after the cut would become part of the URL before it")


def refuse_line_start(source: str, line: Span, cut: Span) -> None:
    """Raises EditRefusedError where a line would begin with what Markdown takes for a mark of a block."""
    if _LINE.fullmatch(source, line.start, cut.start) is None:
        return
    rest = source[cut.end : line.end] if cut.end <= line.end else source[cut.end : cut.end + 100]
    rest = rest[:3].lstrip(" ") + rest[3:]
    if (not rest.strip() and cut.end < len(source)) or begins_markup(rest):
        raise EditRefusedError("Markdown would read the rest of the line as markup")


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


def refuse_masks(source: str, masks: Sequence[Mask], cut: Span, *, whole: bool) -> None:
    """Raises EditRefusedError where a cut would take a shortcode that doesn't belong to its words alone. ``whole``: the words are a whole block."""
    refuse_directives(source, cut)
    index = bisect_left(masks, cut.start, key=lambda mask: mask.end)
    inside: list[Mask] = []
    while index < len(masks) and masks[index].start < cut.end:
        mask = masks[index]
        index += 1
        if mask.end <= cut.start or mask.name in _FREE:
            continue
        if mask.start < cut.start or mask.end > cut.end or mask.alone or not whole:
            raise EditRefusedError("the words contain a shortcode")
        inside.append(mask)
    if inside and _unpaired(source, inside, masks[index : index + _MOST_FOLLOWING]):
        raise EditRefusedError("the words contain only one of two paired shortcodes")


def _unpaired(source: str, inside: Sequence[Mask], following: Sequence[Mask]) -> bool:
    waiting: list[str] = []
    for mask in inside:
        name, closes = _named(source, mask)
        if closes and (not waiting or waiting.pop() != name):
            return True
        if not closes and name:
            waiting.append(name)
    # One that nothing closes anywhere holds nothing.
    return bool(waiting) and any(_named(source, mask) in {(name, True) for name in waiting} for mask in following)


def _named(source: str, mask: Mask) -> tuple[str, bool]:
    found = _NAME.match(source, mask.start, mask.end)
    return (found["name"], bool(found["closes"])) if found else ("", False)


class Blocks:
    """The blocks of a file in order, each by its number."""

    def __init__(self, containers: Sequence[Container]) -> None:
        self._all = containers

    def __getitem__(self, number: int) -> Container:
        return self._all[number]

    def outermost(self, number: int) -> int:
        """The number of the outermost block that holds nothing but this one. Raises EditRefusedError where something else depends on it."""
        containers = self._all
        if containers[number].name == "DefinitionListTitle":
            raise EditRefusedError("the definition would be attached to another term")
        if containers[number].name in _HOLDERS and containers[number].children > 1:
            raise self.holds_more(number)
        while (parent := containers[number].parent) >= 0 and containers[parent].children == 1:
            if containers[parent].name == "FootnoteDefinition":
                raise EditRefusedError("it is the text of a footnote that the story refers to")
            if containers[parent].name not in _HOLDERS:
                break
            number = parent
        return number

    def holds_more(self, number: int) -> EditRefusedError:
        """That a block holds more than the words that are cut."""
        name = self._all[number].name if number >= 0 else ""
        return EditRefusedError(f"the {_SHOWN.get(name, 'line')} contains more than these words")

    def follows_list(self, number: int) -> bool:
        """Whether a block follows a list or the like, which absorbs indented lines after it."""
        containers = self._all
        parent, before = containers[number].parent, number - 1
        while before > parent and containers[before].parent != parent:
            before = containers[before].parent
        return before > parent and containers[before].name in _ABSORBING

    def stays_list(self, number: int, following: str) -> bool:
        """Whether a line after a list item continues its list, whatever precedes it."""
        containers = self._all
        unit = containers[number] if number >= 0 else None
        if unit is None or unit.name not in _LISTS:
            return False
        outer = containers[unit.parent] if unit.parent >= 0 else None
        inside = outer is not None and (outer.name == "Item" or (outer.name == "List" and outer.start < unit.start))
        return inside and _BULLET.match(following) is not None
