"""The program's own tables, and YAML files. A parsed copy of YAML is kept in the user's cache, as JSON."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.base.files import read_regular, write_whole
from checker.base.user_folders import cache_folder, make_private
from checker.model.version import VERSION

DATA = Path(__file__).parent.parent / "data"
"""The folder of the tables."""

_FORMAT = "5"
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
    """What ``build`` makes of the files (plain JSON values), from the cache while names and contents are unchanged.

    A cache that can't be read or written is ignored.
    """
    try:
        key = _key(files)
    except OSError:
        return build(files)  # it knows what to say about a file that can't be read
    cache = (
        cache_folder()
        / f"{name}-{hashlib.blake2b(key.encode('utf-8', 'surrogateescape'), digest_size=16).hexdigest()}.json"
    )
    try:
        kept = json.loads(cache.read_bytes())
        if kept["key"] == key:
            return kept["made"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    made = build(files)
    with contextlib.suppress(OSError):
        if _key(files) != key:
            return made  # the files changed meanwhile: it was made of others
        make_private(cache.parent)
        write_whole(cache, json.dumps({"key": key, "made": made}, ensure_ascii=False).encode())
        _remove_old(cache)
    return made


def _key(files: Sequence[Path]) -> str:
    """Names and contents: two files of one size and time may be parts of different repositories, and say different things."""
    digests = ((file, hashlib.blake2b(read_regular(file), digest_size=16).hexdigest()) for file in files)
    return "\n".join([_FORMAT, VERSION, *(f"{digest} {file}" for file, digest in digests)])


def _remove_old(path: Path) -> None:
    for other in path.parent.glob(f"{path.name.rpartition('-')[0]}-*.json"):
        if other != path and other.stat().st_mtime < time.time() - _KEPT_SECONDS:
            other.unlink(missing_ok=True)
