"""Reads and writes files safely: only regular files of a limited size are read, since a device never ends; a file is replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from checker.model.errors import CheckerError

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {
    stat.S_IFIFO: "a pipe, not a regular file; use “-” to read standard input",
    stat.S_IFCHR: "a device, not a regular file",
    stat.S_IFBLK: "a device, not a regular file",
    stat.S_IFSOCK: "a socket, not a regular file",
}
_LEAST_BLOCK = 1 << 16
MEGABYTE = 1_000_000
MOST_BYTES = 20 * MEGABYTE
"""Of a list or a table that a user names; of an article, the settings say it."""


class NotRegularError(OSError):
    """A path is a device, a pipe or a socket. ``strerror`` and the message say which."""

    def __str__(self) -> str:
        return str(self.strerror)


class TooLargeError(OSError):
    """A file has more bytes than may be read. ``strerror`` and the message give the limit."""

    def __str__(self) -> str:
        return str(self.strerror)


class Stamp(NamedTuple):
    """Shows whether a file has changed: its size, its time of modification in nanoseconds, and a digest of its bytes."""

    size: int
    modified: int
    digest: str


def check_regular(path: Path | str) -> None:
    """Raises NotRegularError for a device, a pipe or a socket, and OSError for what isn't there."""
    _check_mode(Path(path).stat().st_mode, path)


def read_regular(path: Path | str, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file, also behind a link. Raises NotRegularError, TooLargeError, or OSError where it can't be read."""
    return _read(path, most)[0]


def read_stamped(path: Path | str, most: int = MOST_BYTES) -> tuple[bytes, Stamp]:
    """The bytes of a regular file, with their stamp. Raises as ``read_regular`` does."""
    import hashlib  # noqa: PLC0415 - 8 to 16 ms, since it loads OpenSSL; only files that may be rewritten need it

    data, found = _read(path, most)
    return data, Stamp(found.st_size, found.st_mtime_ns, hashlib.blake2b(data, digest_size=16).hexdigest())


def read_within(stream: BinaryIO, most: int) -> bytes:
    """The bytes of a stream to its end. Raises TooLargeError where there are more than ``most``."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise _too_large(most, "standard input")
    return data


def regular_lines(path: Path | str, most: int = MOST_BYTES) -> Iterator[bytes]:
    """The lines of a regular file with their LF, one at a time: a file of any size takes the memory of one line.

    Raises as ``read_regular`` does.
    """
    with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
        _check_mode(os.fstat(stream.fileno()).st_mode, path)
        while line := stream.readline(most + 1):
            if len(line) > most:
                raise _too_large(most, path)
            yield line


def _read(path: Path | str, most: int) -> tuple[bytes, os.stat_result]:
    # Without O_NONBLOCK, opening a pipe would wait for its other end. The open file is examined, since the path may lead elsewhere by now.
    handle = _opened(path)
    try:
        found = os.fstat(handle)
        _check_mode(found.st_mode, path)
        blocks = []
        # A file of /proc has no size before it is read, and any file may grow meanwhile.
        size = 0
        while max(size, found.st_size) <= most and (block := os.read(handle, max(found.st_size + 1, _LEAST_BLOCK))):
            blocks.append(block)
            size += len(block)
    finally:
        os.close(handle)
    if max(size, found.st_size) > most:
        raise _too_large(most, path)
    return b"".join(blocks), found


def _opened(path: Path | str) -> int:
    try:
        return os.open(path, _FLAGS)
    except OSError:
        # The system says of a socket that there is no such device.
        check_regular(path)
        raise


def _too_large(most: int, path: Path | str) -> TooLargeError:
    return TooLargeError(errno.EFBIG, f"larger than {most / MEGABYTE:g} MB", os.fspath(path))


def _check_mode(mode: int, path: Path | str) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    if not stat.S_ISREG(mode):
        raise NotRegularError(errno.EINVAL, _KINDS.get(stat.S_IFMT(mode), "not a regular file"), os.fspath(path))


def write_whole(path: Path, data: bytes, check: Callable[[], None] | None = None) -> None:
    """Writes a temporary file beside ``path`` and moves it there: no reader ever sees half a file.

    A file that is replaced keeps its mode, its extended attributes, and its owner and group where the user may set them; a new one has the usual mode.

    ``check`` is called just before the file is replaced; what it raises leaves everything as it was. Raises OSError.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        _copy_attributes(path, temporary)
        if check is not None:
            check()
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _copy_attributes(path: Path, temporary: Path) -> None:
    try:
        found = path.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        return
    # The owner first: changing it clears special bits of the mode. The attributes last: they include access lists, which follow the mode.
    _set_owner(temporary, found)
    temporary.chmod(found.st_mode & 0o7777)
    if hasattr(os, "listxattr"):
        _copy_extended(path, temporary)


def _set_owner(temporary: Path, wanted: os.stat_result) -> None:
    made = temporary.stat()
    if (made.st_uid, made.st_gid) == (wanted.st_uid, wanted.st_gid) or not hasattr(os, "chown"):
        return
    try:
        os.chown(temporary, wanted.st_uid, wanted.st_gid)
    except PermissionError:
        # Only root may change the owner; the group may be set to one of the user's own.
        with suppress(PermissionError):
            os.chown(temporary, -1, wanted.st_gid)


def _copy_extended(path: Path, temporary: Path) -> None:
    # Some of them belong to the system, and some file systems have none.
    with suppress(OSError):
        for name in os.listxattr(path):
            with suppress(OSError):
                os.setxattr(temporary, name, os.getxattr(path, name))


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8, whole or not at all. Raises CheckerError if it can't be written."""
    try:
        write_whole(path, text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise CheckerError(f"{path.as_posix()}: can't be written: {error.strerror or error}") from error
