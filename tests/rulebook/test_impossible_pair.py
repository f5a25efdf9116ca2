from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.rulebook.tables.pair_table import PairTable
from checker.run.api import check_text

WORDS = st.lists(st.sampled_from(["the", "of", "port", "is"]), max_size=30)


@given(WORDS)
def test_pairs_are_those_of_the_table(words: list[str]) -> None:
    text = " ".join(words)
    spans = list(PairTable(["the: of is", "of: is"]).find(text, text, words))
    expected = [
        at for at in range(len(words) - 1) if (words[at], words[at + 1]) in {("the", "of"), ("the", "is"), ("of", "is")}
    ]
    assert [text[: span.start].count(" ") for span in spans] == expected


def test_two_impossible_pairs_in_a_sentence_are_an_error() -> None:
    report = check_text("The rain would from light north the such of the valley on Monday.")
    severities = {finding.text: finding.severity.value for finding in report.findings}
    assert severities == {"would from": "error", "the such": "error"}
