"""A git repository: which files differ from a revision, and their old contents."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from checker.base.git_program import DEEPEN, Git, first_error
from checker.model.errors import CheckerError, UsageError

_REFETCH = "in a partial clone, run “git fetch --refetch --no-filter” first"
_FILE = "100"
_LINK = "120"
_SUBMODULE = "160000"
# Of a submodule only its commit: to look for changes inside it, git would use its configuration too.
_DIFF = (
    "--raw", "-z", "--no-abbrev", "-M", "--no-relative", "--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty", f"-O{os.devnull}",
)  # fmt: skip


class Difference(NamedTuple):
    """How a file differs: its old blob, empty for a new file, and its old path from the root."""

    blob: str
    old_path: str


class TreeEntry(NamedTuple):
    """A file or a symbolic link of a revision."""

    blob: str
    is_link: bool


class Repository:
    """The repository that a folder belongs to, read by plumbing commands, whose output doesn't change with versions and settings.

    ``option`` is the one that needs it, which messages name.
    """

    def __init__(self, cwd: Path, option: str = "--diff-base") -> None:
        self._git = Git(cwd, option)
        self.top = self._git.top
        self._option = option
        self._folders: dict[Path, Path] = {}
        self._nested_prefixes: set[str] = set()
        self._repositories: dict[Path, str] = {}

    def commit(self, rev: str) -> str:
        """The commit of a revision. Raises UsageError for an unknown one, CheckerError for one that a shallow clone lacks."""
        return self._git.commit(rev)

    def base(self, rev: str) -> str:
        """The merge base of a revision and HEAD."""
        done = self._git.run("merge-base", self.commit(rev), "HEAD")
        if done.returncode == 0:
            return done.stdout.decode().strip()
        if self._git.is_shallow():
            raise CheckerError(
                f"{self._option}: the merge base of {rev} and HEAD is not in this shallow clone; {DEEPEN}"
            )
        raise UsageError(f"{self._option}: {rev} and HEAD have no common ancestor")

    def entries(self, commit: str) -> Mapping[str, TreeEntry]:
        """The files and links of a commit, by path from the root. What no working tree can hold is left out."""
        listed = self._git.output("ls-tree", "-r", "-z", "--full-tree", commit)
        found: dict[str, TreeEntry] = {}
        for line in filter(None, os.fsdecode(listed).split("\0")):
            head, _, path = line.partition("\t")
            mode, _, blob = head.split(" ")
            if mode.startswith((_FILE, _LINK)) and not {"", ".", "..", ".git"} & set(path.lower().split("/")):
                found[path] = TreeEntry(blob, mode.startswith(_LINK))
        return found

    def differences(self, base: str) -> Mapping[str, Difference]:
        """The differences by path from the root; a deleted file is listed under its old path."""
        raw = self._git.output("diff", *_DIFF, base, "--")
        found: dict[str, Difference] = {}
        for old_mode, blob, status, old, new in self._differing(raw):
            if old != new:
                found.setdefault(old, Difference(blob, old))
            if status != "U" or new not in found:
                found[new] = Difference(blob if old_mode.startswith(_FILE) else "", old)
        others = self._git.output("ls-files", "--others", "--exclude-standard", "-z", cwd=self.top)
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

    def has_changed_nested(self, folder: str) -> bool:
        """Whether ``differences`` met a repository in the place of a folder, by its path from the root: a new or changed submodule, or one that Git doesn't know."""
        return f"{folder}/" in self._nested_prefixes

    def blobs(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """The contents of blobs by their names."""
        wanted = sorted(set(names))
        if not wanted:
            return {}
        done = self._git.run("cat-file", "--batch", input="".join(f"{name}\n" for name in wanted).encode())
        if done.returncode:
            raise CheckerError(f"{self._option}: git can't read old versions of files: {first_error(done)}; {_REFETCH}")
        output = done.stdout
        found: dict[str, bytes] = {}
        at = 0
        for name in wanted:
            end = output.index(b"\n", at)
            kind, _, size = output[at:end].decode().partition(" ")[2].partition(" ")
            if kind != "blob":
                raise CheckerError(
                    f"{self._option}: git doesn't have the old version of a file, blob {name} ({output[at:end].decode()}); {_REFETCH}"
                )
            found[name] = output[end + 1 : end + 1 + int(size)]
            at = end + 1 + int(size) + 1
        return found

    def inside(self, path: Path) -> str:
        """A path from the root, with slashes. Raises UsageError for one outside the repository, or in a nested one."""
        place = Path(self._git.cwd, path)
        folder = self._folders.setdefault(place.parent, place.parent.resolve())
        if not folder.is_relative_to(self.top):
            raise UsageError(
                f"{path.as_posix()}: outside the repository {self.top.as_posix()}, so {self._option} can't compare it"
            )
        name = (folder / place.name).relative_to(self.top).as_posix()
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
            here = folder != self.top and os.path.lexists(folder / ".git")
            outer = "" if folder == self.top else self._nested(folder.parent)
            known = outer or (f"{folder.relative_to(self.top).as_posix()}/" if here else "")
            self._repositories[folder] = known
        return known
