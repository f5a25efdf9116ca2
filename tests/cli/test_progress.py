from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker import check_text
from checker.cli import outputs
from checker.model.report import DocumentReport

if TYPE_CHECKING:
    import pytest

    from tests.conftest import Runner

REPORT = check_text("The council met on Monday.")


def reports(count: int) -> Iterator[DocumentReport]:
    return (REPORT for _ in range(count))


def test_a_short_run_is_not_reported() -> None:
    out = io.StringIO()
    assert len(list(outputs.counted(reports(50), out))) == 50
    assert not out.getvalue()


def test_a_long_run_is_counted_and_the_line_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "_DELAY", 0)
    monkeypatch.setattr(outputs, "_BETWEEN", 0)
    out = io.StringIO()
    assert len(list(outputs.counted(reports(3), out))) == 3
    assert "checked 3 files: text" in out.getvalue()
    assert out.getvalue().endswith("\r\x1b[K")


def test_nothing_is_counted_into_a_pipe(run: Runner) -> None:
    run.write("a.txt", "The council met on Monday.\n")
    assert run("check", "a.txt").stderr == ""


def test_a_run_on_a_terminal_ends_without_a_counter_left(run: Runner) -> None:
    run.write("a.txt", "The council met on Monday.\n")
    assert run.left_on_terminal("check", "a.txt", "-o", "out.txt") == (0, b"")
