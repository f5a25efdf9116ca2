from __future__ import annotations

import pytest

from checker.facts.speech.quote_marks import QuotedParagraph, Side, find_quoted_paragraphs
from checker.model.document import Block, BlockKind
from checker.model.span import Span


def paragraphs(*texts: str) -> list[QuotedParagraph]:
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(text))))
        at += len(text) + 2
    return find_quoted_paragraphs("\n\n".join(texts), tuple(blocks))


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ('"We stay," she said.', [Side.OPENS, Side.CLOSES]),
        ('A ("grave") slip, "they say".', [Side.OPENS, Side.CLOSES] * 2),
        ('"We stay. " She left.', [Side.OPENS, Side.FLOATS]),
        ('He said:"We stay."', [Side.GLUED, Side.CLOSES]),
        ("“Don’t say, ‘Merry Christmas!’ ” he said.", [Side.OPENS, Side.CLOSES]),
        ("She wrote: “ ‘Yes’ is a word.”", [Side.OPENS, Side.CLOSES]),
        ('"It is 6\'2" high," he said.', [Side.OPENS, Side.CLOSES]),
        ('"We began in 2012" is its title.', [Side.OPENS, Side.CLOSES]),
    ],
)
def test_a_mark_is_typed_by_its_neighbours(text: str, sides: list[Side]) -> None:
    assert [mark.side for mark in paragraphs(text)[0].marks] == sides


def test_a_mark_knows_whether_a_quotation_is_open_before_it() -> None:
    (paragraph,) = paragraphs('"We stay. " She left, "he said.')
    assert [mark.inside for mark in paragraph.marks] == [False, True, False]
    assert paragraph.ends_open
    assert not paragraph.is_plain
    assert not paragraph.balances


def test_a_paragraph_balances_if_each_mark_fits() -> None:
    assert paragraphs("“We stay,” she said. “We like it.”")[0].balances
    assert not paragraphs("We stay,” she said.")[0].balances
    assert not paragraphs("“We stay,” she said. “We «like» it.”")[0].balances


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            'It is" so. The film"Mill"was seen. "We stay."',
            [Side.CLOSES, Side.OPENS, Side.CLOSES, Side.OPENS, Side.CLOSES],
        ),
        ('It is" so. The shop for"Black Friday" is shut.', [Side.CLOSES, Side.OPENS, Side.CLOSES]),
        (
            'It is" so. "We stay, " she said. "It is late."',
            [Side.CLOSES, Side.OPENS, Side.CLOSES, Side.OPENS, Side.CLOSES],
        ),
        ('The chief"said that', [Side.GLUED]),
    ],
)
def test_an_unsure_mark_does_what_the_marks_beside_it_leave(text: str, sides: list[Side]) -> None:
    assert list(paragraphs(text)[0].settled) == sides


def test_a_quotation_is_carried_over_until_it_is_closed() -> None:
    found = paragraphs("“We stay.", "It is late.", "“We like it,” she said.", "“Yes,” he said.")
    assert [paragraph.carried for paragraph in found] == [False, True, False]
    assert [paragraph.ends_open for paragraph in found] == [True, False, False]


def test_inches_are_no_quotation_marks() -> None:
    assert paragraphs('The board is 6" wide and 6 " deep.') == []
