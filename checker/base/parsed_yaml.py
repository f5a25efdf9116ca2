"""YAML read once: a parsed copy is kept beside the interpreter's other caches and used while nothing has changed."""

from __future__ import annotations

import contextlib
import json
import os
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from checker.base.atomic_write import write_whole
from checker.base.regular_files import read_regular
from checker.model.version import VERSION

_FORMAT = "2"
# Another checkout or version may use its own copy in turn with this one.
_KEPT_SECONDS = 7 * 24 * 3600


def plain_yaml(path: Path) -> Any:
    """The YAML of a file with every scalar as the string it is written as: no booleans, numbers or dates by surprise. Raises OSError."""
    import yaml  # noqa: PLC0415 - costs more than the rest of a short run

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(read_regular(path).decode("utf-8"), Loader=loader)  # noqa: S506 - the base loader makes strings only


def compiled(name: str, files: Sequence[Path], build: Callable[[Sequence[Path]], Any]) -> Any:
    """What ``build`` makes of the files (plain JSON values), from the cache where names, sizes and times are unchanged.

    A cache that can't be read or written is done without.
    """
    key = _key(files)
    cache = cache_folder() / f"{name}-{zlib.crc32(key.encode()):08x}.json"
    try:
        kept = json.loads(cache.read_bytes())
        if kept["key"] == key:
            return kept["made"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    made = build(files)
    with contextlib.suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        write_whole(cache, json.dumps({"key": key, "made": made}, ensure_ascii=False).encode())
        _drop_older(cache)
    return made


def cache_folder() -> Path:
    """Where this user keeps what is made again when it is lost."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "checker"


def _key(files: Sequence[Path]) -> str:
    """Told in full beside what is kept: a hash of few digits names the file, and would not prove that it is the right one."""
    stats = ((file, file.stat()) for file in files)
    return "\n".join([_FORMAT, VERSION, *(f"{file} {stat.st_size} {stat.st_mtime_ns}" for file, stat in stats)])


def _drop_older(path: Path) -> None:
    for older in path.parent.glob(f"{path.name.rpartition('-')[0]}-*.json"):
        if older != path and older.stat().st_mtime < time.time() - _KEPT_SECONDS:
            older.unlink(missing_ok=True)
