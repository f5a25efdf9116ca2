"""A promotional line without a full stop never takes the sentence after it along."""

from __future__ import annotations

from functools import cache

import pytest

from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.run.checker import Checker

CALLS = (
    "Follow us on Facebook and Twitter",
    "Follow Us On Instagram",
    "Follow Lowick News on Google News",
    "Tap here to join our WhatsApp channel",
    "Click here",
    "Press here to receive the application of the newspaper",
    "Sign Up For Our Newsletter",
    "Subscribe to our newsletter for more",
    "Follow us on Lowick Radio",
    "Download the Lowick Gazette App",
    "Install our free app from the App Store",
    "Get Lowick Monthly delivered to your door",
    "Learn more about this",
    "Share this story on Telegram and X",
    "You may also like",
    "Scroll down for video",
    "6 issues for £8.50",
)
SENTENCES = (
    "Bakers want it to end before the fair.",
    "Trams will use the old bridge instead.",
    "The quay was shut at noon.",
    "Anna Corvey said the quay would stay closed.",
    "Strong wind is forecast for the weekend.",
    "Lowick won the match in the last minute.",
    "“We are not going,” she said on Monday.",
    "14 people were hurt in the fire.",
    "Two women from Elmford were held.",
    "In Elmford, shops stayed shut.",
    "NATO envoys met in the town.",
    "Pupils at the school protested for a week.",
)
PLACES = (("The talks ended. ", " The envoy left."), ("The talks ended.\n\n", "\n\nThe envoy left.\n"))


@cache
def checker() -> Checker:
    return Checker(Settings(select=("leftovers/promo-line",), readability=False, language="en"))


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("call", CALLS)
def test_a_cut_ends_before_the_sentence_that_follows(call: str, sentence: str) -> None:
    for before, after in PLACES:
        (report,) = Summary().watch(checker().check_source(Source("story.txt", f"{before}{call} {sentence}{after}")))
        start = len(before) + len(call) + 1
        edits = [edit for finding in report.open for answer in finding.answers for edit in answer.edits]
        assert all(edit.end <= start for edit in edits)
        assert edits


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Facebook for tickets from Monday",
        "Share this article if you agree that Anna Corvey and her guild are right",
        "Also read: Lowick mayor says Corvey will stay",
        "Read more: Letter From the Guild: About That Old Bridge",
        "Scroll down to read Corvey’s letter",
        "Join us on Facebook at the hall to see what happens",
    ],
)
def test_a_line_with_a_clause_or_a_headline_of_its_own_is_one_line(line: str) -> None:
    text = f"The talks ended.\n\n{line}\n\nThe envoy left.\n"
    (report,) = Summary().watch(checker().check_source(Source("story.txt", text)))
    assert [text[finding.place.start : finding.place.end] for finding in report.open] == [line]


def test_a_headline_that_ends_with_a_preposition_ends_before_the_sentence() -> None:
    text = "The talks ended. Read more: Ten castles you can sleep in The quay was shut at noon. The envoy left."
    (report,) = Summary().watch(checker().check_source(Source("story.txt", text)))
    (edit,) = (edit for finding in report.open for answer in finding.answers for edit in answer.edits)
    assert (
        text[: edit.start] + edit.text + text[edit.end :]
        == "The talks ended. The quay was shut at noon. The envoy left."
    )
