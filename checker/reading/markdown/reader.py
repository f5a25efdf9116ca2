"""Markdown: CommonMark with tables, footnotes and front matter, and with what site generators add, masked.

What is prose and what isn't is told in docs/reference/markdown.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.document import BlockKind, Document, OffsetMap
from checker.model.reader_options import ReaderOptions
from checker.reading.front_matter.block import FrontMatter, in_front_matter, split
from checker.reading.front_matter.body import body_of
from checker.reading.markdown.comments import comments, definitions
from checker.reading.markdown.walk import Walk
from checker.reading.source import Source

_PLAIN = ReaderOptions()
_NONE = FrontMatter(0)


def read(source: Source, options: ReaderOptions = _PLAIN) -> Iterator[Document]:
    """The one Document of a Markdown file."""
    front = split(source.text, options) or _NONE
    mdx = source.path.lower().endswith(".mdx")
    walk = Walk(source.text, front, options, mdx=mdx)
    for scalar in front.scalars:
        refusal = in_front_matter(scalar.key)
        body = body_of(source.text, scalar, front, options, mdx=mdx)
        if body is None:
            kind = BlockKind.HEADLINE if scalar.key.casefold() == "title" else BlockKind.CAPTION
            walk.text.add(scalar.text, scalar.pieces, kind, refusal)
            continue
        walk.comments.extend(body.comments)
        for block in body.blocks:
            walk.text.add(block.words, block.pieces, block.kind, refusal)
    walk.run()
    text = walk.text
    spans = [*walk.comments, *definitions(source.text, front.end, walk.code)]
    yield Document(
        source.path,
        str(text),
        tuple(text.blocks),
        OffsetMap(tuple(text.pieces), wholes=tuple(text.wholes), markup=walk.markup()),
        language=front.language,
        date=front.date,
        title=front.title,
        origin=front.origin,
        draft=front.draft,
        opaque=tuple(text.opaque),
        comments=tuple(comments(source.text, spans, text)),
    )
