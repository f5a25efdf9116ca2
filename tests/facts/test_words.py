from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.facts.folding import folded
from checker.facts.repeats import LONGEST, find_repeats
from checker.words.pairs import PairTable

WORDS = st.lists(st.sampled_from(["the", "of", "port", "is"]), max_size=30)


@given(st.text())
def test_the_folded_view_has_the_length_of_the_text(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_the_folded_view_has_small_letters_straight_apostrophes_and_blanks() -> None:
    assert folded("The\u00a0PORT’s\tİ") == "the port's İ"


@given(WORDS)
def test_repeats_are_those_that_a_slow_look_finds(words: list[str]) -> None:
    def runs(length: int, times: int) -> bool:
        return any(
            words[at : at + length] * times == words[at : at + length * times] and at + length * times <= len(words)
            for at in range(len(words))
        )

    found = find_repeats(words)
    due = {n for n in range(1, LONGEST + 1) if runs(n, 2)}
    assert found.lengths <= due
    # A run of six that is three times the same two is told as two.
    assert all(any(n % m == 0 for m in found.lengths) for n in due)
    assert all(any(n % m == 0 for m in found.loops) for n in (1, 2, 3) if runs(n, 3))


@given(WORDS)
def test_pairs_are_those_of_the_table(words: list[str]) -> None:
    text = " ".join(words)
    spans = list(PairTable(["the: of is", "of: is"]).find(text, text, words))
    expected = [
        at for at in range(len(words) - 1) if (words[at], words[at + 1]) in {("the", "of"), ("the", "is"), ("of", "is")}
    ]
    assert [text[: span.start].count(" ") for span in spans] == expected
