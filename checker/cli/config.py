"""``checker config``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from checker.config.scope import Configurations


def show(configurations: Configurations, path: Path | None = None, *, show_origin: bool = False) -> str:
    """The configuration that holds for a file or folder, the working directory without one, as TOML; with ``show_origin``, where each key comes from.

    Raises UsageError for a configuration that can't be used.
    """
    return "".join(_lines(configurations, path, show_origin=show_origin))


def _lines(configurations: Configurations, path: Path | None, *, show_origin: bool) -> Iterator[str]:
    for told in configurations.told(path):
        yield f"{told.key} = {told.value}{f'  # {told.origin}' if show_origin else ''}\n"


def schema() -> str:
    """The JSON Schema of a configuration file."""
    from checker.config import schema as made  # noqa: PLC0415 - few ask

    return json.dumps(made.schema(), ensure_ascii=False, indent=2) + "\n"
