"""YAML read once: a parsed copy is kept beside the interpreter's other caches and used while nothing has changed."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from checker.model.version import VERSION

_FORMAT = "1"
# Another checkout or version may use its own copy in turn with this one.
_KEPT_SECONDS = 7 * 24 * 3600


def plain_yaml(path: Path) -> Any:
    """The YAML of a file with every scalar as the string it is written as: no booleans, numbers or dates by surprise."""
    import yaml  # noqa: PLC0415 - costs more than the rest of a short run

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - the base loader makes strings only


def compiled(name: str, files: Sequence[Path], build: Callable[[Sequence[Path]], Any]) -> Any:
    """What ``build`` makes of the files (plain JSON values), from the cache where names, sizes and times are unchanged.

    A cache that can't be read or written is done without.
    """
    cache = _folder() / f"{name}-{_key(files)}.json"
    try:
        return json.loads(cache.read_bytes())
    except (OSError, ValueError):
        made = build(files)
    try:
        _write(cache, json.dumps(made, ensure_ascii=False))
    except OSError:
        return made
    return made


def _folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "checker"


def _key(files: Sequence[Path]) -> str:
    digest = hashlib.blake2b(f"{_FORMAT} {VERSION}".encode(), digest_size=12)
    for file in files:
        stat = file.stat()
        digest.update(f"{file}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _write(path: Path, text: str) -> None:
    """Written whole or not at all: two runs may come at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    Path(temporary).replace(path)
    for older in path.parent.glob(f"{path.name.rpartition('-')[0]}-*.json"):
        if older != path and older.stat().st_mtime < time.time() - _KEPT_SECONDS:
            older.unlink(missing_ok=True)
