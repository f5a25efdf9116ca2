"""From the paths of a command line to the files to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.model.errors import SourceError

# Extensions that a walk takes as input. A file that is named is read whatever it is called.
TEXT_EXTENSIONS = frozenset({".txt", ".text"})


def discover(paths: Iterable[Path]) -> Iterator[Path | SourceError]:
    """The files of each path in sorted order, each once; a path that isn't there as the error that says so.

    Hidden folders are not entered.
    """
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            yield SourceError(path.as_posix(), "no such file or folder")
            continue
        for file in _walk(path) if path.is_dir() else (path,):
            if file not in seen:
                seen.add(file)
                yield file


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in TEXT_EXTENSIONS and not name.startswith("."):
                yield Path(parent, name)
