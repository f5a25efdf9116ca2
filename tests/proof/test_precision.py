"""The committed judgements on alarms can be read, and what the README says of them is what ``docs/precision.md`` says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.authoring.judgements import Judgements
from checker.model.audit import Verdict
from checker.rulebook.catalogue import Catalogue

ROOT = Path(__file__).parents[2]
FILES = [ROOT / "docs" / "reference" / f"judgements-{name}.tsv" for name in ("clean", "defective")]
TOTAL = re.compile(r"^\| (error|warning) \|.* \| (\d+ %) \| \d+–\d+ % \|$", re.MULTILINE)
_FALSE = re.compile(r"^\| error \|(?: [\d,.]+ \|){4} ([\d.]+) \|", re.MULTILINE)
QUOTED = re.compile(r"\d+ %|[\d.]+ in 100,000")


def totals() -> str:
    """The part of the page with the totals: clean first, then defective."""
    return (ROOT / "docs" / "precision.md").read_text("utf-8").partition("## How to read these figures")[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_judgement_is_readable_and_of_a_rule_that_exists(path: Path) -> None:
    judgements = Judgements.read(path)
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    keys = list(judgements.judged())
    assert len(keys) == len(lines), "a line is unread, empty or there twice"
    assert {key.rule for key in keys} <= {rule.name for rule in Catalogue.shipped()}
    assert all(judgements.verdict(key) is not Verdict.UNREAD for key in keys)


def test_the_readme_quotes_the_totals_of_the_page() -> None:
    sentence = next(
        line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if "docs/precision.md" in line
    )
    shares = [share for _, share in TOTAL.findall(totals())]
    false = _FALSE.findall(totals())[0]
    assert QUOTED.findall(sentence) == [*shares, f"{false} in 100,000"]
