"""What every format has to keep to. A new format is tested as soon as it has an article for each of its extensions in ``articles/``."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from checker.model.document import BlockKind, Document
from checker.model.errors import EditRefusedError
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.registry import NAMES, READERS, check_rewritten, read
from checker.reading.source import Source

ARTICLES = Path(__file__).parent / "articles"
SAME_SYNTAX = {".text": ".txt", ".markdown": ".md", ".htm": ".html", ".xhtml": ".html", ".asciidoc": ".adoc"}
OPTIONS = ReaderOptions()
EVERY_FORMAT = pytest.mark.parametrize("extension", sorted(READERS))


def article(extension: str) -> str:
    path = ARTICLES / f"article{SAME_SYNTAX.get(extension, extension)}"
    assert path.exists(), f"write an article in this format, with a headline and three paragraphs: {path}"
    return path.read_text(encoding="utf-8")


def document(extension: str, text: str) -> Document:
    (found,) = read(Source(f"a{extension}", text), OPTIONS)
    return found


def paragraphs(found: Document) -> list[Span]:
    return [block.span for block in found.blocks if block.kind is BlockKind.PARAGRAPH]


def test_every_format_has_extensions() -> None:
    assert set(READERS.values()) == set(NAMES)


@EVERY_FORMAT
def test_the_article_is_read_as_a_story(extension: str) -> None:
    found = document(extension, article(extension))
    assert len(paragraphs(found)) >= 3
    assert [block.span.text(found.text) for block in found.blocks if block.kind is BlockKind.HEADLINE]


@EVERY_FORMAT
def test_pieces_are_ordered_and_lead_back_to_their_characters(extension: str) -> None:
    source = article(extension)
    found = document(extension, source)
    pieces = found.offsets.pieces
    assert all(
        one.text_end <= other.text_start and one.source_end <= other.source_start for one, other in pairwise(pieces)
    )
    for piece in pieces:
        text, written = found.text[piece.text_start : piece.text_end], source[piece.source_start : piece.source_end]
        assert text
        assert written
        assert text == written or not piece.exact


@EVERY_FORMAT
def test_blocks_are_ordered_and_hold_the_whole_text(extension: str) -> None:
    found = document(extension, article(extension))
    spans = [block.span for block in found.blocks]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    edges = [0, *(edge for span in spans for edge in span), len(found.text)]
    assert not "".join(found.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)).strip()


@EVERY_FORMAT
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_make_no_difference(extension: str, newline: str) -> None:
    source = article(extension)
    one, other = document(extension, source), document(extension, source.replace("\n", newline))
    lines = re.compile(r"\r\n|\r")
    assert lines.sub("\n", other.text) == one.text
    assert [(block.kind, lines.sub("\n", block.span.text(other.text))) for block in other.blocks] == [
        (block.kind, block.span.text(one.text)) for block in one.blocks
    ]
    assert (other.title, other.date, other.language) == (one.title, one.date, one.language)


@EVERY_FORMAT
def test_a_word_replaced_by_itself_leaves_the_source_as_it_is(extension: str) -> None:
    source = article(extension)
    found = document(extension, source)
    replaced = 0
    for word in re.finditer(r"\w+", found.text):
        try:
            place, written = found.offsets.edit(Span(*word.span()), word[0])
        except EditRefusedError:
            continue
        assert source[: place.start] + written + source[place.end :] == source
        replaced += 1
    assert replaced > 30


@EVERY_FORMAT
def test_whole_paragraphs_can_be_cut(extension: str) -> None:
    source = article(extension)
    found = document(extension, source)
    for span in paragraphs(found)[1:]:
        place, written = found.offsets.edit(span, "")
        rewritten = source[: place.start] + written + source[place.end :]
        check_rewritten(Source(f"a{extension}", source), rewritten, OPTIONS)
        kept = [block.span.text(found.text) for block in found.blocks if block.span != span]
        again = document(extension, rewritten)
        assert [block.span.text(again.text) for block in again.blocks] == kept
