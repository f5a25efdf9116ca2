from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.speech.attributions import find_attributions, speaker_at
from checker.words.resources import Resources

VERBS = Resources().rows("say_verbs")


@pytest.mark.parametrize(
    "words",
    [
        "he said.",
        "the fire department said.",
        "Torvic told reporters",
        "spokesman Jan Kerr added",
        "said the owner",
        "she later wrote",
    ],
)
def test_a_speaker_follows(words: str) -> None:
    assert speaker_at(words, 0, VERBS) is not None


@pytest.mark.parametrize(
    "words", ["and I said so", "it was late", "Torvic left", "but Torvic said no", "the road, he said"]
)
def test_no_speaker_follows(words: str) -> None:
    assert speaker_at(words, 0, VERBS) is None


def test_attributions_are_found_in_either_order() -> None:
    text = "“Yes,” said the mayor. “No,” Torvic told reporters. It will close, according to Jan Kerr. She added that it might not."
    found = [(said.verb, said.speaker) for said in find_attributions(text, VERBS)]
    assert found == [("said", "the mayor"), ("told", "Torvic"), ("according to", "Jan Kerr"), ("added", "She")]


@given(st.text(max_size=60))
def test_an_attribution_holds_its_speaker(text: str) -> None:
    for said in find_attributions(text, VERBS):
        assert said.speaker in said.span.text(text)
