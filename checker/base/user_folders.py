"""Where the program keeps files of its own for this user, as each system has it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

_NAME = "checker"
_PRIVATE = 0o700


def cache_folder() -> Path:
    """Where what is made again when it is lost is kept."""
    found = user_cache_path(_NAME, appauthor=False)
    # A relative XDG_CACHE_HOME is invalid. It would lead into the folder that is checked, whose owner could put results there.
    return found if found.is_absolute() else Path.home() / ".cache" / _NAME


def data_folder() -> Path:
    """Where what was installed is kept."""
    return user_data_path(_NAME, appauthor=False)


def make_private(folder: Path) -> None:
    """Makes a folder that only this user can read and write; one that is there stays open to those who may read it.

    Raises OSError, also for a folder in which somebody else may put files.
    """
    folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    found = folder.stat()
    if not hasattr(os, "getuid"):
        return
    if found.st_uid not in (os.getuid(), 0):
        raise PermissionError(f"{folder} belongs to another user")
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        folder.chmod(stat.S_IMODE(found.st_mode) & ~(stat.S_IWGRP | stat.S_IWOTH))
