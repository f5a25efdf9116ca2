"""What the entries of a folder are: files, folders, links that lead out of it."""

from __future__ import annotations

import os
from pathlib import Path

from checker.model.errors import SourceError


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a regular file, or a link to one."""
    try:
        return entry.is_file()
    except OSError:
        return False


def leaves(link: Path, root: Path) -> bool:
    """Whether a link leads to something that is there, and is not in the folder where the walk began."""
    try:
        return not link.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link to nothing, or to itself, which the walk reports as such
        return False


def unreadable(entry: os.DirEntry[str]) -> str:
    """Why an entry that is no regular file can't be read."""
    try:
        entry.stat()
    except OSError:
        return "a broken symbolic link" if entry.is_symlink() else "no such file"
    return "not a regular file"


def refused(path: str, error: OSError) -> SourceError:
    """That the system doesn't let a path be looked at."""
    return SourceError(path, f"can't be looked at: {error.strerror or error}")
