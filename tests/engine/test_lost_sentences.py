"""No cut of a line of the page takes the sentence of the story that comes after it, though the line has no full stop."""

from __future__ import annotations

import re

import pytest

from checker.model.finding import Applicability
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

STORY = (
    "The bridge will stay shut until May, the mayor said.",
    "Bakers want the ferry to run on Sundays.",
    "In Lowick, three farmers lost their barns.",
    "Anna Corvey told the court that she was ill.",
)
# After “Follow us on”, after a name at its end and behind a label, nobody knows where a line stops: “by Elm Bank In Lowick”.
OPEN_ENDED = re.compile(r"us on⟧|\b[A-Z][\w’]*\W{0,2}⟧|⟦Image caption\b|⟦[^⟧]*\n")
LINES = [
    (rule.name, example.text)
    for rule in Catalogue.shipped()
    if rule.family == "leftovers" and any(case.cuts for case in rule.cases.values())
    for example in rule.bad
    if not OPEN_ENDED.search(example.text)
]
CHECKER = Checker(Settings(select=("leftovers",), readability=False, language="en"))


@pytest.mark.parametrize("sentence", STORY)
@pytest.mark.parametrize(("rule", "text"), LINES)
def test_a_fix_never_cuts_the_sentence_after_a_line_without_a_stop(rule: str, text: str, sentence: str) -> None:
    before, _, rest = text.partition("⟦")
    line, _, after = rest.partition("⟧")
    joined = f"{before}{line.rstrip('.!»›…”) ]')} {sentence}{after}"
    (report,) = Summary().watch(CHECKER.check_source(Source("story.txt", joined)))
    kept = range(joined.index(sentence), joined.index(sentence) + len(sentence) - 1)
    assert not [
        (finding.rule, answer.label)
        for finding in report.open
        if finding.applicability in (Applicability.SAFE, Applicability.REVIEW)
        for answer in finding.answers[:1]
        for edit in answer.edits
        if edit.start in kept or edit.start < kept.start < edit.end - 1
    ]
