"""Compiled regular expressions, kept from one run to the next: compiling them is a quarter of the time of a short run.

``re`` compiles in two steps: it translates the pattern in Python, and hands the code to ``_sre.compile``, which validates it. The translation is
what is kept. It belongs to one build of the interpreter and goes under its name; whatever isn't as expected falls back on ``re.compile``.
"""

from __future__ import annotations

import contextlib
import marshal
import re
import sys
import zlib
from array import array
from pathlib import Path
from typing import Any, NamedTuple

from checker.reading.compiled import cache_folder
from checker.reading.whole_files import write_whole

# More than the shipped rules have, so that what older versions of the pages left behind goes at some time.
_MOST = 1500


class _Code(NamedTuple):
    """What ``_sre.compile`` takes besides the source."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]
    by_number: tuple[str | None, ...]


class KeptPatterns:
    """The patterns of a cache file. ``path`` None keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept: dict[tuple[str, int], tuple[Any, ...]] = {}
        self._new = False
        if path is not None:
            with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
                self._kept = dict(marshal.loads(path.read_bytes()))  # noqa: S302 - the user's own cache, as byte code is

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """The compiled pattern. Raises re.error for a fault in it."""
        if self._path is None:
            return re.compile(source, flags)
        try:
            kept = self._kept.get((source, flags))
            if kept is None:
                kept = self._kept[source, flags] = tuple(_translated(source, flags))
                self._new = True
            return _assembled(source, _Code(*kept))
        except re.error:
            raise
        except Exception:  # noqa: BLE001 - private to the interpreter: anything may have changed
            self._kept.pop((source, flags), None)
            return re.compile(source, flags)

    def save(self) -> None:
        """Writes what was added. A cache that can't be written is done without."""
        if self._path is None or not self._new:
            return
        kept = self._kept if len(self._kept) <= _MOST else {}
        with contextlib.suppress(OSError, ValueError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, marshal.dumps(kept))


def _translated(source: str, flags: int) -> _Code:
    """The steps of ``re.compile`` before the last (CPython's Lib/re/_compiler.py, ``compile``)."""
    from re import _compiler, _parser  # type: ignore[attr-defined] # noqa: PLC0415 - private: see the module

    parsed = _parser.parse(source, flags)
    code = _compiler._code(parsed, flags)  # noqa: SLF001
    names: dict[str, int] = parsed.state.groupdict
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    words = array("I", code).tobytes()
    return _Code(flags | parsed.state.flags, words, parsed.state.groups - 1, dict(names), tuple(by_number))


def _assembled(source: str, made: _Code) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found] # noqa: PLC0415 - private: see the module

    code = array("I", made.code).tolist()
    pattern: re.Pattern[str] = _sre.compile(source, made.flags, code, made.groups, made.names, made.by_number)
    return pattern


def of_this_interpreter() -> KeptPatterns:
    """The patterns kept for the running build of CPython; other interpreters keep none."""
    if sys.implementation.name != "cpython":
        return KeptPatterns(None)
    build = zlib.crc32(sys.version.encode())
    return KeptPatterns(cache_folder() / f"patterns-{sys.implementation.cache_tag}-{build:08x}.bin")
