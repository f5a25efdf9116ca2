"""A server with LanguageTool beside it: one for all processes, from the first request to the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

from tests.backends.left_behind import MARK, left, wait_until_none_is_left
from tests.backends.stand_ins import STAND_IN, make_stand_in, needs_package
from tests.serve.conftest import Server, serving

needs_package()
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")

# It counts how often it was started.
COUNTING = STAND_IN.replace("server = Threading", "open(__file__ + '.starts', 'a').write('1')\nserver = Threading")
TEXT = "The general had ordered his men. to the border two days before.\n"


@pytest.fixture
def mark(monkeypatch: pytest.MonkeyPatch) -> str:
    mark = uuid4().hex
    monkeypatch.setenv(MARK, mark)
    return mark


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A stand-in for Java and the jars."""
    folder = make_stand_in(tmp_path / "java", COUNTING)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("JAVA_HOME", "")
    return folder


def backends(server: Server, **fields: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = server.client.post("/api/check", json={"text": TEXT, **fields}).json()["backends"]
    return found


def test_one_server_is_started_and_stopped(tmp_path: Path, folder: Path, mark: str) -> None:
    options = ("--with", "languagetool", "--languagetool-folder", str(folder / "jars"), "--jobs", "2")
    with serving(tmp_path, *options) as server:
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda number: backends(server, accepted=[f"word{number}"]), range(8)))
        assert all(len(answer) == 1 and answer[0]["complete"] for answer in answers)
        assert (folder / "java.starts").read_text("ascii") == "1"
        assert left(mark)
        server.process.terminate()
        assert server.process.wait(60) == 0
    wait_until_none_is_left(mark)


def test_a_server_that_does_not_start_is_said_at_once(tmp_path: Path) -> None:
    options = ("--with", "languagetool", "--languagetool-url", "http://localhost:1")
    with serving(tmp_path, *options) as server:
        assert "checker: LanguageTool doesn't run, so reports are incomplete: " in server.before
        (backend,) = backends(server)
        assert not backend["complete"]
