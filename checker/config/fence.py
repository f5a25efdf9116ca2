"""Where a configuration may lead: whoever may change an article may change it, and it must not reach what lies outside of the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checker.config.locate import Finder, upwards

ANYWHERE = ""
"""The root of a file that may name files anywhere."""
_REPOSITORY = ".git"


class Fence:
    """The project folder of each configuration file: the repository that it lies in, else the folder of the outermost configuration above it.

    ``repository`` gives the root of the repository of a folder, empty outside of one. ``free`` is a file that may name files anywhere.
    """

    def __init__(self, finder: Finder, repository: Callable[[str], str], free: str = "") -> None:
        self._finder = finder
        self._repository = repository
        self._free = free
        self._roots: dict[str, str] = {}

    def root(self, path: str) -> str:
        """The project folder of a configuration file, by its absolute path; ``ANYWHERE`` where it has none."""
        if path == self._free:
            return ANYWHERE
        folder = path.rpartition("/")[0] or "/"
        if folder not in self._roots:
            self._roots[folder] = self._repository(folder) or self._outermost(folder)
        return self._roots[folder]

    def _outermost(self, folder: str) -> str:
        return [above for above in upwards(folder) if above == folder or self._finder.own(above)][-1]


def is_inside(path: str, root: str) -> bool:
    """Whether a file lies in a project folder, wherever links lead; what Git keeps there for itself, as credentials, doesn't."""
    if root == ANYWHERE:
        return True
    real, top = Path(path).resolve(), Path(root).resolve()
    return real.is_relative_to(top) and _REPOSITORY not in map(str.lower, real.relative_to(top).parts)
