"""A format is a module of ``checker.reports``: nothing else has to know it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.model.errors import UsageError
from checker.reports import format_names, load_format

PACKAGE = Path(__file__).parents[2] / "checker"
ADDED = '''"""Counts the findings of each document."""

from checker.reports import Need

NAME = "tally"
NEEDS = frozenset({Need.RULES})


def render(reports, summary, run):
    """One line a document."""
    for report in reports:
        yield f"{report.path} {len(report.open)} {len(run.enabled) > 0}\\n"
'''


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with a further format, beside an article."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(PACKAGE, folder / "checker", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parent / "rules", folder / "rules")
    (folder / "checker/reports/tally.py").write_text(ADDED, encoding="utf-8")
    (folder / "a.txt").write_text("The council sent its crews. to the river and and the dam.\n", encoding="utf-8")
    return folder


def run_in(checkout: Path, *args: str) -> str:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "checker", *args],
        cwd=checkout, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
        env=os.environ | {"PYTHONPATH": str(checkout), "COLUMNS": "80"},
    )  # fmt: skip
    return done.stdout + done.stderr


def test_a_format_is_added_with_one_module(checkout: Path) -> None:
    assert run_in(checkout, "check", "a.txt", "--format", "tally") == "a.txt 2 True\n"


def test_an_added_format_is_listed_in_the_help_and_where_a_name_is_unknown(checkout: Path) -> None:
    assert "tally" in run_in(checkout, "check", "--help")
    assert "tally" in run_in(checkout, "check", "a.txt", "--format", "nonesuch")


def test_every_name_leads_to_its_format() -> None:
    assert format_names() == sorted(set(format_names()))
    assert [load_format(name).name for name in format_names()] == format_names()
    assert {"text", "json", "jsonl", "rdjsonl", "html", "sarif"} <= set(format_names())


@pytest.mark.parametrize("name", ["", "JSON", "statistics", "findings", "textl", "a.b", "../text", "html.entries"])
def test_an_unknown_format_is_an_error_that_lists_all_formats(name: str) -> None:
    with pytest.raises(UsageError, match=r"checkstyle, concise, .*, text"):
        load_format(name)
