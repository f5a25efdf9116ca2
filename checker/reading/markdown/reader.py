"""Markdown: CommonMark with tables, footnotes and front matter, and with what site generators add, masked.

What is prose and what isn't is described in docs/reference/markdown.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model.document import Document
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.builder import DocumentBuilder
from checker.reading.front_matter.block import FrontMatter, check_rewritten, split
from checker.reading.front_matter.body import front_blocks
from checker.reading.markdown.dialects import mdx_comment
from checker.reading.markdown.events import CodeSpans
from checker.reading.markdown.walk import Walk
from checker.reading.prose_words import in_markdown as prose_words
from checker.reading.source import Source

__all__ = ["check_rewritten", "prose_words", "read"]

_PLAIN = ReaderOptions()
_NO_FRONT = FrontMatter(0)
_DEFINITION = re.compile(
    r"(?<![^\r\n]) {0,3}\[(?://|comment)\]:[ \t]*+<?#>?[ \t]++(?:\((?P<round>[^\r\n]*)\)|\"(?P<double>[^\r\n]*)\"|'(?P<single>[^\r\n]*)')"
    r"[ \t]*+(?=[\r\n]|\Z)",
    re.IGNORECASE,
)


def read(source: Source, options: ReaderOptions = _PLAIN) -> Iterator[Document]:
    """The one Document of a Markdown file."""
    front = split(source.text, options) or _NO_FRONT
    mdx = source.path.lower().endswith(".mdx")
    walk = Walk(source.text, front.end, front.title, options, mdx=mdx)
    text = DocumentBuilder()
    comments: list[Span] = []
    for field in front_blocks(source.text, front, options, mdx=mdx):
        comments.extend(field.comments)
        for block in field.blocks:
            text.add(block.trimmed())
    walk.run()
    for block in walk.blocks:
        text.add(block.trimmed())
    comments += [*walk.comments, *_definitions(source.text, front.end, walk.code)]
    yield Document(
        source.path,
        text.text,
        tuple(text.blocks),
        text.offsets(walk.markup()),
        language=front.language,
        date=front.date,
        title=front.title,
        origin=front.origin,
        draft=front.draft,
        opaque=tuple(text.opaque),
        comments=tuple(
            text.comment(source.text, span, _words(source.text, span), margin=" \t>") for span in sorted(comments)
        ),
    )


def _definitions(source: str, start: int, code: list[Span]) -> Iterator[Span]:
    """Where ``[//]: # (…)`` and ``[comment]: # (…)`` are outside of code."""
    if "]:" not in source:
        return
    hidden = CodeSpans(code)
    for match in _DEFINITION.finditer(source, start):
        if hidden.end(match.start()) < 0:
            yield Span(match.end() - len(match[0].lstrip(" ")), match.end())


def _words(source: str, span: Span) -> str:
    """What a comment says."""
    if source.startswith("<!--", span.start):
        return source[span.start + 4 : span.end - 3].strip()
    if source.startswith("{", span.start):
        return mdx_comment(span.text(source)) or ""
    match = _DEFINITION.match(source, span.start)
    return "" if match is None else (match["round"] or match["double"] or match["single"] or "").strip()
