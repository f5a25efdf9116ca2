"""What rules claim about figures, people, days or speech they ask of the ledgers, so that the sentence may be worded in any way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent.parent / "checker" / "rulebook" / "detectors"
LEDGERS = frozenset({"figures", "relations", "conversions", "persons", "days", "speech"})
# Those that only ask; it may grow.
ASKING = (
    "dates/two_ages",
    "dates/unordered_days",
    "dates/wrong_weekday",
    "figures/small_range",
    "figures/uneven_exchange",
    "figures/unmatched_toll",
    "figures/wrong_margin",
    "figures/wrong_product",
    "figures/wrong_rate",
    "names/variant_spelling",
    "units/wrong_conversion",
)
DETECTORS = sorted(path for path in FOLDER.glob("*/*.py") if path.stem != "__init__")


def named(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def asked(tree: ast.AST) -> set[str]:
    """The ledgers that a detector asks: attributes of its ``facts``."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "facts"
    } & LEDGERS


def expressions(tree: ast.AST) -> set[str]:
    """What of a detector reads the text by an expression of its own."""
    modules = {"re", "regex", "checker.base.patterns"}
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names} & modules
        elif isinstance(node, ast.ImportFrom) and node.module in modules:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", DETECTORS, ids=named)
def test_a_detector_that_asks_a_ledger_has_no_expression_over_the_text(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    if asked(tree) or named(path) in ASKING:
        assert not expressions(tree), "ask a ledger, or extend one"


def test_the_detectors_that_only_ask_are_there() -> None:
    assert set(ASKING) <= set(map(named, DETECTORS))


def test_every_detector_that_asks_a_ledger_is_listed() -> None:
    asking = {named(path) for path in DETECTORS if asked(ast.parse(path.read_text("utf-8")))}
    assert asking <= set(ASKING)
