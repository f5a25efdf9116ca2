"""The samples and their reports. After a change of rules: ``make update``, and read the diff."""

from __future__ import annotations

import codecs
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Runner

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
SAMPLES = tuple(sorted(path.stem for path in (ROOT / "samples").glob("*.txt")))
CLEAN = "07-library"
CRLF = "08-ferry"
BROKEN = tuple(name for name in SAMPLES if name != CLEAN)
UPDATE = os.environ.get("UPDATE") == "1"
# The format of a report, and what its file ends in.
FORMATS = {"text": "txt", "concise": "concise"}


def sample(name: str) -> bytes:
    return (ROOT / "samples" / f"{name}.txt").read_bytes()


@pytest.fixture
def run_in_root(run: Runner) -> Runner:
    """Reports name files as they were given: from the root of the repository, as a reader of the samples does."""
    return replace(run, folder=ROOT)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_report_is_the_committed_one(run_in_root: Runner, name: str, format: str) -> None:
    ran = run_in_root("check", f"samples/{name}.txt", "--format", format)
    assert ran.stderr == ""
    expected = EXPECTED / f"{name}.{FORMATS[format]}"
    old = expected.read_bytes() if expected.exists() else None
    if UPDATE:
        expected.write_bytes(ran.out)
        return
    assert old is not None, "no report of this sample is committed: “make update” writes it"
    assert ran.stdout == old.decode("utf-8")
    assert ran.out == old


def test_no_report_is_left_of_a_sample_that_is_gone() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == {
        f"{name}.{ending}" for name in SAMPLES for ending in FORMATS.values()
    }


@pytest.mark.parametrize("name", BROKEN)
def test_every_other_sample_has_an_error(run_in_root: Runner, name: str) -> None:
    ran = run_in_root("check", f"samples/{name}.txt", "--format", "json", "--no-readability")
    assert ran.code == 1
    assert json.loads(ran.stdout)["summary"]["error"] > 0


def test_the_clean_sample_has_neither_errors_nor_warnings(run_in_root: Runner) -> None:
    assert run_in_root("check", f"samples/{CLEAN}.txt", "--fail-on", "warning").code == 0


@pytest.mark.parametrize("more", [(), ("--review",)], ids=["safe", "review"])
@pytest.mark.parametrize("name", SAMPLES)
def test_fixing_a_second_time_changes_nothing(run: Runner, name: str, more: tuple[str, ...]) -> None:
    path = run.write(f"{name}.txt", sample(name))
    run("fix", path.name, *more)
    once = path.read_bytes()
    assert (once == sample(name)) is (name == CLEAN)
    run("fix", path.name, *more)
    assert path.read_bytes() == once


def test_line_ends_and_the_byte_order_mark_outlast_a_fix(run: Runner) -> None:
    before = sample(CRLF)
    path = run.write(f"{CRLF}.txt", before)
    run("fix", path.name)
    after = path.read_bytes()
    for text in (before, after):
        assert text.startswith(codecs.BOM_UTF8)
        assert text.count(b"\n") == text.count(b"\r") == text.count(b"\r\n") > 0
    assert after != before
