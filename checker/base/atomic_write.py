"""Files written whole or not at all: a reader, or a run that is broken off, never meets a half of one."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes, check: Callable[[], None] | None = None) -> None:
    """Writes a file beside its place and puts it there. One that was there keeps its mode, its owner and group where the user may give them, and its
    extended attributes; a new one has the usual mode.

    ``check`` is called just before the file is replaced; what it raises leaves everything as it was. Raises OSError.
    """
    import tempfile  # noqa: PLC0415 - most runs write nothing

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
    # The owner first: giving a file away takes special bits from its mode. The attributes last: access lists are among them, and follow the mode.
    _give(temporary, found)
    temporary.chmod(found.st_mode & 0o7777)
    if hasattr(os, "listxattr"):
        _copy_extended(path, temporary)


def _give(temporary: Path, wanted: os.stat_result) -> None:
    made = temporary.stat()
    if (made.st_uid, made.st_gid) == (wanted.st_uid, wanted.st_gid) or not hasattr(os, "chown"):
        return
    try:
        os.chown(temporary, wanted.st_uid, wanted.st_gid)
    except PermissionError:
        # Only root may give a file to another user; a group of one's own may be given.
        with suppress(PermissionError):
            os.chown(temporary, -1, wanted.st_gid)


def _copy_extended(path: Path, temporary: Path) -> None:
    # Some of them belong to the system, and some file systems have none.
    with suppress(OSError):
        for name in os.listxattr(path):
            with suppress(OSError):
                os.setxattr(temporary, name, os.getxattr(path, name))
