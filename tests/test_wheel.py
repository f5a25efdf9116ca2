"""The wheel is all that a user gets: it is built, installed into an environment of its own, and run outside the checkout."""

from __future__ import annotations

import email
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from checker.model.version import VERSION
from checker.rulebook.catalogue import Catalogue

ROOT = Path(__file__).parent.parent
SOURCES = ("checker", "rules", "scripts", "pyproject.toml", "README.md", "LICENSE")
SAMPLE = "The council sent its crews. to the river. It paid $ 40 million in Kiev. They recieved the letter.\n"


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=kept | env, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that nothing is left in the checkout."""
    pytest.importorskip("hatchling", reason="the build backend; it comes with an isolated build elsewhere")
    folder = tmp_path_factory.mktemp("build")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    build = "from hatchling.build import build_wheel; import sys; print(build_wheel(sys.argv[1]))"
    ran = run(sys.executable, "-c", build, folder / "dist", cwd=folder)
    assert ran.returncode == 0, ran.stderr
    return folder / "dist" / ran.stdout.split()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` of an environment with the wheel; the dependencies are those of this environment, the checkout is not."""
    home = tmp_path_factory.mktemp("home")
    venv.create(home / "env", symlinks=True)
    python = home / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps"]
    ran = run(*pip, "--disable-pip-version-check", wheel, cwd=home)
    assert ran.returncode == 0, ran.stderr
    (site,) = (home / "env" / "lib").glob("python*/site-packages")
    # Put last on the path without reading its .pth files: the editable install of the checkout stays out.
    theirs = next(Path(path) for path in sys.path if (Path(path) / "typer").is_dir())
    (site / "dependencies.pth").write_text(f"{theirs}\n", "utf-8")
    return python.parent


def test_the_wheel_holds_the_catalogue_the_tables_and_their_notices_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        pages = json.loads(archive.read("checker/data/catalogue.json"))
    assert [f"{family}/{Path(path).stem}" for family, path, _ in pages] == [rule.name for rule in Catalogue.shipped()]
    tables = [p for p in (ROOT / "checker" / "data").rglob("*") if p.is_file()]
    assert {p.relative_to(ROOT).as_posix() for p in tables} <= set(names)
    assert "checker/py.typed" in names
    assert all(name.startswith(("checker/", f"newschecker-{VERSION}.dist-info/")) for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_distribution_has_a_name_of_its_own(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        metadata = email.message_from_bytes(archive.read(f"newschecker-{VERSION}.dist-info/METADATA"))
    assert (metadata["Name"], metadata["Version"]) == ("newschecker", VERSION)
    assert metadata.get_all("Provides-Extra") == ["dev", "editor", "languagetool", "serve"]


def test_a_sample_is_checked_outside_the_checkout_as_it_is_inside(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAMPLE, "utf-8")
    args = ("check", "a.txt", "--format", "json")
    there = run(installed / "checker", *args, cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
    here = run(sys.executable, "-m", "checker", *args, cwd=tmp_path)
    assert (there.returncode, there.stderr) == (1, "")
    reports = [json.loads(ran.stdout) for ran in (there, here)]
    assert len(reports[0]["files"][0]["findings"]) == 4
    assert reports[0] == reports[1]


def test_the_rules_come_from_the_compiled_catalogue(installed: Path, tmp_path: Path) -> None:
    code = (
        "import sys, checker.rulebook.catalogue as c; rules = c.Catalogue.shipped()\n"
        "print(c.__file__); print(len(rules), 'yaml' in sys.modules, c._SOURCES.exists(), c._SHIPPED.exists())"
    )
    ran = run(installed / "python", "-c", code, cwd=tmp_path)
    file, facts = ran.stdout.splitlines()
    assert Path(file).is_relative_to(installed.parent)
    assert facts == f"{len(Catalogue.shipped())} False False True"


@pytest.mark.parametrize("args", [("rules",), ("rule", "stray-stop"), ("--version",)])
def test_the_installed_command_says_what_the_checkout_says(
    installed: Path, tmp_path: Path, args: tuple[str, ...]
) -> None:
    there = run(installed / "checker", *args, cwd=tmp_path)
    here = run(sys.executable, "-m", "checker", *args, cwd=tmp_path)
    assert (there.returncode, there.stderr) == (0, "")
    assert there.stdout == here.stdout != ""


def test_no_run_of_an_installed_checker_parses_yaml(installed: Path, tmp_path: Path) -> None:
    code = "import sys, checker; checker.check_text(sys.argv[1]); print('yaml' in sys.modules)"
    ran = run(installed / "python", "-c", code, SAMPLE, cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert (ran.stdout, ran.stderr) == ("False\n", "")
