"""Shortcodes and the tags of templates in what is cut: which go with the words, and which keep them where they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.markdown.dialects import Mask

_NAME = re.compile(r"(?:\{\{[<%]|\{[{%]|\[|<)[-\s]{0,9}(?P<closes>/|end)?\s{0,9}(?P<name>[\w.:-]*)")
_DIRECTIVE = re.compile(r"<!--\s{0,20}checker:")
_MARKUP = re.compile(r"<[^<>]{0,2000}>|[*_~\[\]]")
_MOST_FOLLOWING = 500
_FREE = frozenset({"address", "math"})


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
            raise EditRefusedError("a shortcode stands among the words")
        inside.append(mask)
    if inside and _unpaired(source, inside, masks[index : index + _MOST_FOLLOWING]):
        raise EditRefusedError("a shortcode among the words belongs to another outside of them")


def refuse_beside(source: str, cut: Span, shown: Iterable[Span]) -> None:
    """Raises EditRefusedError where what a page shows, such as an image, stands at the edge of a cut: between the words and those that stay."""
    for span in shown:
        before, after = source[cut.start : span.start], source[span.end : cut.end]
        if not (_MARKUP.sub("", before).strip() and _MARKUP.sub("", after).strip()):
            raise EditRefusedError("an image or the like stands beside the words")


def refuse_directives(source: str, cut: Span) -> None:
    """Raises EditRefusedError where a comment for the program would be cut with the words."""
    if _DIRECTIVE.search(source, *cut):
        raise EditRefusedError("a comment for checker stands among the words")


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
