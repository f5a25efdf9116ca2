"""reStructuredText, AsciiDoc and LaTeX: their prose with the markup left out, each character from its exact place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from checker.model.document import BlockKind, Document
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.builder import DocumentBuilder, day_of
from checker.reading.markup import adoc, latex, rst
from checker.reading.markup.cuts import AdocMarkup, MaskedMarkup, RstMarkup
from checker.reading.markup.inline import block_of, fixed
from checker.reading.markup.structure import Stretch, Structure
from checker.reading.prose_words import in_light_markup as prose_words
from checker.reading.source import Source

__all__ = ["prose_words", "read"]

_PLAIN = ReaderOptions()
_SHORT = 4


class _Format(NamedTuple):
    structure: Callable[[str], Structure]
    markup: type[MaskedMarkup]


_RST = _Format(rst.structure, RstMarkup)
_ADOC = _Format(adoc.structure, AdocMarkup)
_BY_EXTENSION = {".adoc": _ADOC, ".asciidoc": _ADOC, ".tex": _Format(latex.structure, latex.LatexMarkup)}


def read(source: Source, options: ReaderOptions = _PLAIN) -> Iterator[Document]:
    """The one Document of a source in a markup that its extension names; reStructuredText for one of any other name."""
    form = _BY_EXTENSION.get(PurePath(source.path).suffix.lower(), _RST)
    found = form.structure(source.text)
    markup = form.markup(source.text, found)
    text = DocumentBuilder()
    for stretch in found.stretches:
        encode = fixed if form is _RST and _is_short_title(stretch) else markup.written
        block = block_of(found.shown, stretch, markup.name, encode)
        if block.is_prose:
            text.add(block)
    days = (day_of(found.fields.get(key, "")) for key in ("date", "revdate"))
    yield Document(
        source.path,
        text.text,
        tuple(text.blocks),
        text.offsets(markup),
        language=found.fields.get("lang", ""),
        date=next(filter(None, days), ""),
        opaque=tuple(text.opaque),
        comments=tuple(
            text.comment(source.text, Span(remark.start, remark.end), remark.text)
            for remark in found.remarks
            if remark.text
        ),
    )


def _is_short_title(stretch: Stretch) -> bool:
    """Whether the line under a title is so short that a longer title would be none."""
    return stretch.kind is BlockKind.HEADLINE and stretch.end - stretch.start < _SHORT
