"""Hides from the parser what generators add to Markdown, and finds the words in their shortcodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.model.document import BlockKind
from checker.model.settings import BODIES
from checker.model.span import Span
from checker.reading.block_builder import BlockBuilder, TextBlock
from checker.reading.builder import is_alone
from checker.reading.markdown.dialects import Mask, masks, may_hold, mdx_masks
from checker.reading.markdown.escaping import in_quotes
from checker.reading.markdown.events import CodeSpans, code_spans

MASK = "\ue000"
"""Replaces each character of what is masked: to the parser it is a letter."""

_QUOTED = r"(?:\"([^\"\\]*+)\"|'([^'\\]*+)'|`([^`\\]*+)`)"
_CAPTION = re.compile(r"\[(?P<end>/?)(?:wp_)?caption\b")
_IN_BRACES = frozenset({"hugo", "value", "liquid", "note", "kramdown"})


class Masked(NamedTuple):
    """A text as the parser sees it from ``start`` on, with what it doesn't see.

    ``captions`` are the values of shortcodes that are prose, ``captioned`` what is between the two shortcodes of a caption.
    """

    text: str
    masks: Sequence[Mask]
    captions: Sequence[Span]
    captioned: Sequence[Span]


def masked_markdown(text: str, start: int, keys: Sequence[str], *, mdx: bool) -> Masked:
    """The text without what generators add; ``keys`` are the names of arguments that are prose."""
    found = _found(text, start, mdx=mdx)
    keys = [key for key in keys if key.casefold() not in BODIES]
    captions = [
        words
        for mask in found
        if mask.alone and mask.name in {"hugo", "liquid", "jsx"}
        for words in _arguments(text, mask, keys)
    ]
    shown = _hidden(text, found)[start:] if found else text[start:]
    return Masked(shown, found, captions, list(_captioned(text, found)))


def _found(text: str, start: int, *, mdx: bool) -> list[Mask]:
    code = CodeSpans(code_spans(text[start:], start) if mdx or may_hold(text) else ())
    found = masks(text, start, code)
    if mdx:
        others = (mask for mask in found if mask.name not in _IN_BRACES)
        found = _apart(sorted([*mdx_masks(text, start, code), *others]))
    return list(_with_lines(text, found))


def _apart(found: Sequence[Mask]) -> Iterator[Mask]:
    """Those that don't begin in another."""
    end = 0
    for mask in found:
        if mask.start >= end:
            end = mask.end
            yield mask


def _captioned(text: str, found: Sequence[Mask]) -> Iterator[Span]:
    """What is between the two shortcodes of a caption."""
    opened = -1
    for mask in found:
        sign = _CAPTION.match(text, mask.start, mask.end) if mask.name == "wordpress" else None
        if sign is not None and not sign["end"]:
            opened = mask.end
        elif sign is not None and opened >= 0:
            yield Span(opened, mask.start)
            opened = -1


def _with_lines(text: str, found: Iterable[Mask]) -> Iterator[Mask]:
    """The masks, with a note on those that have their lines to themselves. Several on one line share it."""
    group: list[Mask] = []
    for mask in [*found, None]:
        if group and (mask is None or text[group[-1].end : mask.start].strip(" \t")):
            shows_words = all(mask.name in {"address", "value"} for mask in group)
            alone = not shows_words and is_alone(text, Span(group[0].start, group[-1].end), " \t>")
            yield from (mask._replace(alone=alone) for mask in group)
            group = []
        if mask is not None:
            group.append(mask)


def _hidden(text: str, found: Iterable[Mask]) -> str:
    """The text with all masks replaced, as long as before: by blanks where a mask has its lines to itself."""
    parts: list[str] = []
    done = 0
    for mask in found:
        parts += text[done : mask.start], (" " if mask.alone else MASK) * (mask.end - mask.start)
        done = mask.end
    return "".join((*parts, text[done:]))


def _arguments(text: str, mask: Mask, keys: Sequence[str]) -> Iterator[Span]:
    """The values of a shortcode's arguments that are prose. One that holds an escape is left out."""
    pattern = re.compile(rf"(?<=\s)(?:{'|'.join(map(re.escape, keys))})\s*+=\s*+{_QUOTED}", re.IGNORECASE)
    for match in pattern.finditer(text, mask.start, mask.end) if keys else ():
        span = Span(*match.span(match.lastindex or 0))
        words = span.text(text)
        if words and "{{" not in words and not (mask.name == "jsx" and "&" in words):
            yield span


class Captions:
    """The captions of a text, taken in the order of their places."""

    def __init__(self, source: str, masked: Masked) -> None:
        self._source = source
        self._arguments = list(reversed(masked.captions))
        self._captioned = list(reversed(masked.captioned))

    def before(self, place: int) -> Iterator[TextBlock]:
        """The captions in shortcodes that precede a place, each once."""
        while self._arguments and self._arguments[-1].start < place:
            span = self._arguments.pop()
            caption = BlockBuilder()
            caption.put(span.text(self._source), *span, exact=True, encode=in_quotes)
            yield caption.block(BlockKind.CAPTION, "it is a shortcode argument; edit it in the file")

    def holds(self, place: int) -> bool:
        """Whether a place is between the two shortcodes of a caption."""
        while self._captioned and self._captioned[-1].end <= place:
            self._captioned.pop()
        return bool(self._captioned) and self._captioned[-1].start <= place
