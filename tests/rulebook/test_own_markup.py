"""Words that a writer set off with markup are meant as they are."""

from __future__ import annotations

import pytest

from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.run.checker import Checker


def rules(path: str, text: str) -> set[str]:
    reports = Summary().watch(Checker(Settings(readability=False)).check_source(Source(path, text)))
    return {finding.rule for report in reports if isinstance(report, DocumentReport) for finding in report.findings}


@pytest.mark.parametrize(
    ("plain", "set_off", "rule"),
    [
        (
            "The mayor of the town said that el gobierno no puede hacer nada con esto, and he left.\n",
            "The mayor of the town said that *el gobierno no puede hacer nada con esto*, and he left.\n",
            "untranslated/foreign-clause",
        ),
        ("The goverment fell in May.\n", "The *goverment* fell in May.\n", "spelling/nonword"),
    ],
)
def test_only_the_plain_words_are_marked(plain: str, set_off: str, rule: str) -> None:
    assert rule in rules("a.md", plain)
    assert rule not in rules("a.md", set_off)
