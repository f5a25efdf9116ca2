"""Replaces a source with its fixed text, if that is safe."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from checker.base.files import MOST_BYTES, NotRegularError, read_regular, read_stamped, write_whole
from checker.model.errors import NotFixedError
from checker.reading.source import Source

_WRITABLE = 0o222


def roots_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The folders in which a run may write: those named; for a named file the working folder, or its own folder where it lies elsewhere."""
    here = Path.cwd()
    return tuple(dict.fromkeys(_root_of(path, here) for path in paths))


def _root_of(path: Path, here: Path) -> Path:
    if path.is_dir():
        return path.resolve()
    # Links on the way are not followed here: a path through one may lead out of the working folder.
    written = Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() would keep ".."
    return here.resolve() if written.is_relative_to(here) else written.parent.resolve()


def replace_source(source: Source, text: str, roots: Iterable[Path]) -> None:
    """Writes a fixed text in its source's encoding, whole or not at all. The file keeps its mode, owner and extended attributes.

    Raises NotFixedError, and leaves the file as it is, where it can't be written, changed since it was read, is read-only, has several hard links, or
    is a link to a file outside of ``roots``; SourceError where the encoding lacks a character.
    """
    path, data = Path(source.path), source.encoded(text)
    try:
        target = path.resolve(strict=True)
        _check_place(source, target, roots)
        # Nothing to do if another link to the file was fixed before.
        if read_regular(target, _most(source)) != data:
            write_whole(target, data, lambda: _check_unchanged(source, target))
    except NotRegularError as error:
        raise NotFixedError(source.path, str(error)) from error
    except FileNotFoundError as error:
        raise NotFixedError(source.path, "removed while it was being checked") from error
    except OSError as error:
        raise NotFixedError(source.path, f"can't be written: {error.strerror or error}") from error


def _check_place(source: Source, target: Path, roots: Iterable[Path]) -> None:
    if not any(target.is_relative_to(root) for root in roots):
        raise NotFixedError(source.path, "a symbolic link to a file outside of the folder; fix that file itself")
    found = target.stat()
    if found.st_nlink > 1:
        reason = f"has {found.st_nlink} hard links, which replacing it would separate; copy it to a new file first"
        raise NotFixedError(source.path, reason)
    if not found.st_mode & _WRITABLE or not os.access(target, os.W_OK):
        raise NotFixedError(source.path, "read-only; make it writable first")


def _check_unchanged(source: Source, target: Path) -> None:
    if source.stamp is not None and read_stamped(target, _most(source))[1] != source.stamp:
        raise NotFixedError(source.path, "changed on disk while it was being checked; run it again")


def _most(source: Source) -> int:
    """How many bytes its file may have: it was read, whatever limit the settings set."""
    return max(MOST_BYTES, source.stamp.size if source.stamp else 0)
