"""Where the program keeps files of its own for this user, as each system has it."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path, user_data_path

_NAME = "checker"


def cache_folder() -> Path:
    """Where what is made again when it is lost is kept."""
    return user_cache_path(_NAME, appauthor=False)


def data_folder() -> Path:
    """Where what was installed is kept."""
    return user_data_path(_NAME, appauthor=False)
