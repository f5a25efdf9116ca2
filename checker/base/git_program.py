"""The program git, run so that nothing in a repository's own configuration runs, fetches or writes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from checker.model.errors import CheckerError, UsageError

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
_FILTERS = r"^filter\..*\.(clean|smudge|process|required)$"
_OF_THE_USER = frozenset({"system", "global", "command"})
DEEPEN = "fetch the full history with “git fetch --unshallow”, or set fetch-depth: 0 for actions/checkout"
"""What to do where a shallow clone lacks a revision."""


class Git:
    """Runs git in a folder of a repository. ``option`` is the one that needs it, which messages name."""

    def __init__(self, cwd: Path, option: str) -> None:
        self.cwd = cwd
        self.option = option
        self._filters_off: tuple[str, ...] = ()
        done = self.run("rev-parse", "--show-toplevel")
        if done.returncode:
            raise CheckerError(
                f"{option} needs a git repository, and {cwd.resolve().as_posix()} is not in one ({first_error(done)})"
            )
        self.top = Path(os.fsdecode(done.stdout.rstrip(b"\n"))).resolve()
        self._filters_off = tuple(self._without_filters())

    def commit(self, rev: str) -> str:
        """The commit of a revision. Raises UsageError for an unknown one, CheckerError for one that a shallow clone lacks."""
        done = self.run("rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}") if not rev.startswith("-") else None
        if done is not None and done.returncode == 0:
            return done.stdout.decode().strip()
        if self.is_shallow():
            raise CheckerError(f"{self.option}: {rev} is not in this shallow clone; {DEEPEN}")
        raise UsageError(f"{self.option}: unknown revision “{rev}”; fetch it first if it is a branch of a remote")

    def is_shallow(self) -> bool:
        """Whether the history of the clone is cut off."""
        return self.run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def output(self, *args: str, cwd: Path | None = None) -> bytes:
        """What a command prints. Raises CheckerError if it fails."""
        done = self.run(*args, cwd=cwd)
        if done.returncode:
            raise CheckerError(f"{self.option}: git {args[0]} failed: {first_error(done)}")
        return done.stdout

    def _without_filters(self) -> Iterator[str]:
        """Options that turn off the filters that the repository's own configuration would run on files of the working tree.

        Those of the user and the system stay, such as Git LFS.
        """
        done = self.run("config", "-z", "--show-scope", "--get-regexp", _FILTERS)
        if done.returncode not in (0, 1):
            raise CheckerError(f"{self.option}: git config failed: {first_error(done)}")
        fields = iter(os.fsdecode(done.stdout).split("\0"))
        own = {
            entry.partition("\n")[0] for scope, entry in zip(fields, fields, strict=False) if scope not in _OF_THE_USER
        }
        for key in sorted(own):
            if "=" in key:
                raise CheckerError(
                    f"{self.option}: the configuration of the repository has a filter with “=” in its name ({key!a}); remove it"
                )
            yield from ("-c", f"{key}={'false' if key.endswith('.required') else ''}")

    def run(self, *args: str, input: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
        """A command that ran, whether it failed or not. Raises CheckerError where there is no git."""
        try:
            return subprocess.run(  # noqa: S603 - no shell reads the words
                ["git", *_NO_PROGRAMS, *self._filters_off, *args],  # noqa: S607 - git as the user has it
                cwd=cwd or self.cwd,
                input=input,
                capture_output=True,
                env=os.environ | _ENVIRONMENT,
                check=False,
            )
        except OSError as error:
            raise CheckerError(f"{self.option} needs git, which could not be run: {error.strerror or error}") from error


def first_error(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of git's error output."""
    return (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no error message"])[0]
