"""Git repositories for tests, whatever the user or the outer run has configured."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

AUTHOR = {f"GIT_{role}_{what}": "desk@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ISOLATED = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def git(*args: str, cwd: Path | None = None) -> str:
    """What git writes; with nobody's configuration but the repository's."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | AUTHOR | ISOLATED
    done = subprocess.run(["git", *args], cwd=cwd, env=env, check=True, capture_output=True, text=True)
    return done.stdout


def commit(message: str) -> None:
    """Commits everything in the working folder."""
    git("add", ".")
    git("commit", "-m", message)


def enter_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes an empty repository the working folder of the test, and of the program that it runs."""
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in ISOLATED.items():
        monkeypatch.setenv(name, value)
    git("init", "-b", "main")
