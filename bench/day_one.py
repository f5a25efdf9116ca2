"""The first day in a repository of 20,000 articles: times each command once, in order. Exits with 1 where init takes
longer than it may."""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

_CHECKER = Path(sys.executable).with_name("checker")
_NEWSROOM = Path(__file__).parents[1] / "tests" / "integrations" / "newsroom.py"
_MOST_SECONDS_OF_INIT = 2.0


def main() -> int:
    """Makes the repository, then runs the commands in it."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name) / "news"
        start = time.perf_counter()
        _make(folder, options.articles)
        print(
            f"{options.articles:,} articles, {_size(folder) / 1e6:.1f} MB, made in {time.perf_counter() - start:.1f} s"
        )
        environment = os.environ | {"XDG_CACHE_HOME": f"{name}/cache"}
        articles = sorted(path.relative_to(folder).as_posix() for path in (folder / "content").rglob("*.md"))
        commands: list[tuple[str, Sequence[str], set[int]]] = [
            ("init", ["init", "--force"], {0}),
            ("check --statistics, nothing kept yet", ["check", "content", "--statistics"], {0, 1}),
            ("baseline", ["baseline", "content"], {0}),
            ("check, all kept and in the baseline", ["check", "content", "--format", "concise"], {0}),
            ("hook on 5 articles", ["check", "--force-exclude", *articles[:5]], {0}),
        ]
        taken = [_run(what, words, codes, folder, environment) for what, words, codes in commands]
    if taken[0] > _MOST_SECONDS_OF_INIT:
        print(f"MISSED: init takes {taken[0]:.2f} s, target ≤ {_MOST_SECONDS_OF_INIT:g} s")
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000, metavar="N")
    parser.add_argument("--folder", type=Path, help="make the repository there, and keep it")
    return parser.parse_args()


def _make(folder: Path, articles: int) -> None:
    spec = importlib.util.spec_from_file_location("newsroom", _NEWSROOM)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.make(folder, articles)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.md"))


def _run(what: str, words: Sequence[str], codes: set[int], folder: Path, environment: dict[str, str]) -> float:
    start = time.perf_counter()
    ran = subprocess.run([_CHECKER, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if ran.returncode not in codes:
        sys.exit(f"bench: {what} exited with {ran.returncode}: {ran.stderr[-500:]}")
    print(f"{seconds:8.2f} s  {what}", flush=True)
    return seconds


if __name__ == "__main__":
    sys.exit(main())
