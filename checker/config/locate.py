"""Finds configuration files: in one folder, and the nearest above it. Each folder is looked at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

NAMES = (".checker.toml", "checker.toml", "pyproject.toml")
"""In one folder the first of them that is there counts; a ``pyproject.toml`` without the table is passed over."""


class Finder:
    """Finds configuration files. Folders are absolute paths; ``holds_table`` says whether a ``pyproject.toml`` has the table of this program."""

    def __init__(self, holds_table: Callable[[str], bool]) -> None:
        self._holds_table = holds_table
        self._own: dict[str, str] = {}
        self._nearest: dict[str, str] = {}

    def own(self, folder: str) -> str:
        """The configuration file of a folder itself; empty where there is none."""
        if folder not in self._own:
            self._own[folder] = self._look(folder.rstrip("/"))
        return self._own[folder]

    def nearest(self, folder: str) -> str:
        """The configuration file of a folder or the nearest above; empty where there is none."""
        known = self._nearest.get(folder)
        if known is None:
            known = next((own for above in upwards(folder) if (own := self.own(above))), "")
            self._nearest[folder] = known
        return known

    def _look(self, folder: str) -> str:
        for name in NAMES:
            path = f"{folder}/{name}"
            if os.path.isfile(path) and (name != "pyproject.toml" or self._holds_table(path)):  # noqa: PTH113 - asked of every folder
                return path
        return ""


def upwards(folder: str) -> Iterator[str]:
    """A folder, then those above it up to the root."""
    yield folder
    # A path with a drive has “.” above it.
    yield from (str(above) for above in PurePosixPath(folder).parents if above.parts)
