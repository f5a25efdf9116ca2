"""The prose of front matter. Content management systems also keep bodies there: Markdown in a string, each character of which has its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.model.document import BlockKind, OffsetMap, Piece
from checker.model.settings import BODIES, SUMMARIES, ReaderOptions
from checker.model.span import Span
from checker.reading.block_builder import TextBlock
from checker.reading.front_matter import Scalar, unwritable
from checker.reading.front_matter.block import FrontMatter
from checker.reading.markdown.escaping import unwritable as no_prose
from checker.reading.markdown.walk import Walk


class Field(NamedTuple):
    """The prose of a value. ``comments`` are places in the file."""

    blocks: Sequence[TextBlock]
    is_body: bool = False
    comments: Sequence[Span] = ()


@dataclass(frozen=True)
class Nested:
    """Writes prose as Markdown, and that as the string requires."""

    string: Callable[[str], str]
    markdown: Callable[[str], str]

    def __call__(self, text: str) -> str:
        """The words, encoded twice. Raises EditRefusedError where either refuses."""
        return self.string(self.markdown(text))


def front_blocks(source: str, front: FrontMatter, options: ReaderOptions, *, mdx: bool = False) -> Iterator[Field]:
    """The prose of front matter, value by value."""
    for scalar in front.scalars:
        kind = BlockKind.HEADLINE if scalar.key.casefold() == "title" else BlockKind.CAPTION
        field = _body(source, scalar, front, options, mdx=mdx) or Field([TextBlock(scalar.text, scalar.pieces, kind)])
        refusal = f"it is the front matter field “{scalar.key}”; edit it in the file"
        yield field._replace(blocks=[block._replace(refusal=refusal) for block in field.blocks])


def _body(source: str, scalar: Scalar, front: FrontMatter, options: ReaderOptions, *, mdx: bool) -> Field | None:
    """What a string says if it is Markdown: by its key, or because it has several paragraphs; None for a title or a caption."""
    text, pieces = _with_paragraphs(source, scalar)
    key = scalar.key.casefold()
    if key == "title" or not (key in BODIES | SUMMARIES or "\n\n" in text.strip()):
        return None
    alone = BlockKind.CAPTION if key in SUMMARIES else BlockKind.PARAGRAPH
    if len(pieces) == 1 and not pieces[0].exact:
        # It has a place only as a whole.
        return Field([TextBlock(scalar.text, scalar.pieces, alone)], is_body=True)
    walk = Walk(text, 0, front.title, options, mdx=mdx)
    walk.run()
    blocks = walk.blocks
    if [block.kind for block in blocks] == [BlockKind.PARAGRAPH]:
        blocks = [blocks[0]._replace(kind=alone)]
    offsets = OffsetMap(pieces)
    led_back = [block._replace(pieces=list(_led_back(block.pieces, pieces))) for block in blocks]
    comments = [Span(*offsets.place(span)[1:]) for span in walk.comments]
    return Field(led_back, is_body=True, comments=comments)


def _with_paragraphs(source: str, scalar: Scalar) -> tuple[str, tuple[Piece, ...]]:
    """The text with a blank line wherever the source has one: YAML makes a single line end of it where it folds lines, and Markdown would join them."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for piece in scalar.pieces:
        words = scalar.text[piece.text_start : piece.text_end]
        if words == "\n" and not piece.exact and _lines(source[piece.source_start : piece.source_end]) > 1:
            words = "\n\n"
        parts.append(words)
        pieces.append(piece._replace(text_start=length, text_end=length + len(words)))
        length += len(words)
    return "".join(parts), tuple(pieces)


def _lines(written: str) -> int:
    return written.count("\n") + written.count("\r") - written.count("\r\n")


def _led_back(inner: Iterable[Piece], outer: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of a block, led on from the string to the file."""
    index = reached = 0
    for piece in inner:
        while index < len(outer) and outer[index].text_end <= piece.source_start:
            index += 1
        touched = []
        for at in range(index, len(outer)):
            if outer[at].text_start >= piece.source_end:
                break
            touched.append(outer[at])
        found = _parts(piece, touched) if piece.exact else _whole(piece, touched)
        for one in found:
            start = max(one.source_start, reached)
            reached = max(start, one.source_end)
            # Characters that share their place in the source with those before them have none of their own.
            yield (
                one
                if start == one.source_start
                else one._replace(source_start=start, source_end=reached, encode=unwritable)
            )


def _parts(piece: Piece, touched: Iterable[Piece]) -> Iterator[Piece]:
    for outer in touched:
        first, last = max(outer.text_start, piece.source_start), min(outer.text_end, piece.source_end)
        start = piece.text_start + first - piece.source_start
        encode = Nested(outer.encode, piece.encode)
        if outer.exact:
            move = outer.source_start - outer.text_start
            yield Piece(start, start + last - first, first + move, last + move, exact=True, encode=encode)
        else:
            yield Piece(start, start + last - first, outer.source_start, outer.source_end, exact=False, encode=encode)


def _whole(piece: Piece, touched: Sequence[Piece]) -> Iterator[Piece]:
    if not touched:
        return
    first, last = touched[0], touched[-1]
    start = first.source_start + (piece.source_start - first.text_start if first.exact else 0)
    end = last.source_start + piece.source_end - last.text_start if last.exact else last.source_end
    encode = no_prose if piece.encode is no_prose else Nested(first.encode, piece.encode)
    yield piece._replace(source_start=start, source_end=end, encode=encode)
