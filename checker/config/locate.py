"""Where configuration files lie, and the project folder that each belongs to.

Whoever may change an article may change the configuration beside it, which must not reach what lies outside of the project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from checker.base.files import NotRegularError, check_regular
from checker.model.errors import UsageError

NAMES = (".checker.toml", "checker.toml", "pyproject.toml")
"""In one folder the first of them that is there counts; a ``pyproject.toml`` without the table is passed over."""
ANYWHERE = ""
"""The project folder of a file that may name files anywhere."""
_REPOSITORY = ".git"


class Finder:
    """Finds configuration files, and looks into each folder once. Folders are absolute paths; ``holds_table`` says whether a ``pyproject.toml`` has the table of this program."""

    def __init__(self, holds_table: Callable[[str], bool]) -> None:
        self._holds_table = holds_table
        self._own: dict[str, str] = {}
        self._nearest: dict[str, str] = {}

    def own(self, folder: str) -> str:
        """The configuration file of a folder itself; empty where there is none."""
        if folder not in self._own:
            self._own[folder] = self._find(folder.rstrip("/"))
        return self._own[folder]

    def nearest(self, folder: str) -> str:
        """The configuration file of a folder or the nearest above; empty where there is none."""
        known = self._nearest.get(folder)
        if known is None:
            known = next((own for above in upwards(folder) if (own := self.own(above))), "")
            self._nearest[folder] = known
        return known

    def _find(self, folder: str) -> str:
        for name in NAMES:
            path = f"{folder}/{name}"
            if _is_file(path) and (name != "pyproject.toml" or self._holds_table(path)):
                return path
        return ""


def _is_file(path: str) -> bool:
    try:
        check_regular(path)
    except NotRegularError as error:
        raise UsageError(f"{path}: {error}") from error
    except OSError:
        return False
    return True


def upwards(folder: str) -> Iterator[str]:
    """A folder, then those above it up to the root."""
    yield folder
    # A path with a drive has “.” above it.
    yield from (str(above) for above in PurePosixPath(folder).parents if above.parts)


class Projects:
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
