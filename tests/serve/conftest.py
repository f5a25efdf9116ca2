"""A real server, as its users start it, for the tests of a module."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.conftest import Runner


@dataclass(frozen=True)
class Server:
    """A running server. ``client`` asks it."""

    process: subprocess.Popen[bytes]
    address: str
    client: httpx.Client

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])


@contextlib.contextmanager
def serving(folder: Path, *options: str) -> Iterator[Server]:
    """``checker serve`` in a folder, on a free port; ended at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "serve", "--port", "0", *options],
        cwd=folder, stderr=subprocess.PIPE, env=Runner.environment(),
    )  # fmt: skip
    with process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline().decode()
            found = re.search(r"(http://\S+:\d+)/", line)
            assert found, line + process.stderr.read().decode()
            with httpx.Client(base_url=found[1], timeout=60, trust_env=False) as client:
                yield Server(process, found[1], client)
        finally:
            process.kill()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("served")) as started:
        yield started
