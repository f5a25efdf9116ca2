"""Reads the files that people name or that a repository holds: regular ones only, since a device never ends and a pipe may wait for ever."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {
    stat.S_IFIFO: "a pipe, not a regular file; use “-” to read standard input",
    stat.S_IFCHR: "a device, not a regular file",
    stat.S_IFBLK: "a device, not a regular file",
    stat.S_IFSOCK: "a socket, not a regular file",
}
_LEAST_BLOCK = 1 << 16


class NotRegularError(OSError):
    """A path is a device, a pipe or a socket. ``strerror`` and the message say which."""

    def __str__(self) -> str:
        return str(self.strerror)


class Stamp(NamedTuple):
    """What shows that a file has changed: its size, its time of modification in nanoseconds, and a digest of its bytes."""

    size: int
    modified: int
    digest: str


def read_regular(path: Path | str) -> bytes:
    """The bytes of a regular file, also behind a link. Raises NotRegularError, or OSError where it can't be read."""
    return _read(path)[0]


def read_stamped(path: Path | str) -> tuple[bytes, Stamp]:
    """The bytes of a regular file, with their stamp. Raises as ``read_regular`` does."""
    import hashlib  # noqa: PLC0415 - only where a file may be written

    data, found = _read(path)
    return data, Stamp(found.st_size, found.st_mtime_ns, hashlib.blake2b(data, digest_size=16).hexdigest())


def _read(path: Path | str) -> tuple[bytes, os.stat_result]:
    # Opening a pipe waits for its other end, unless it is opened so; what was opened is then looked at, not what the path leads to by now.
    handle = os.open(path, _FLAGS)
    try:
        found = os.fstat(handle)
        _check(found.st_mode, path)
        blocks = []
        while block := os.read(handle, max(found.st_size + 1, _LEAST_BLOCK)):
            blocks.append(block)
    finally:
        os.close(handle)
    return b"".join(blocks), found


def _check(mode: int, path: Path | str) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    if not stat.S_ISREG(mode):
        raise NotRegularError(errno.EINVAL, _KINDS.get(stat.S_IFMT(mode), "not a regular file"), os.fspath(path))
