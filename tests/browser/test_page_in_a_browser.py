"""The desk report in Chromium: readable with any eyes and on any paper, and asking for nothing.

What these tests need is installed by scripts/install_browser.sh. Without it they are skipped, but not where CI is set.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from checker.model.summary import Summary
from checker.reading.source import Source
from checker.reports import RunInfo, html
from checker.run.checker import Checker

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parents[1] / "samples").glob("*.txt"))
LONG = "The council met on Monday and sent its crews. to the river. " * 120
HOSTILE = "The \u200bbank \u202epaid $ 40 million. שלום עולם sent 👨‍👩‍👧 crews. to " + "x" * 300 + ".\n"
PROGRAMS = ("node", os.environ.get("CHECKER_CHROMIUM", "chromium"), "pdftotext")


def missing() -> str:
    """What these tests lack, in words."""
    lacking = [program for program in PROGRAMS if not shutil.which(program)]
    lacking += ["tests/browser/node_modules"] * (not (HERE / "node_modules" / "axe-core").is_dir())
    return f"no {', '.join(lacking)}: run scripts/install_browser.sh" if lacking else ""


pytestmark = pytest.mark.skipif(bool(missing()) and not os.environ.get("CI"), reason=missing() or "-")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="module")
def questions(folder: Path) -> list[str]:
    """Writes the page; its questions."""
    checker = Checker()
    summary = Summary()
    sources = [Source(path.name, path.read_text("utf-8-sig")) for path in SAMPLES]
    sources += [
        Source("long.txt", LONG),
        Source("nasty.txt", HOSTILE),
        Source(f"{'long-name' * 20}.txt", "All is well.\n"),
    ]
    reports = [report for source in sources for report in summary.watch(checker.check_source(source))]
    page = "".join(html.render(reports, summary, RunInfo(checker.catalogue)))
    (folder / "page.html").write_text(page, "utf-8")
    return [found.query.text for report in reports for found in report.open if found.query]


@pytest.fixture(scope="module")
def seen(folder: Path, questions: list[str]) -> dict[str, Any]:
    """What the browser reports of the page."""
    assert questions
    return inspected(folder / "page.html", folder / "page.pdf")


def inspected(page: Path, pdf: Path) -> dict[str, Any]:
    """What the browser reports of a page, which it also prints."""
    assert not missing()
    command = ["node", str(HERE / "inspect.js"), str(page), str(pdf)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("view", ["light", "dark", "narrow", "print"])
def test_axe_finds_no_violation(seen: dict[str, Any], view: str) -> None:
    assert seen["views"][view]["violations"] == []


@pytest.mark.parametrize("view", ["light", "dark", "narrow", "print"])
def test_nothing_is_wider_than_the_window(seen: dict[str, Any], view: str) -> None:
    # With some fonts a pixel is lost in rounding; what is too wide is so by more.
    assert seen["views"][view]["overflow"] <= 1


def test_nothing_is_requested_and_no_error_is_logged(seen: dict[str, Any]) -> None:
    assert seen["requests"] == []
    assert [line for view in seen["views"].values() for line in view["logged"]] == []


def test_printed_it_has_every_question_even_where_articles_were_closed(
    folder: Path, seen: dict[str, Any], questions: list[str]
) -> None:
    assert (folder / "page.pdf").read_bytes().startswith(b"%PDF-")
    done = subprocess.run(["pdftotext", "-raw", str(folder / "page.pdf"), "-"], capture_output=True, check=True)
    printed = "".join(done.stdout.decode("utf-8").split())
    assert questions
    assert [question for question in questions if "".join(question.split()) not in printed and question.isascii()] == []


def test_a_story_of_four_hundred_words_is_printed_on_four_pages_without_gaps(folder: Path) -> None:
    checker = Checker()
    summary = Summary()
    text = "\n\n".join((SAMPLES[3].read_text("utf-8-sig"), SAMPLES[1].read_text("utf-8-sig")[:700]))
    reports = list(summary.watch(checker.check_source(Source("story.txt", text))))
    assert 380 < summary.words < 450
    (folder / "story.html").write_text("".join(html.render(reports, summary, RunInfo(checker.catalogue))), "utf-8")
    inspected(folder / "story.html", folder / "story.pdf")
    done = subprocess.run(["pdftotext", "-raw", str(folder / "story.pdf"), "-"], capture_output=True, check=True)
    pages = done.stdout.decode("utf-8").split("\f")[:-1]
    assert len(pages) <= 4
    assert all(len(page.split()) > 150 for page in pages[:-1])


def test_boxes_for_a_pen_are_printed_and_not_shown(seen: dict[str, Any]) -> None:
    assert seen["views"]["light"]["boxes"] == 0
    assert seen["views"]["print"]["boxes"] > 0
