"""The manual page: every command and option, in a form that groff reads without a warning."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest

from checker.base.data_files import DATA
from checker.config.options import OPTIONS

if TYPE_CHECKING:
    from tests.conftest import Runner


@pytest.fixture
def page(run: Runner) -> str:
    ran = run("man")
    assert (ran.code, ran.stderr) == (0, "")
    return ran.stdout


def test_it_has_every_command_and_every_flag(page: str) -> None:
    text = page.replace(r"\-", "-")
    commands = tomllib.loads((DATA / "commands.toml").read_text("utf-8"))
    assert [name for name in commands if f".SS checker {name}" not in text] == []
    flags = [option.flag for option in OPTIONS.values() if option.commands]
    assert [flag for flag in flags if rf"\fB{flag}\fR" not in text and rf"\fB{flag}/" not in text] == []
    assert ".SS checker languagetool install" in text


def test_nothing_is_taken_for_a_request_that_is_none(page: str) -> None:
    requests = {line[:3] for line in page.splitlines() if line[:1] in ".'"}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".B ", ".IR", ".PP", ".nf", ".fi", ".RS", ".RE"}
    assert not re.search(r"\{\w+\}", page)


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff")
def test_groff_reads_it_without_a_warning(page: str) -> None:
    command = ["groff", "-man", "-Tutf8", "-Kutf8", "-ww"]
    done = subprocess.run(command, input=page, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Wrong usage or configuration" in " ".join(done.stdout.split())
