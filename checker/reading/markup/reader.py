"""reStructuredText, AsciiDoc and LaTeX: their prose with the markup left out, each character from its exact place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from checker.model.document import Block, BlockKind, Comment, Document, OffsetMap, Place
from checker.model.reader_options import ReaderOptions
from checker.model.span import Span
from checker.reading.html.blocks import DraftBlock, Joined
from checker.reading.markup import adoc as masked_adoc
from checker.reading.markup import latex as masked_tex
from checker.reading.markup import rst as masked_rst
from checker.reading.markup.cuts import MaskedMarkup
from checker.reading.markup.encoding import fixed, in_latex, in_light_markup
from checker.reading.markup.inline import Stretch, draft
from checker.reading.markup.lines import Remark, Structure
from checker.reading.news_parts import Opening
from checker.reading.source import Source

_PLAIN = ReaderOptions()
_SHORT = 4
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read(source: Source, options: ReaderOptions = _PLAIN) -> Iterator[Document]:
    """The one Document of a source in a markup that its extension names; reStructuredText for one of any other name."""
    text, suffix = source.text, PurePath(source.path).suffix.lower()
    encode, name = in_light_markup, "rst"
    if suffix == ".tex":
        text, found = masked_tex.structure(text)
        encode, name = in_latex, "tex"
    elif suffix in {".adoc", ".asciidoc"}:
        found = masked_adoc.structure(text)
        name = "adoc"
    else:
        found = masked_rst.structure(text)
    drafts = [
        draft(text, stretch, name, fixed if name == "rst" and _is_short_title(stretch) else encode)
        for stretch in found.stretches
    ]
    markup = MaskedMarkup(source.text, text, name, found.stretches, encode)
    yield _document(source, found, [one for one in drafts if one.is_prose], markup)


def _is_short_title(stretch: Stretch) -> bool:
    """Whether the line under a title is so short that a longer title would be none."""
    return stretch.kind is BlockKind.HEADLINE and stretch.end - stretch.start < _SHORT


def _document(source: Source, found: Structure, drafts: Sequence[DraftBlock], markup: MaskedMarkup) -> Document:
    joined = Joined()
    opening = Opening()
    for one in drafts:
        start = joined.add(one)
        if one.kind is BlockKind.PARAGRAPH:
            for block in opening.paragraph(one.text, Span(0, one.length)):
                if block.span.start < block.span.end:
                    joined.blocks.append(Block(block.kind, Span(start + block.span.start, start + block.span.end)))
        else:
            joined.blocks.append(Block(one.kind, Span(start, start + one.length)))
    days = (_DAY.match(found.told.get(key, "")) for key in ("date", "revdate"))
    return Document(
        source.path,
        "".join(joined.parts),
        tuple(joined.blocks),
        OffsetMap(tuple(joined.pieces), wholes=tuple(joined.wholes), markup=markup),
        language=found.told.get("lang", ""),
        date=next((day[0] for day in days if day), ""),
        opaque=tuple(joined.opaque),
        comments=tuple(_comments(source.text, found.remarks, joined)),
    )


def _comments(source: str, remarks: Sequence[Remark], joined: Joined) -> Iterator[Comment]:
    starts = [piece.source_start for piece in joined.pieces]
    for remark in (remark for remark in remarks if remark.text):
        index = bisect_left(starts, remark.start)
        at = joined.pieces[index].text_start if index < len(starts) else joined.length
        yield Comment(remark.text, Place("", remark.start, remark.end), at, _alone(source, remark.start))


def _alone(source: str, start: int) -> bool:
    """Whether nothing stands before a comment on its line; each reaches to the end of its last."""
    while start and source[start - 1] in " \t":
        start -= 1
    return not start or source[start - 1] in "\r\n"
