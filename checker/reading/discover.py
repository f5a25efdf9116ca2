"""From the paths of a command line to the files to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.model.errors import SourceError
from checker.reading.options import ReaderOptions
from checker.reading.registry import reader_for

_SHIPPED = ReaderOptions()


def discover(paths: Iterable[Path], options: ReaderOptions = _SHIPPED) -> Iterator[Path | SourceError]:
    """The files of each path in sorted order, each once; a path that can't be looked at as the error that says why.

    Hidden folders are not entered. A walk takes the files that a reader takes by their extension; a file that is named is read whatever it is
    called.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _found(path, options):
            if isinstance(found, SourceError):
                yield found
            elif found not in seen:
                seen.add(found)
                yield found


def _found(path: Path, options: ReaderOptions) -> Iterator[Path | SourceError]:
    try:
        if not path.exists():
            yield SourceError(path.as_posix(), "no such file or folder")
            return
        is_folder = path.is_dir()
    except OSError as error:
        yield _refused(path.as_posix(), error)
        return
    if is_folder:
        yield from _walk(path, options)
    else:
        yield path


def _walk(folder: Path, options: ReaderOptions) -> Iterator[Path | SourceError]:
    refused: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and reader_for(name, options):
                yield Path(parent, name)
    for error in refused:
        yield _refused(Path(error.filename or folder).as_posix(), error)


def _refused(path: str, error: OSError) -> SourceError:
    return SourceError(path, f"can't be looked at: {error.strerror or error}")
