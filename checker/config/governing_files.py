"""Where the files that govern a run are read: configuration, word lists, rules and the like."""

from __future__ import annotations

from typing import Protocol

from checker.model.snapshot import Snapshot


class GoverningFiles(Protocol):
    """The working tree, or a revision. Paths are absolute."""

    @property
    def snapshot(self) -> Snapshot | None:
        """The copies of a revision; None for the working tree."""

    def placed(self, path: str, /) -> str:
        """Where a file is read, by its path in the working tree."""

    def original(self, path: str, /) -> str:
        """The place in the working tree of what ``placed`` gave."""

    def named(self, message: str, /) -> str:
        """A message in which places are called as users know them."""

    def fetch(self, path: str, /) -> None:
        """Makes sure that a file or folder that a configuration names can be read there."""

    def close(self) -> None:
        """Removes copies."""


class WorkingTree:
    """The files as they are on disk."""

    snapshot: Snapshot | None = None

    def placed(self, path: str) -> str:
        """The same path."""
        return path

    def original(self, path: str) -> str:
        """The same path."""
        return path

    def named(self, message: str) -> str:
        """The same message."""
        return message

    def fetch(self, path: str) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to do."""
