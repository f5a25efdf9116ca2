"""The editor's page, with the real server and Chromium: each file in ``page/`` is a set of tests that node runs.

What these tests need is installed by scripts/install_browser.sh. Without it they are skipped, but not where CI is set.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.conftest import serving

HERE = Path(__file__).parent
FILES = sorted(path.name for path in (HERE / "page").glob("*.test.js"))
PROGRAMS = ("node", os.environ.get("CHECKER_CHROMIUM", "chromium"))


def missing() -> str:
    """What these tests lack, in words."""
    lacking = [program for program in PROGRAMS if not shutil.which(program)]
    lacking += ["tests/browser/node_modules"] * (not (HERE / "node_modules" / "axe-core").is_dir())
    return f"no {', '.join(lacking)}: run scripts/install_browser.sh" if lacking else ""


pytestmark = pytest.mark.skipif(bool(missing()) and not os.environ.get("CI"), reason=missing() or "-")


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that runs for all files."""
    with serving(tmp_path_factory.mktemp("served")) as server:
        yield server.address


@pytest.mark.parametrize("name", FILES)
def test_the_page(origin: str, name: str) -> None:
    assert not missing()
    done = subprocess.run(
        ["node", "--test", "--experimental-detect-module", "--test-reporter=spec", str(HERE / "page" / name)],
        env=os.environ | {"CHECKER_ORIGIN": origin, "NO_COLOR": "1"},
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tests 0" not in done.stdout
