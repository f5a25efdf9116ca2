"""A headline with the name of its site that has run into its lead: two rules fix it, each a part of it."""

from __future__ import annotations

import pytest

from checker.model.finding import Finding, State
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.run.checker import Checker

_CHECKER = Checker(
    Settings(select=("leftovers/site-suffix", "structure/headline-in-lead"), readability=False, language="en")
)
_LEAD = "The hospital of Elmford has opened a new wing for children, its director told reporters on Friday."


def open_findings(text: str) -> list[Finding]:
    (report,) = Summary().watch(_CHECKER.check_source(Source("story.txt", text)))
    return [finding for finding in report.findings if finding.state is State.OPEN]


@pytest.mark.parametrize(
    "site",
    [
        " | Lowick Shimbun",
        " - Yahoo! News",
        " (Narvia Sports) - Yahoo! News",
        ": Lowick Shimbun Online Edition",
        " | Elmford Nippo",
    ],
)
@pytest.mark.parametrize("ornament", ["", "◆ "])
def test_the_edits_of_both_leave_a_headline_and_a_lead(site: str, ornament: str) -> None:
    text = f"Hospital opens new wing for children{site} {ornament}{_LEAD}"
    edits = [edit for finding in open_findings(text) for answer in finding.answers[:1] for edit in answer.edits]
    assert len(edits) == 2
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == f"Hospital opens new wing for children\n\n{ornament}{_LEAD}"


def test_a_question_in_the_headline_does_not_end_it() -> None:
    text = f"Is the hospital ready for children? Report from Elmford (Narvia Sports) - Yahoo! News {_LEAD}"
    assert [finding.rule for finding in open_findings(text)] == ["structure/headline-in-lead", "leftovers/site-suffix"]
