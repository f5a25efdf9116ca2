"""Blocks go to the server several in one question, and come back where they were."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from checker.backends.languagetool.answers import Client
from checker.backends.languagetool.batching import parcels
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
def test_every_character_of_every_block_is_sent_once_and_comes_back_to_its_place(lengths: list[int]) -> None:
    text, blocks = laid_out(lengths)
    found = []
    for parcel in parcels(text, blocks):
        for at, letter in enumerate(parcel.text):
            place = parcel.placed(at, at + 1)
            if letter == "\n":
                assert place is None
            else:
                assert place is not None
                assert place.text(text) == letter
                found.append(place.start)
    assert found == [at for block in blocks for at in range(block.start, block.end)]


@given(LENGTHS)
def test_no_parcel_is_longer_than_it_has_to_be_nor_shorter_than_it_could(lengths: list[int]) -> None:
    sent = list(parcels(*laid_out(lengths)))
    for parcel in sent:
        assert parcel.blocks
        assert len(parcel.blocks) == 1 or len(parcel.text) <= 1500
    for one, other in itertools.pairwise(sent):
        first = other.blocks[0]
        assert len(one.text) + 2 + first.end - first.start > 1500


def test_the_matches_are_those_of_each_block_alone(client: Client) -> None:
    text = "\n\n".join(f"It was {number}. She have a plan. The the mill could lent 😀 it" for number in range(60))
    blocks = [block.span for block in document_of(text).blocks]
    sent = list(parcels(text, blocks))
    assert 1 < len(sent) < len(blocks)
    together = [
        (parcel.placed(match.start, match.end), match.rule_id, match.replacements)
        for parcel, answer in zip(sent, client.check([parcel.text for parcel in sent]), strict=True)
        for match in answer.matches
    ]
    alone = [
        (Span(block.start + match.start, block.start + match.end), match.rule_id, match.replacements)
        for block, answer in zip(blocks, client.check([block.text(text) for block in blocks]), strict=True)
        for match in answer.matches
    ]
    assert sorted(together, key=str) == sorted(alone, key=str)
    assert len(together) > 100
