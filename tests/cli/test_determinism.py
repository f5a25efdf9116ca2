"""The same bytes in give the same report out: on any run, in any folder and locale, with no network."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest

import checker

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Runner

NEWS = (
    "FLOOD SHUTS THE RIVER ROAD\n\nOSTRAVA — The council sent its crews. to the river and and the dam on Monday. "
    "Damage is put at 48 billion pesos ($ 50), the governor said. ROADS , RAIL SHUT IN THE SOUTH “We lost the bridge, "
    "the mayor Anna Wittmaack said. Later Wittmaack left. Witmaak was not asked. They recieved $ 40 million in Kiev.\n"
    "\nSome experts say the bridge will hold. Cafâ€™s along the river shut.The crews left .\n"
)
ARGS = ("check", "news", "--format", "json", "--preview")


def report_in(run: Runner, **env: str) -> bytes:
    run.write("news/a.txt", NEWS)
    run.write("news/b.txt", NEWS.replace("river", "lake"))
    ran = run(*ARGS, env=env)
    assert (ran.code, ran.stderr) == (1, "")
    assert ran.out.count(b'"state": "open"') > 12
    return ran.out


def test_the_seed_of_hashing_changes_nothing(run: Runner) -> None:
    assert len({report_in(run, PYTHONHASHSEED=seed) for seed in ("0", "1", "4242")}) == 1


def test_the_working_folder_changes_nothing(run: Runner, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = type(run)(tmp_path_factory.mktemp("elsewhere"))
    assert report_in(run) == report_in(other)


@pytest.mark.parametrize("locale", ["C", "POSIX", "tr_TR.UTF-8"])
def test_the_locale_changes_nothing(run: Runner, locale: str) -> None:
    assert report_in(run, LC_ALL="C.UTF-8") == report_in(run, LC_ALL=locale, LANG=locale, PYTHONCOERCECLOCALE="0")


def test_the_time_zone_changes_nothing(run: Runner) -> None:
    assert report_in(run, TZ="Pacific/Kiritimati") == report_in(run, TZ="Pacific/Niue")


def test_what_is_printed_is_utf8_whatever_the_locale(run: Runner) -> None:
    run.write("a.txt", NEWS)
    for name in ("text", "concise", "markdown", "jsonl"):
        plain = run("check", "a.txt", "-f", name, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
        assert "“" in plain.stdout
        assert plain.out == run("check", "a.txt", "-f", name, env={"LC_ALL": "C.UTF-8"}).out


def test_the_order_of_the_paths_is_the_order_of_the_report_and_nothing_else(run: Runner) -> None:
    run.write("a.txt", NEWS)
    run.write("b.txt", "The council sent its crews. to the dam.\n")
    ahead = run("check", "a.txt", "b.txt", "-f", "concise").lines
    assert sorted(run("check", "b.txt", "a.txt", "-f", "concise").lines) == sorted(ahead)
    alone = run("check", "a.txt", "-f", "concise").lines + run("check", "b.txt", "-f", "concise").lines
    assert ahead == alone


def test_a_text_that_is_checked_twice_by_one_checker_reads_the_same() -> None:
    assert checker.check_text(NEWS).findings == checker.check_text(NEWS).findings


def test_a_cache_that_cannot_be_written_changes_nothing(run: Runner) -> None:
    run.write("no-folder", "a file stands here")
    cached = report_in(run)
    assert report_in(run, XDG_CACHE_HOME=str(run.folder / "no-folder")) == cached
    assert report_in(run, XDG_CACHE_HOME=str(run.folder / "new")) == cached


def needed_modules(root: Path) -> list[str]:
    """What the dependencies of the program are called when they are imported."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[^\w.-]", dependency)[0].lower() for dependency in project["dependencies"]}
    modules = packages_distributions()
    return sorted(m for m, names in modules.items() if m.isidentifier() and needed & {name.lower() for name in names})


def other_python(name: str, root: Path) -> str:
    """An interpreter of that name that has what the program needs; skips the test with the reason where there is none."""
    found = shutil.which(name)
    if found is None or subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode != 0:
        pytest.skip(f"there is no {name} here that runs")
    needs = f"import sys, {', '.join(needed_modules(root))}; print(sys.executable)"
    probe = subprocess.run([found, "-c", needs], capture_output=True, text=True, check=False)
    if probe.returncode != 0:
        pytest.skip(f"{name} can't import what the program needs: {(probe.stderr.splitlines() or ['?'])[-1]}")
    return probe.stdout.strip()


@pytest.mark.parametrize("name", ["python3.11", "python3.12", "python3.13"])
def test_another_interpreter_makes_the_same_report(run: Runner, name: str, pytestconfig: pytest.Config) -> None:
    if name == f"python3.{sys.version_info.minor}":
        pytest.skip(f"{name} is the one that runs the tests")
    expected = report_in(run)
    root = pytestconfig.rootpath
    ran = subprocess.run(
        [other_python(name, root), "-m", "checker", *ARGS],
        cwd=run.folder,
        capture_output=True,
        env=run.environment({"PYTHONPATH": str(root)}),
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (1, expected)


OFFLINE = """
import socket, sys

def refuse(*args, **kwargs):
    print("the network was asked for", file=sys.stderr)
    raise OSError("no network")

socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
sys.argv = ["checker", *sys.argv[1:]]
from checker.cli.entry import run
run()
"""


def test_no_network_is_used(run: Runner, tmp_path: Path) -> None:
    expected = report_in(run)
    offline = [sys.executable, "-c", OFFLINE, *ARGS]
    ran = subprocess.run(offline, cwd=run.folder, capture_output=True, env=run.environment(), check=False)
    assert (ran.returncode, ran.stderr, ran.stdout) == (1, b"", expected)
