"""A git repository: which files differ from a revision, and their old contents."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from checker.model.errors import CheckerError, UsageError

_REFETCH = "in a partial clone, run “git fetch --refetch --no-filter” first"
_FILE = "100"
_SUBMODULE = "160000"
# The .git/config of an unpacked archive may come from anybody, and names programs: none of them may run, and nothing is fetched.
_NO_PROGRAMS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
_ENVIRONMENT = {
    # Its messages are shown to people, and the repository must not be written.
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    # Unlike protocol.allow, this overrides a configuration's setting for a single protocol.
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
# Of a submodule only its commit: to look for changes inside it, git would use its configuration too.
_DIFF = (
    "--raw", "-z", "--no-abbrev", "-M", "--no-relative", "--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty", f"-O{os.devnull}",
)  # fmt: skip
_FILTERS = r"^filter\..*\.(clean|smudge|process|required)$"
_OF_THE_USER = frozenset({"system", "global", "command"})
_DEEPEN = "fetch the full history with “git fetch --unshallow”, or set fetch-depth: 0 for actions/checkout"


class Difference(NamedTuple):
    """How a file differs: its old blob, empty for a new file, and its old path from the root."""

    blob: str
    old_path: str


class Repository:
    """The repository that a folder belongs to, read by plumbing commands, whose output doesn't change with versions and settings."""

    def __init__(self, cwd: Path) -> None:
        self._cwd = cwd
        self._filters_off: tuple[str, ...] = ()
        done = self._run("rev-parse", "--show-toplevel")
        if done.returncode:
            raise CheckerError(
                f"--diff-base needs a git repository, and {cwd.resolve().as_posix()} is not in one ({_first_error(done)})"
            )
        self._top = Path(os.fsdecode(done.stdout.rstrip(b"\n"))).resolve()
        self._folders: dict[Path, Path] = {}
        self._nested_prefixes: set[str] = set()
        self._repositories: dict[Path, str] = {}
        self._filters_off = tuple(self._without_filters())

    def base(self, rev: str) -> str:
        """The merge base of a revision and HEAD."""
        known = not rev.startswith("-") and self._run("rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}")
        if not known or known.returncode:
            if self._is_shallow():
                raise CheckerError(f"--diff-base: {rev} is not in this shallow clone; {_DEEPEN}")
            raise UsageError(f"--diff-base: unknown revision “{rev}”; fetch it first if it is a branch of a remote")
        done = self._run("merge-base", known.stdout.decode().strip(), "HEAD")
        if done.returncode == 0:
            return done.stdout.decode().strip()
        if self._is_shallow():
            raise CheckerError(f"--diff-base: the merge base of {rev} and HEAD is not in this shallow clone; {_DEEPEN}")
        raise UsageError(f"--diff-base: {rev} and HEAD have no common ancestor")

    def differences(self, base: str) -> Mapping[str, Difference]:
        """The differences by path from the root; a deleted file is listed under its old path."""
        raw = self._output("diff", *_DIFF, base, "--")
        found: dict[str, Difference] = {}
        for old_mode, blob, status, old, new in self._differing(raw):
            if old != new:
                found.setdefault(old, Difference(blob, old))
            if status != "U" or new not in found:
                found[new] = Difference(blob if old_mode.startswith(_FILE) else "", old)
        others = self._output("ls-files", "--others", "--exclude-standard", "-z", cwd=self._top)
        for new in filter(None, os.fsdecode(others).split("\0")):
            if new.endswith("/"):
                self._nested_prefixes.add(new)
            found.setdefault(new, Difference("", new))
        return found

    def _differing(self, raw: bytes) -> Iterator[tuple[str, str, str, str, str]]:
        """Old mode, old blob, status, old path and new path of each file; submodules are only noted by their path."""
        fields = iter(os.fsdecode(raw).split("\0"))
        for head in filter(None, fields):
            old_mode, new_mode, blob, _, status = head.lstrip(":").split(" ")
            old = next(fields)
            new = next(fields) if status[0] in "RC" else old
            if _SUBMODULE in (old_mode, new_mode):
                self._nested_prefixes.add(f"{new}/")
            else:
                yield old_mode, blob if blob.strip("0") else "", status[0], old, new

    def blobs(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """The contents of blobs by their names."""
        wanted = sorted(set(names))
        if not wanted:
            return {}
        done = self._run("cat-file", "--batch", input="".join(f"{name}\n" for name in wanted).encode())
        if done.returncode:
            raise CheckerError(f"--diff-base: git can't read old versions of files: {_first_error(done)}; {_REFETCH}")
        output = done.stdout
        found: dict[str, bytes] = {}
        at = 0
        for name in wanted:
            end = output.index(b"\n", at)
            kind, _, size = output[at:end].decode().partition(" ")[2].partition(" ")
            if kind != "blob":
                raise CheckerError(
                    f"--diff-base: git doesn't have the old version of a file, blob {name} ({output[at:end].decode()}); {_REFETCH}"
                )
            found[name] = output[end + 1 : end + 1 + int(size)]
            at = end + 1 + int(size) + 1
        return found

    def inside(self, path: Path) -> str:
        """A path from the root, with slashes. Raises UsageError for one outside the repository, or in a nested one."""
        place = Path(self._cwd, path)
        folder = self._folders.setdefault(place.parent, place.parent.resolve())
        if not folder.is_relative_to(self._top):
            raise UsageError(
                f"{path.as_posix()}: outside the repository {self._top.as_posix()}, so --diff-base can't compare it"
            )
        name = (folder / place.name).relative_to(self._top).as_posix()
        for other in (*self._nested_prefixes, self._nested(folder)):
            if other and name.startswith(other):
                raise UsageError(
                    f"{path.as_posix()}: in the nested repository {other}; run checker there, with a revision of that repository"
                )
        return name

    def _nested(self, folder: Path) -> str:
        """The nested repository that a folder is in, with a slash; empty if there is none."""
        known = self._repositories.get(folder)
        if known is None:
            here = folder != self._top and os.path.lexists(folder / ".git")
            outer = "" if folder == self._top else self._nested(folder.parent)
            known = outer or (f"{folder.relative_to(self._top).as_posix()}/" if here else "")
            self._repositories[folder] = known
        return known

    def _is_shallow(self) -> bool:
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _output(self, *args: str, input: bytes = b"", cwd: Path | None = None) -> bytes:
        done = self._run(*args, input=input, cwd=cwd)
        if done.returncode:
            raise CheckerError(f"--diff-base: git {args[0]} failed: {_first_error(done)}")
        return done.stdout

    def _without_filters(self) -> Iterator[str]:
        """Options that turn off the filters that the repository's own configuration would run on files of the working tree.

        Those of the user and the system stay, such as Git LFS.
        """
        done = self._run("config", "-z", "--show-scope", "--get-regexp", _FILTERS)
        if done.returncode not in (0, 1):
            raise CheckerError(f"--diff-base: git config failed: {_first_error(done)}")
        fields = iter(os.fsdecode(done.stdout).split("\0"))
        own = {
            entry.partition("\n")[0] for scope, entry in zip(fields, fields, strict=False) if scope not in _OF_THE_USER
        }
        for key in sorted(own):
            if "=" in key:
                raise CheckerError(
                    f"--diff-base: the configuration of the repository has a filter with “=” in its name ({key!a}); remove it"
                )
            yield from ("-c", f"{key}={'false' if key.endswith('.required') else ''}")

    def _run(self, *args: str, input: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603 - no shell reads the words
                ["git", *_NO_PROGRAMS, *self._filters_off, *args],  # noqa: S607 - git as the user has it
                cwd=cwd or self._cwd,
                input=input,
                capture_output=True,
                env=os.environ | _ENVIRONMENT,
                check=False,
            )
        except OSError as error:
            raise CheckerError(f"--diff-base needs git, which could not be run: {error.strerror or error}") from error


def _first_error(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of git's error output."""
    return (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no error message"])[0]
