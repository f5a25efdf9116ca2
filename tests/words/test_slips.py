"""Slips of the fingers as against rare words."""

from __future__ import annotations

import pytest

from checker.words.lexicon import Lexicon
from checker.words.slips import is_derived, is_slip


@pytest.mark.parametrize(
    ("word", "better"),
    [
        ("thier", "their"),
        ("recieve", "receive"),
        ("probem", "problem"),
        ("evvery", "every"),
        ("wich", "which"),
        ("occurr", "occur"),
        ("varirty", "variety"),
        ("choosen", "chosen"),
        ("licencing", "licensing"),
        ("politica", "political"),
    ],
)
def test_a_letter_lost_doubled_or_moved_is_a_slip(word: str, better: str) -> None:
    assert is_slip(word, better)


@pytest.mark.parametrize(
    ("word", "better"),
    [
        ("zypper", "zipper"),
        ("agal", "anal"),
        ("glibc", "glib"),
        ("ccache", "cache"),
        ("paradoxa", "paradox"),
        ("pluma", "plume"),
        ("exim", "exit"),
        ("offi", "offie"),
    ],
)
def test_a_short_word_or_one_that_differs_at_an_end_is_no_slip(word: str, better: str) -> None:
    assert not is_slip(word, better)


@pytest.mark.parametrize(
    ("word", "better"), [("abided", "aided"), ("lensed", "leased"), ("towners", "towers"), ("cacher", "catcher")]
)
def test_a_known_word_with_an_ending_is_derived(word: str, better: str) -> None:
    assert is_derived(word, better, Lexicon.load().is_word)


@pytest.mark.parametrize(
    ("word", "better"),
    [
        ("commited", "committed"),
        ("adviced", "advised"),
        ("licenced", "licensed"),
        ("threatend", "threatened"),
        ("occured", "occurred"),
    ],
)
def test_a_missed_doubling_or_soft_consonant_is_none(word: str, better: str) -> None:
    assert not is_derived(word, better, Lexicon.load().is_word)
