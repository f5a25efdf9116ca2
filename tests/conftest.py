"""What tests of the whole program share: it is run as its users run it, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# An example may take as long as it needs: a deadline, like the check that examples are made quickly, measures the machine.
# CI tries the same examples each time, so that no change fails by chance; elsewhere each run tries others.
settings.register_profile(
    "checker",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
    print_blob=True,
)
settings.load_profile("checker")

# What the outer run sets must not reach the program under test.
_CLEARED = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "PYTHONHASHSEED", "PYTHONIOENCODING", "PYTHONUTF8")

# Whole folders and files: nobody has to remember a mark. What measures growth is found by what it calls.
SLOW = ("backends", "browser", "integrations", "samples", "serve", "test_docs.py", "test_wheel.py")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rule NAME``: of the tests of every rule, those of one."""
    parser.addoption("--rule", action="append", default=[], metavar="NAME", help="test the examples of this rule only")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks as slow what ``make quick`` leaves out."""
    for item in items:
        code = getattr(getattr(item, "function", None), "__code__", None)
        if _is_below(item.path, SLOW) or (code and "assert_linear" in code.co_names):
            item.add_marker("slow")


def _is_below(path: Path, names: tuple[str, ...]) -> bool:
    return any(path.is_relative_to(Path(__file__).parent / name) for name in names)


@dataclass(frozen=True)
class Ran:
    """How a run ended and what it wrote."""

    code: int
    out: bytes
    err: bytes

    @property
    def stdout(self) -> str:
        return self.out.decode("utf-8")

    @property
    def stderr(self) -> str:
        return self.err.decode("utf-8")

    @property
    def lines(self) -> list[str]:
        return self.stdout.splitlines()


@dataclass(frozen=True)
class Runner:
    """Runs ``python -m checker ARGS`` in ``folder``."""

    folder: Path

    def __call__(self, *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "checker", *args],
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            env=self.environment(env),
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def left_on_terminal(self, *args: str) -> tuple[int, bytes]:
        """The exit code, and what stands on a terminal that is the standard error once the run has ended."""
        import pty  # Windows has none

        ours, theirs = pty.openpty()
        done = subprocess.run(
            [sys.executable, "-m", "checker", *args],
            cwd=self.folder, stderr=theirs, stdout=subprocess.DEVNULL, check=False, env=self.environment(),
        )  # fmt: skip
        os.close(theirs)
        os.set_blocking(ours, False)
        try:
            left = os.read(ours, 1000)
        except (BlockingIOError, OSError):
            left = b""
        os.close(ours)
        return done.returncode, left.rpartition(b"\r\x1b[K")[2]

    @staticmethod
    def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in _CLEARED}
        return kept | dict(extra or {})

    def write(self, name: str, text: str | bytes) -> Path:
        """A file in the folder, its newlines as they are given."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is compiled in a test stays out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def run(tmp_path: Path) -> Runner:
    return Runner(tmp_path)
