"""Code of the folder that is checked never runs: it has a module for each one that Python or the program may import."""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

from checker.base.processes import FILES_PER_PROCESS

ROOT = Path(__file__).parents[2]
STEPS = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
JOB = yaml.safe_load((ROOT / "integrations" / "gitlab-ci.yml").read_text("utf-8"))["proof-read"]
BASH = shutil.which("bash")
LOG_IMPORT = "open({log!r}, 'a').write(__name__ + '\\n')\n"
DRIVER = """\
import multiprocessing, sys

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    from checker.cli.entry import run

    run()
"""


def importable() -> set[str]:
    """The names of all modules that a run could import, and those that Python looks for at its start."""
    return {*sys.stdlib_module_names, *packages_distributions(), "sitecustomize", "usercustomize"}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    folder.mkdir()
    for number in range(2 * FILES_PER_PROCESS):
        (folder / f"{number:03}.txt").write_text("The council sent its crews. to the river.\n", "utf-8")
    return folder


def plant(checkout: Path, names: Iterable[str]) -> Path:
    """Puts modules into the checkout that record that they were imported."""
    import_log = checkout.parent / "IMPORTED"
    for name in names:
        if name.isidentifier():
            (checkout / f"{name}.py").write_text(LOG_IMPORT.format(log=str(import_log)), "utf-8")
    return import_log


def outcome(command: Sequence[str | Path], folder: Path, **extra: str) -> tuple[int, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    # What measures coverage would import modules of its own before the program does.
    mine = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    env = mine | {"PATH": path} | extra
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


def imported(import_log: Path) -> str:
    return import_log.read_text("utf-8") if import_log.exists() else ""


def test_planted_modules_would_be_noticed(checkout: Path) -> None:
    import_log = plant(checkout, ["secrets"])
    assert outcome([sys.executable, "-c", "import secrets"], checkout)[0] == 0
    assert imported(import_log) == "secrets\n"


@pytest.mark.parametrize("start", multiprocessing.get_all_start_methods())
def test_no_process_imports_from_the_working_folder_however_it_is_started(
    checkout: Path, tmp_path: Path, start: str
) -> None:
    driver = tmp_path / "elsewhere" / "driver.py"
    driver.parent.mkdir()
    driver.write_text(DRIVER, "utf-8")
    import_log = plant(checkout, {*importable(), "checker"} - {"__main__"})
    args = ["check", ".", "--format", "concise", "--jobs", "2", "--no-cache"]
    code, output = outcome([sys.executable, driver, start, *args], checkout)
    assert (code, output.count("STR104")) == (1, 2 * FILES_PER_PROCESS), output[-2000:]
    assert imported(import_log) == ""


def test_the_command_imports_nothing_from_the_working_folder(checkout: Path) -> None:
    import_log = plant(checkout, {*importable(), "checker"})
    command = [
        Path(sys.executable).parent / "checker",
        "check",
        ".",
        "--format",
        "concise",
        "--jobs",
        "2",
        "--no-cache",
    ]
    assert outcome(command, checkout)[0] == 1
    assert imported(import_log) == ""


def test_the_module_imports_nothing_from_the_working_folder_that_python_has_not_imported_before(
    checkout: Path, tmp_path: Path
) -> None:
    names = importable() - started_with(tmp_path / "empty")
    assert {"signal", "threading", "typing", "secrets", "json", "yaml", "typer"} <= names
    import_log = plant(checkout, names)
    command = [sys.executable, "-m", "checker", "check", ".", "--format", "concise", "--jobs", "2", "--no-cache"]
    code, output = outcome(command, checkout)
    assert code == 1, output[-2000:]
    assert imported(import_log) == ""


@pytest.mark.parametrize("flag", ["-P", "-E"])
def test_flags_of_the_interpreter_hold_for_its_processes(checkout: Path, tmp_path: Path, flag: str) -> None:
    driver = tmp_path / "elsewhere" / "driver.py"
    driver.parent.mkdir()
    path = [str(ROOT), *(entry for entry in sys.path if entry)]
    driver.write_text(f"import sys\nsys.path[:] = {path!r}\n{DRIVER}", "utf-8")
    import_log = plant(checkout, {*importable(), "checker"} - {"__main__"})
    args = ["check", ".", "--format", "concise", "--jobs", "2", "--no-cache"]
    code, output = outcome([sys.executable, flag, driver, "spawn", *args], checkout)
    assert (code, output.count("STR104")) == (1, 2 * FILES_PER_PROCESS), output[-2000:]
    assert imported(import_log) == ""


def started_with(folder: Path) -> set[str]:
    """What ``python -m`` has imported before the module that it is given."""
    folder.mkdir()
    (folder / "nothing.py").write_text("import sys\nprint(*sys.modules)\n", "utf-8")
    code, output = outcome([sys.executable, "-m", "nothing"], folder)
    assert code == 0, output
    return {name.partition(".")[0] for name in output.split()}


def test_no_step_of_the_action_imports_from_the_checkout(checkout: Path, tmp_path: Path) -> None:
    assert BASH
    import_log = plant(checkout, {*importable(), "checker"})
    for name in ("output", "path"):
        (tmp_path / name).write_text("", "utf-8")
    env = {
        "ACTION": str(ROOT),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_PATH": str(tmp_path / "path"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "CHECKER_ARGS": ". --jobs 2 --no-cache",
        "CHECKER_SARIF": "",
        "CHECKER_CONFIG_FROM": "",
        "CHECKER_UNTRUSTED": "true",
    }
    for step, wanted in zip(STEPS, (0, 1), strict=True):
        own = {key: value for key, value in step["env"].items() if "${{" not in value}
        assert set(step["env"]) <= {*env, *own}
        # What pip fetches would need a network.
        script = re.sub(r"-m pip install .*", "-m pip --version", step["run"])
        code, output = outcome([BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script], checkout, **env, **own)
        assert code == wanted, output[-2000:]
    assert imported(import_log) == ""


def test_no_step_of_the_gitlab_job_imports_from_the_checkout(checkout: Path) -> None:
    assert BASH
    import_log = plant(checkout, {*importable(), "checker"})
    for step, wanted in zip((*JOB["before_script"], *JOB["script"]), (0, 1), strict=True):
        script = re.sub(r"-m pip install .*", "-m pip --version", step)
        code, output = outcome([BASH, "-c", script], checkout, CHECKER_PATHS=". --no-cache", **JOB["variables"])
        assert code == wanted, output[-2000:]
    assert imported(import_log) == ""
