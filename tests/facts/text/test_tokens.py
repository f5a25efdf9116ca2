from __future__ import annotations

import re
import tracemalloc
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from checker.facts.text.tokens import LONGEST, Tokens, find_repeats, folded, spaced

WORDS = st.lists(st.sampled_from(["the", "of", "port", "is"]), max_size=30)


@given(st.text())
def test_the_folded_view_has_the_length_of_the_text(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_the_folded_view_has_lower_case_straight_apostrophes_and_plain_blanks() -> None:
    assert folded("The\u00a0PORT’s\tİ") == "the port's İ"


@given(WORDS)
def test_repeats_equal_those_of_a_slow_search(words: list[str]) -> None:
    def runs(length: int, times: int) -> bool:
        return any(
            words[at : at + length] * times == words[at : at + length * times] and at + length * times <= len(words)
            for at in range(len(words))
        )

    found = find_repeats(words)
    expected = {n for n in range(1, LONGEST + 1) if runs(n, 2)}
    assert found.lengths <= expected
    # A run of six that is three times the same two counts as two.
    assert all(any(n % m == 0 for m in found.lengths) for n in expected)
    assert all(any(n % m == 0 for m in found.loops) for n in (1, 2, 3) if runs(n, 3))


@given(st.text(st.sampled_from("ab \u00a0\u2009\u202f\t\n"), max_size=30))
def test_the_spaced_view_has_plain_blanks_and_the_same_length(text: str) -> None:
    view = spaced(text)
    assert len(view) == len(text)
    assert not set(view) & set("\u00a0\u2009\u202f")
    assert [c for c in view if c != " "] == [c for c in text if c not in " \u00a0\u2009\u202f"]


def peak_of(work: Callable[[], object]) -> int:
    """The bytes that are taken at most while something is done."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_words_of_a_long_text_take_a_few_bytes_each() -> None:
    text = "the river rose " * 100_000
    words = 300_000
    tokens = Tokens(text, text)
    assert peak_of(lambda: Tokens(text, text)) < 30 * words
    assert peak_of(lambda: (tokens.starts, tokens.ends, tokens.places)) < 20 * words


def test_repeats_are_found_without_keeping_every_pair_of_words() -> None:
    words = tuple(str(number) for number in range(200_000))
    assert peak_of(lambda: find_repeats(words)) < 40 * len(words)
    again = (*words, "in", "the", "end", "in", "the", "end")
    assert find_repeats(again).lengths == {3}


@given(st.text("ab -’'", max_size=40))
def test_the_starts_of_a_word_are_those_of_tokens_that_begin_with_it(text: str) -> None:
    tokens = Tokens(text, folded(text))
    expected = [
        start for start, token in zip(tokens.starts, tokens.words, strict=True) if re.split("[-']", token)[0] == "a"
    ]
    assert tokens.starts_of("a") == expected
