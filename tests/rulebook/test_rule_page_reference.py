"""``docs/reference/rule-page.md`` describes every key that a rule page may have, and no other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.model.rule_info import BadExample, Case, GoodExample, KnownMiss, Measurement, Option
from checker.rulebook.kinds import pattern, phrases
from checker.rulebook.pages import page

REFERENCE = Path(__file__).parents[2].joinpath("docs/reference/rule-page.md").read_text("utf-8")
_HEADING = re.compile(r"^#{2,3} (.+)$", re.MULTILINE)
_ROW = re.compile(r"^\| (`[^|]+`) \|", re.MULTILINE)
_TABLE = re.compile(r"^\| key .*\n(?:\|.*\n)+", re.MULTILINE)

TABLES = {
    "Keys": page.KEYS,
    "A case": Case._fields,
    "Examples": sorted({*BadExample._fields, *GoodExample._fields}),
    "Measured": Measurement._fields,
    "Kind `pattern`": [*pattern.KEYS, *pattern.ENTRY_KEYS],
    "Kind `phrases`": phrases.KEYS,
}


def keys_under(heading: str) -> list[str]:
    """The keys in the tables of a section."""
    parts = _HEADING.split(REFERENCE)
    text = parts[parts.index(heading) + 1]
    rows = "".join(_TABLE.findall(text))
    return [key for row in _ROW.findall(rows) for key in re.findall(r"`(\w+)`", row)]


@pytest.mark.parametrize("heading", TABLES)
def test_every_key_has_its_row(heading: str) -> None:
    assert sorted(keys_under(heading)) == sorted(TABLES[heading])


@pytest.mark.parametrize(("key", "parts"), [("options", Option._fields), ("known_misses", KnownMiss._fields)])
def test_the_row_of_a_key_names_its_parts(key: str, parts: Sequence[str]) -> None:
    (row,) = re.findall(rf"^\| `{key}` \|.*$", REFERENCE, re.MULTILINE)
    assert [part for part in parts if f"`{part}`" not in row] == []
