"""What is masked in a Markdown file, and what its shortcodes say in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.model.document import Piece
from checker.model.reader_options import BODIES
from checker.model.span import Span
from checker.reading.markdown.dialects import Mask, arguments, masked, masks, may_hold, with_lines
from checker.reading.markdown.escaping import in_quotes
from checker.reading.markdown.events import code_spans
from checker.reading.markdown.mdx import mdx_masks

_CAPTION = re.compile(r"\[(?P<end>/?)(?:wp_)?caption\b")
_IN_BRACES = frozenset({"hugo", "value", "liquid", "note", "kramdown"})


class Caption(NamedTuple):
    """The words of an argument, and the range where they stand."""

    words: str
    span: Span

    def piece(self) -> Piece:
        """Leads from the words to their place."""
        return Piece(0, len(self.words), *self.span, exact=True, encode=in_quotes)


class Masked(NamedTuple):
    """A text as the parser sees it from ``start`` on, with what it doesn't see."""

    text: str
    masks: Sequence[Mask]
    captions: Sequence[Caption]
    captioned: Sequence[Span]


def masked_markdown(text: str, start: int, keys: Sequence[str], *, mdx: bool) -> Masked:
    """The text without what a generator adds; ``keys`` are the arguments that are prose."""
    found = _found(text, start, mdx=mdx)
    keys = [key for key in keys if key.casefold() not in BODIES]
    captions = [
        Caption(words.text(text), words)
        for mask in found
        if mask.alone and mask.name in {"hugo", "liquid", "jsx"}
        for _, words in arguments(text, mask, keys)
    ]
    shown = masked(text, found)[start:] if found else text[start:]
    return Masked(shown, found, captions, list(_captioned(text, found)))


def _found(text: str, start: int, *, mdx: bool) -> list[Mask]:
    code = list(code_spans(text[start:], start)) if mdx or may_hold(text) else []
    if not mdx:
        return with_lines(text, masks(text, start, code))
    both = [
        *mdx_masks(text, start, code),
        *(mask for mask in masks(text, start, code) if mask.name not in _IN_BRACES),
    ]
    return with_lines(text, _apart(sorted(both)))


def _apart(found: Sequence[Mask]) -> Iterator[Mask]:
    """Those that don't begin in another."""
    end = 0
    for mask in found:
        if mask.start >= end:
            end = mask.end
            yield mask


def _captioned(text: str, found: Sequence[Mask]) -> Iterator[Span]:
    """What stands between the two shortcodes of a caption."""
    opened = -1
    for mask in found:
        sign = _CAPTION.match(text, mask.start, mask.end) if mask.name == "wordpress" else None
        if sign is not None and not sign["end"]:
            opened = mask.end
        elif sign is not None and opened >= 0:
            yield Span(opened, mask.start)
            opened = -1
