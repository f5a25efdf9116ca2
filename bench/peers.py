"""The peers: installed once into a virtual environment of their own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from measure import Command

_VENV = Path(__file__).with_name(".venv-peers")
_PINS = ("proselint==0.16.0", "codespell==2.4.3", "typos==1.52.0")


def install() -> None:
    """Makes the environment where it isn't there with these versions."""
    ready = _VENV / "ready"
    if ready.exists() and ready.read_text(encoding="utf-8").split() == list(_PINS):
        return
    print("installing the peers …", file=sys.stderr)
    shutil.rmtree(_VENV, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", _VENV], check=True)
    pip = (_VENV / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    subprocess.run([*pip, *_PINS], check=True)
    ready.write_text("\n".join(_PINS), encoding="utf-8")


def commands(files: Sequence[Path]) -> dict[str, Command]:
    """Each peer on the files, with the codes of its own for having found something."""
    programs = _VENV / "bin"
    return {
        "proselint": Command((programs / "proselint", "check", *files)),
        "codespell": Command((programs / "codespell", *files), frozenset({0, 65})),
        "typos": Command((programs / "typos", "--format", "brief", *files), frozenset({0, 2})),
    }
