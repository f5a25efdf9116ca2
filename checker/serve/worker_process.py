"""One worker process, seen from both sides: ``WorkerProcess`` calls functions in it, ``main`` is what it runs.

A message is its length in eight bytes, then a pickle. Only these two processes hold the pipes.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import queue
import signal
import sys
import threading
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from typing import Any, BinaryIO, Self

_LENGTH = 8
_START = "import sys; sys.path[:] = sys.argv[1:]; from checker.serve.worker_process import main; main()"


class DiedError(Exception):
    """The process ended before it had answered."""


class WorkerProcess:
    """A process that runs one function at a time."""

    def __init__(self, process: Process) -> None:
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        self._process, self._stdin, self._stdout = process, process.stdin, process.stdout

    @classmethod
    async def start(cls) -> Self:
        """Starts a process with the modules of this one. It imports nothing from the working folder, and takes nothing from the environment of Python:
        a folder that is served may be a stranger's."""
        path = [entry for entry in sys.path if entry]
        return cls(
            await asyncio.create_subprocess_exec(
                sys.executable, "-I", "-c", _START, *path, stdin=PIPE, stdout=PIPE, stderr=DEVNULL
            )
        )

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    async def call(self, function: Callable[..., Any], *arguments: object) -> Any:
        """What the function returns there, or raises. Raises DiedError where the process ends instead. One that is cancelled has to be ended."""
        message = pickle.dumps((function, arguments), pickle.HIGHEST_PROTOCOL)
        try:
            self._stdin.write(len(message).to_bytes(_LENGTH) + message)
            await self._stdin.drain()
            length = int.from_bytes(await self._stdout.readexactly(_LENGTH))
            is_result, value = pickle.loads(await self._stdout.readexactly(length))  # noqa: S301 - our own process wrote it
        except (OSError, EOFError) as error:
            raise DiedError from error
        if is_result:
            return value
        raise value

    def kill(self) -> None:
        """Ends the process, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def ended(self) -> None:
        """Waits for the end of the process."""
        await self._process.wait()

    async def end(self) -> None:
        """Ends the process, and waits for that."""
        self.kill()
        self._stdin.close()
        await self.ended()


def main() -> None:
    """Runs what it is sent until the other side is gone."""
    # Only the first process decides what an interrupt from a terminal means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    messages: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, messages), daemon=True).start()
    while True:
        answer = _answer_to(messages.get())
        answers.write(len(answer).to_bytes(_LENGTH) + answer)
        answers.flush()


def _listen(stream: BinaryIO, messages: queue.SimpleQueue[bytes]) -> None:
    """Takes messages also while a function runs, so that the process ends with the first one, however that ended."""
    with contextlib.suppress(OSError):
        while head := stream.read(_LENGTH):
            messages.put(stream.read(int.from_bytes(head)))
    os._exit(0)


def _answer_to(message: bytes) -> bytes:
    try:
        function, arguments = pickle.loads(message)  # noqa: S301 - the first process wrote it
        return pickle.dumps((True, function(*arguments)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        os._exit(1)  # the next request gets a process whose memory is whole
    except Exception as error:  # noqa: BLE001 - it is raised where the function was called
        return _failure(error)


def _failure(error: Exception) -> bytes:
    plain = RuntimeError(f"{type(error).__name__}: {error}")
    try:
        message = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(message)  # noqa: S301 - our own; an error whose constructor takes other arguments can't be read
    except Exception:  # noqa: BLE001 - an error may hold anything
        message = pickle.dumps((False, plain), pickle.HIGHEST_PROTOCOL)
    return message
