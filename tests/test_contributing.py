"""The rule and the input format that CONTRIBUTING shows work in a copy of the repository without any other change."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COPIED = ("checker", "rules", "scripts", "tests", "docs", "samples", "pyproject.toml")
_FILE = re.compile(
    r"^ *<!-- file: (?P<path>\S+) -->\n(?P<fence> *```)\w+\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)

pytestmark = pytest.mark.slow


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the repository with the files that CONTRIBUTING shows."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    for shown in _FILE.finditer((ROOT / "CONTRIBUTING.md").read_text("utf-8")):
        path = tmp_path / shown["path"]
        path.parent.mkdir(exist_ok=True)
        path.write_text(textwrap.dedent(shown["body"]), encoding="utf-8")
    return tmp_path


def python(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1"}
    return subprocess.run([sys.executable, *args], cwd=folder, env=env, capture_output=True, text=True, check=False)


def pytest_in(folder: Path, *args: str) -> str:
    ran = python(folder, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *args)
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


def test_a_rule_that_was_added_is_tested_documented_and_run(copy: Path) -> None:
    examples = pytest_in(copy, "tests/rulebook/test_examples.py", "--rule", "thirteenth-month")
    assert "4 passed" in examples
    assert "deselected" not in examples
    assert "passed" in pytest_in(copy, "tests/rulebook", "-k", "thirteenth")
    assert python(copy, "scripts/build_rule_docs.py").returncode == 0
    assert (copy / "docs/reference/rules/dates/thirteenth-month.md").exists()
    (copy / "a.txt").write_text("The plan ends in month 14 of the year.\n", "utf-8")
    ran = python(
        copy, "-m", "checker", "check", "a.txt", "--select", "DAT199", "--preview", "--format", "concise", "--isolated"
    )
    assert "there is no month 14" in ran.stdout
    assert ran.stderr == ""


def test_a_format_that_was_added_is_read_and_fixed_and_keeps_the_contract(copy: Path) -> None:
    speeches = (
        "The bridge over the river is open again, after a year of work.",
        "The council paid for most of it, and the state for the rest.",
        "It cost $ 40 million.",
        "Nobody was hurt.",
    )
    article = "Bridge opens after a year\n\n" + "".join(f"Clark: {speech}\n\n" for speech in speeches)
    (copy / "tests/reading/articles/article.transcript").write_text(article, "utf-8")
    assert "passed" in pytest_in(copy, "tests/reading/test_format_contract.py", "-k", "transcript")
    (copy / "a.transcript").write_text(article, "utf-8")
    ran = python(copy, "-m", "checker", "fix", "a.transcript", "--isolated")
    assert ran.returncode == 0, ran.stderr
    assert (copy / "a.transcript").read_text("utf-8") == article.replace("$ 40", "$40")
