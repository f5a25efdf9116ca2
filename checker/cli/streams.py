"""Standard streams that never end a run: what a command found decides its exit code, not who reads its output.

A reader of a pipe may go away, a descriptor may be closed, a disk may be full. The run goes on to its end all the same. What could not be
written is remembered, so that the exit code can say it.
"""

from __future__ import annotations

import io
import os
import sys
from typing import NamedTuple, TextIO


class _Sink(io.RawIOBase):
    """Writes to a raw stream until that fails, and to nobody from then on. ``first`` is flushed before anything is written."""

    def __init__(self, raw: io.RawIOBase | None, first: _Sink | None = None) -> None:
        self._raw = raw
        self._first = first
        self.text: io.TextIOWrapper | None = None
        self.error: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        size = memoryview(data).nbytes  # type: ignore[arg-type] # what a buffered writer hands over
        if self._first is not None and self._first.text is not None:
            # Where both go to one place, what was printed before an error stands before it.
            self._first.text.flush()
        if self._raw is None:
            return size
        try:
            return self._raw.write(data) or 0  # type: ignore[arg-type]
        except BrokenPipeError:
            self._raw = None  # the reader has seen enough
        except OSError as error:
            self._raw, self.error = None, error
        return size

    def fileno(self) -> int:
        if self._raw is None:
            raise io.UnsupportedOperation("fileno")
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw is not None and self._raw.isatty()


class Streams(NamedTuple):
    """The standard streams of a process once they are replaced."""

    out: _Sink
    err: _Sink

    def flush(self) -> None:
        """Hands over what is still buffered."""
        sys.stdout.flush()
        sys.stderr.flush()

    def failure(self) -> str:
        """Why the report could not be written; empty where it was, or where nobody wanted it."""
        if self.out.error is not None:
            return f"standard output: can't be written: {self.out.error.strerror or self.out.error}"
        if self.err.error is not None:
            return f"standard error: can't be written: {self.err.error.strerror or self.err.error}"
        return ""


def replace_streams() -> Streams:
    """Puts streams in the place of ``sys.stdout`` and ``sys.stderr`` that write UTF-8 and never raise."""
    out = _Sink(_raw(sys.stdout))
    err = _Sink(_raw(sys.stderr), first=out)
    sys.stdout = out.text = _text(out, line_buffering=out.isatty())
    sys.stderr = err.text = _text(err, line_buffering=True)
    return Streams(out, err)


def _raw(stream: TextIO | None) -> io.RawIOBase | None:
    """What a standard stream writes to; None where it is closed, which Python shows as no stream at all."""
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)  # standard error has no buffer between
    return raw if isinstance(raw, io.RawIOBase) else None


def _text(sink: _Sink, *, line_buffering: bool) -> io.TextIOWrapper:
    writer = io.BufferedWriter(sink)
    return io.TextIOWrapper(
        writer, encoding="utf-8", errors="backslashreplace", newline=os.linesep, line_buffering=line_buffering
    )
