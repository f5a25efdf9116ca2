"""Blocks are sent in batches, and places in a batch map back to the document."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from checker.backends.languagetool.batching import batches
from checker.backends.languagetool.producer import Client
from checker.model.span import Span
from tests.backends.hand_made import document_of

LENGTHS = st.lists(st.integers(0, 2000), max_size=12)


def laid_out(lengths: list[int]) -> tuple[str, list[Span]]:
    """A text of blocks that each have their own letter, with a gap that differs from the one that is sent."""
    text, blocks = "", []
    for number, length in enumerate(lengths):
        blocks.append(Span(len(text), len(text) + length))
        text += chr(ord("a") + number) * length + "\n \n"
    return text, blocks


@given(LENGTHS)
def test_each_character_of_each_block_is_sent_once_and_maps_back_to_its_place(lengths: list[int]) -> None:
    text, blocks = laid_out(lengths)
    found = []
    for batch in batches(text, blocks):
        for at, letter in enumerate(batch.text):
            place = batch.document_span(at, at + 1)
            if letter == "\n":
                assert place is None
            else:
                assert place is not None
                assert place.text(text) == letter
                found.append(place.start)
    assert found == [at for block in blocks for at in range(block.start, block.end)]


@given(LENGTHS)
def test_batches_are_as_large_as_the_limit_allows(lengths: list[int]) -> None:
    sent = list(batches(*laid_out(lengths)))
    for batch in sent:
        assert batch.blocks
        assert len(batch.blocks) == 1 or len(batch.text) <= 1500
    for one, other in itertools.pairwise(sent):
        first = other.blocks[0]
        assert len(one.text) + 2 + first.end - first.start > 1500


def test_batches_give_the_matches_of_each_block_alone(client: Client) -> None:
    text = "\n\n".join(f"It was {number}. She have a plan. The the mill could lent 😀 it" for number in range(60))
    blocks = [block.span for block in document_of(text).blocks]
    sent = list(batches(text, blocks))
    assert 1 < len(sent) < len(blocks)
    together = [
        (batch.document_span(match.start, match.end), match.rule_id, match.replacements)
        for batch, answer in zip(sent, client.check([batch.text for batch in sent]), strict=True)
        for match in answer.matches
    ]
    alone = [
        (Span(block.start + match.start, block.start + match.end), match.rule_id, match.replacements)
        for block, answer in zip(blocks, client.check([block.text(text) for block in blocks]), strict=True)
        for match in answer.matches
    ]
    assert sorted(together, key=str) == sorted(alone, key=str)
    assert len(together) > 100
