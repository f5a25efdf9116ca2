"""The committed verdicts on what ``checker fix`` does to clean texts: every change was read, and none makes good copy worse."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from checker.rulebook.catalogue import Catalogue

VERDICTS = Path(__file__).parent / "fix.tsv"
ROWS = [line.split("\t") for line in VERDICTS.read_text("utf-8").splitlines() if not line.startswith("#")]
CATALOGUE = {rule.name: rule for rule in Catalogue.shipped()}


def test_every_change_was_read_and_none_is_worse() -> None:
    assert Counter(verdict for *_, verdict in ROWS).keys() <= {"right", "harmless"}


def test_each_change_has_one_verdict() -> None:
    assert all(len(row) == 4 and row[1].isdigit() for row in ROWS)
    assert max(Counter(tuple(row[:3]) for row in ROWS).values()) == 1


@pytest.mark.parametrize("name", sorted({row[2] for row in ROWS}))
def test_only_rules_with_a_safe_case_change_a_text_by_default(name: str) -> None:
    assert any(case.applicability == "safe" for case in CATALOGUE[name].cases.values())
