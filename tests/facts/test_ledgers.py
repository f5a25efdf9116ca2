"""The ledgers read invented sentences in many wordings as their files say."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from checker.facts.listing import LEDGERS, rows_of
from checker.words.resources import Resources

FOLDER = Path(__file__).parent / "ledgers"
ROOT = FOLDER.parent.parent.parent


@cache
def check_ledgers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_ledgers", ROOT / "scripts" / "check_ledgers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def sentences(ledger: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / f"{ledger}.yaml").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_ledger_reads_its_sentences(ledger: str) -> None:
    module, resources = check_ledgers(), Resources()
    score = module.Score()
    for wording, cases in sentences(ledger).items():
        for case in cases:
            facts = module.facts_of(case["text"], resources, case.get("published", ""))
            found = {row.words: dict(row.fields) for row in rows_of(facts, [ledger])}
            score = score.plus(module.compared(f"{wording}: {case['text']!r}", case["facts"], found))
    report = "\n".join((f"precision {score.precision:.3f}, recall {score.recall:.3f}", *score.faults))
    assert score.precision >= module.PRECISION, report
    assert score.recall >= module.RECALL, report


@pytest.mark.parametrize("ledger", [name for name in LEDGERS if name != "relations"])
def test_a_ledger_has_sixty_sentences_in_twelve_wordings(ledger: str) -> None:
    wordings = sentences(ledger)
    assert len(wordings) >= 12
    assert sum(map(len, wordings.values())) >= 60
