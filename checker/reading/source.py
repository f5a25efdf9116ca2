"""The bytes of one input, how they were decoded, and how its lines end."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from checker.base.files import (
    MEGABYTE,
    NotRegularError,
    Stamp,
    TooLargeError,
    read_regular,
    read_stamped,
    read_within,
)
from checker.model.errors import SourceError, UsageError
from checker.model.settings import MOST_MEGABYTES

_RAISE = "raise the limit with --max-file-size"
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Source:
    """A decoded input. ``text`` keeps its newlines and leaves the byte-order mark out; ``stamp`` is that of the file when it was read, if wanted."""

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    stamp: Stamp | None = field(default=None, compare=False, repr=False)

    @property
    def newline(self) -> str:
        """The newline that its first line ends with; LF where there is none."""
        for offset, character in enumerate(self.text):
            if character == "\n":
                return "\n"
            if character == "\r":
                return "\r\n" if self.text[offset + 1 : offset + 2] == "\n" else "\r"
        return "\n"

    @property
    def mixed_newlines(self) -> bool:
        """Whether it mixes line ends."""
        crlf = self.text.count("\r\n")
        lf, cr = self.text.count("\n") - crlf, self.text.count("\r") - crlf
        return (crlf > 0) + (lf > 0) + (cr > 0) > 1

    def encoded(self, text: str) -> bytes:
        """``text`` as bytes in this source's encoding, with its byte-order mark.

        Raises SourceError where a character doesn't exist in that encoding.
        """
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            lost = text[error.start : error.end]
            raise SourceError(self.path, f"“{lost}” can't be encoded in {self.encoding}") from error


def is_encoding(name: str) -> bool:
    """Whether text can be decoded with this codec: some are no text encodings, and “undefined” refuses everything."""
    try:
        b"a".decode(name)
    except UnicodeDecodeError:
        return True  # only the byte was wrong
    except (LookupError, ValueError):
        return False
    return True


def decode(path: str, data: bytes, fallback: str = "") -> Source:
    """Decode by byte-order mark, then as UTF-8, then as the declared ``fallback`` encoding.

    Raises SourceError for binary or undecodable data, UsageError for an unknown fallback.
    """
    bom, encoding = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", "utf-8"))
    body = data[len(bom) :]
    if b"\0" in body and not encoding.startswith("utf-16"):
        if bom or not fallback.lower().startswith(("utf-16", "utf_16", "utf16", "utf-32", "utf_32", "utf32")):
            raise SourceError(path, "binary data (contains NUL bytes), not text")
        return _by_fallback(path, body, fallback)
    try:
        return Source(path, _strict(path, body, encoding), encoding, bom)
    except UnicodeDecodeError as error:
        if not fallback or bom:
            hint = "" if bom else "; set its encoding with --encoding"
            raise SourceError(path, f"invalid {encoding.upper()} at byte {error.start + len(bom)}{hint}") from error
    return _by_fallback(path, body, fallback)


def _by_fallback(path: str, body: bytes, fallback: str) -> Source:
    try:
        return Source(path, _strict(path, body, fallback), fallback)
    except UnicodeDecodeError as error:
        raise SourceError(path, f"neither UTF-8 nor {fallback} at byte {error.start}") from error
    except (LookupError, ValueError) as error:
        raise UsageError(f"unknown encoding “{fallback}”") from error


def _strict(path: str, body: bytes, encoding: str) -> str:
    text = body.decode(encoding)
    if "\0" in text:
        raise SourceError(path, "binary data (contains NUL characters), not text")
    return text


def read_source(path: Path, fallback: str = "", most: int = MOST_MEGABYTES, *, stamped: bool = False) -> Source:
    """Read and decode a file of at most ``most`` megabytes. Raises SourceError with the reason where it can't be read."""
    shown = path.as_posix()
    stamp = None
    try:
        if stamped:
            data, stamp = read_stamped(path, most * MEGABYTE)
        else:
            data = read_regular(path, most * MEGABYTE)
    except FileNotFoundError as error:
        raise SourceError(shown, "no such file") from error
    except NotRegularError as error:
        raise SourceError(shown, str(error)) from error
    except TooLargeError as error:
        raise SourceError(shown, f"{error}; {_RAISE}") from error
    except OSError as error:
        raise SourceError(shown, f"can't be read: {error.strerror or error}") from error
    if data.startswith(_LFS_POINTER) and len(data) < 1024:
        raise SourceError(shown, "a Git LFS pointer, not the file itself; fetch it with “git lfs pull”")
    source = decode(shown, data, fallback)
    return replace(source, stamp=stamp) if stamp else source


def read_stream(name: str, stream: BinaryIO, fallback: str = "", most: int = MOST_MEGABYTES) -> Source:
    """Read and decode a stream to its end, as ``read_source`` does a file."""
    try:
        data = read_within(stream, most * MEGABYTE)
    except TooLargeError as error:
        raise SourceError(name, f"{error}; {_RAISE}") from error
    except OSError as error:
        raise SourceError(name, f"can't be read: {error.strerror or error}") from error
    return decode(name, data, fallback)
