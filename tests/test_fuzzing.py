"""The script that runs the whole program on random hostile folders."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "fuzz_program.py"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a system that forks")
def test_random_hostile_folders_end_in_a_documented_way(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--runs", "12", "--seed", "7", "--most-seconds", "60", "--keep", tmp_path],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "12 runs from seed 7" in done.stdout
    assert not list(tmp_path.iterdir())
