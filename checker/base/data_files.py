"""The program's own tables, and YAML files. A parsed copy of YAML is kept beside the interpreter's other caches."""

from __future__ import annotations

import contextlib
import json
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.base.files import read_regular, write_whole
from checker.base.user_folders import cache_folder
from checker.model.version import VERSION

DATA = Path(__file__).parent.parent / "data"
"""The folder of the tables."""

_FORMAT = "2"
# Another checkout or version may use its own copy in turn with this one.
_KEPT_SECONDS = 7 * 24 * 3600


def rows(name: str) -> Iterator[list[str]]:
    """The columns of each row of a table in ``checker/data``, without blank lines and comments."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def plain_yaml(path: Path) -> Any:
    """The YAML of a file with every scalar as the string it is written as: no booleans, numbers or dates by surprise. Raises OSError."""
    import yaml  # noqa: PLC0415 - 15 ms; most runs take the kept copy

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(read_regular(path).decode("utf-8"), Loader=loader)  # noqa: S506 - the base loader makes strings only


def compiled(name: str, files: Sequence[Path], build: Callable[[Sequence[Path]], Any]) -> Any:
    """What ``build`` makes of the files (plain JSON values), from the cache while names, sizes and times are unchanged.

    A cache that can't be read or written is ignored.
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
        _remove_old(cache)
    return made


def _key(files: Sequence[Path]) -> str:
    """Kept in full beside the result: the checksum in the file name is too short to prove that the files are the same."""
    stats = ((file, file.stat()) for file in files)
    return "\n".join([_FORMAT, VERSION, *(f"{file} {stat.st_size} {stat.st_mtime_ns}" for file, stat in stats)])


def _remove_old(path: Path) -> None:
    for other in path.parent.glob(f"{path.name.rpartition('-')[0]}-*.json"):
        if other != path and other.stat().st_mtime < time.time() - _KEPT_SECONDS:
            other.unlink(missing_ok=True)
