"""The image is made of what is there, and runs as nobody in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINES = [
    line
    for line in (ROOT / "integrations" / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    if line and not line.startswith("#")
]


def test_the_copied_files_exist_and_are_enough_for_a_wheel() -> None:
    copied = {word for line in LINES if line.startswith("COPY") for word in line.split()[1:-1]}
    assert all((ROOT / name).exists() for name in copied)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    hook = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]["path"]
    needed = {
        *project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"],
        project["project"]["readme"],
        "LICENSE",
        "rules",
    }
    assert needed | {hook.partition("/")[0]} <= copied


def test_the_image_runs_checker_as_an_unprivileged_user() -> None:
    last = LINES[[number for number, line in enumerate(LINES) if line.startswith("FROM")][-1] :]
    users = [line.split()[1] for line in last if line.startswith("USER")]
    assert users == ["checker"]
    assert any(re.search(r"\buseradd\b.* checker\b", line) for line in last)
    assert last[-2:] == ['ENTRYPOINT ["checker"]', 'CMD ["--help"]']


def test_the_image_has_a_supported_python() -> None:
    images = {line.split()[1] for line in LINES if line.startswith("FROM")}
    assert images == {"python:3.13-slim"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "Programming Language :: Python :: 3.13" in project["classifiers"]
