from __future__ import annotations

import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import BlockKind, Document
from checker.model.errors import SourceError
from checker.model.span import Span
from checker.reading.source import Source, decode
from checker.reading.text.reader import read
from checker.run.api import check_text
from tests.growth import assert_linear

EXAMPLES = settings(max_examples=100)

# Lines of an article, blanks, and every character that may end a line somewhere.
PIECES = st.sampled_from(
    ["Storm closes port", "By Jane Doe", "KYIV, March 3 (Agency) — ", "The mayor spoke on Monday.", "x", " ", "\t",
     "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\r\r", "\u2028", "\u0085", "\v", "\x1c", "\u00a0", "\u3000", "\ufeff", "😀", "\ud800", "—", "“"]
)  # fmt: skip
ARTICLES = st.lists(PIECES, max_size=25).map("".join)

WRAPPED = (
    "The port of Harlow Bay will close for six weeks while crews",
    "repair the sea wall that a storm broke in March, the mayor",
    "said on Monday at the town hall.",
)


def document(text: str) -> Document:
    (only,) = read(Source("a.txt", text))
    return only


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.text(text)) for block in document(text).blocks]


def assert_whole(text: str) -> None:
    """Blocks are inside the text, in order, without overlap; what they leave out is blank."""
    found = [block.span for block in document(text).blocks]
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    edges = [0, *(edge for span in found for edge in span), len(text)]
    assert not "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)).strip()


def test_an_article_has_headline_byline_dateline_and_paragraphs() -> None:
    text = "Storm closes port\n\nBy Jane Doe\n\nKYIV, March 3 (Agency) — The port is shut.\n\nNobody was hurt.\n"
    assert blocks(text) == [
        ("headline", "Storm closes port"),
        ("byline", "By Jane Doe"),
        ("dateline", "KYIV, March 3 (Agency) — "),
        ("paragraph", "The port is shut."),
        ("paragraph", "Nobody was hurt."),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_paragraph_broken_at_a_margin_is_one_block(newline: str) -> None:
    paragraph = newline.join(WRAPPED)
    text = f"Storm closes port{newline * 2}{paragraph}{newline * 2}{paragraph}{newline}"
    assert blocks(text) == [("headline", "Storm closes port"), ("paragraph", paragraph), ("paragraph", paragraph)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n\n"])
def test_lines_of_unlike_length_are_paragraphs_of_their_own(newline: str) -> None:
    lines = ["Storm closes port", "The port is shut.", "Nobody was hurt, said the mayor, and ships wait outside."]
    kinds = ["headline", "paragraph", "paragraph"]
    assert blocks(newline.join(lines)) == list(zip(kinds, lines, strict=True))


def test_a_first_line_that_ends_as_a_sentence_is_no_headline() -> None:
    for first in ("The port is shut.", "Is it shut?", "He said: “Shut.”", "It is shut…", " ".join(["word"] * 25)):
        assert blocks(f"{first}\n\nNobody was hurt.")[0] == ("paragraph", first)


def test_a_text_of_one_line_is_a_paragraph() -> None:
    assert blocks("Storm closes port") == [("paragraph", "Storm closes port")]
    assert blocks("  Storm closes port \n") == [("paragraph", "Storm closes port")]


def test_words_that_only_begin_like_a_byline_are_text() -> None:
    assert blocks("By Monday the port was open. Ships left.\nBy night all was quiet.") == [
        ("paragraph", "By Monday the port was open. Ships left."),
        ("paragraph", "By night all was quiet."),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n\r\n", "\t\u00a0\u3000\n"])
def test_a_text_of_blanks_has_no_blocks(text: str) -> None:
    assert blocks(text) == []
    assert document(text).text == text


def test_the_document_is_the_source() -> None:
    text = "A 😀 line.\r\nAnother.\r"
    found = document(text)
    assert (found.path, found.unit, found.text, found.language) == ("a.txt", "", text, "")
    assert found.offsets.place(Span(2, len(text))) == ("", 2, len(text))
    assert BlockKind.PARAGRAPH in {block.kind for block in found.blocks}


@given(ARTICLES | st.text(max_size=60))
@EXAMPLES
def test_blocks_hold_every_word_once_and_in_order(text: str) -> None:
    assert_whole(text)


@given(st.binary(max_size=60))
@EXAMPLES
def test_blocks_of_any_bytes_are_in_order(data: bytes) -> None:
    try:
        source = decode("a.txt", data, "latin-1")
    except SourceError:
        return
    assert_whole(source.text)


@pytest.mark.parametrize(
    "page",
    [
        "Home\nWorld news\nSport\n\n",
        "Politics\n\n",
        "Home | News | Sport\n\n",
        "Updated\n4:12 pm PST, Friday, March 8, 2019\n\n",
        "Updated 3 hours ago\n\n",
        "Fri 8 Mar 2019 09.14 GMT\n\n",
        "Skip to main content\n\n",
        "Posted at 6:15 PM, Jun 20, 2020 and last updated 8:02 AM, Jun 21, 2020\n\n",
        "Listen to this article\n\n",
        "SHARE THIS\u00a0ARTICLE:\n\n",
    ],
)
def test_what_a_page_has_above_a_story_is_no_headline(page: str) -> None:
    read_text = document(f"{page}Storm closes the port\n\nThe port of Lowick is closed.\n")
    headlines = [block.span.text(read_text.text) for block in read_text.blocks if block.kind is BlockKind.HEADLINE]
    assert headlines == ["Storm closes the port"]


@given(ARTICLES | st.text(max_size=60))
@EXAMPLES
def test_any_text_is_checked_without_a_failed_rule_and_marked_inside(text: str) -> None:
    report = check_text(text)
    assert report.failed == ()
    for finding in report.findings:
        assert 0 <= finding.place.start < finding.place.end <= len(text)
        assert finding.text == text[finding.place.start : finding.place.end]
        assert all(0 <= e.start <= e.end <= len(text) for answer in finding.answers for e in answer.edits)


@pytest.mark.parametrize("line", ["word ", "x", "A", " ", "\n", "\r", "\r\n", ")", "a\n", " \n"])
def test_a_megabyte_of_one_thing_is_cut_into_blocks_in_linear_time(line: str) -> None:
    assert_linear(lambda number: "." + line * number, lambda text: document(text).blocks, 1_000_000 // len(line))


def test_a_long_line_takes_no_more_memory_than_its_text() -> None:
    text = "word " * 200_000
    tracemalloc.start()
    try:
        document(text)
        assert tracemalloc.get_traced_memory()[1] < 10 * len(text)
    finally:
        tracemalloc.stop()


def test_ten_megabytes_on_one_line_are_one_block() -> None:
    text = "word " * 2_000_000
    assert [block.span for block in document(text).blocks] == [Span(0, len(text) - 1)]
