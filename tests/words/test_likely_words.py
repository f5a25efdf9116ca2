from __future__ import annotations

import pytest

from checker.words.resources import Resources

LIKELY = Resources().likely_words


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("goverment", "government"),
        ("environmetal", "environmental"),
        ("resuction", "reduction"),
        ("mangaing", "managing"),
        ("completiom", "completion"),
        ("colided", "collided"),
        ("demonstating", "demonstrating"),
    ],
)
def test_one_slip_of_a_frequent_word_is_found(word: str, meant: str) -> None:
    slips, others = LIKELY.of(word)
    assert slips[0] == meant
    assert not set(slips) & set(others)


@pytest.mark.parametrize("word", ["wholescale", "untrusted", "abided", "lensed", "archiver", "systemd", "zzzzzz"])
def test_a_rare_word_is_no_slip_of_a_frequent_one(word: str) -> None:
    assert LIKELY.of(word)[0] == []
