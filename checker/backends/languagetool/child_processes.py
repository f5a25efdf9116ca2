"""Child processes that end with this one, however it ends.

At exit and on signals, this process stops them itself. For what it can't see, such as SIGKILL, ``launcher`` runs this
file as a script, with nothing but the standard library: ``python -I -S child_processes.py PARENT PROGRAM ARGS``. It
asks the system to be killed together with its parent, and becomes the program; the wish survives the exec. It could be
made between fork and exec as well, but running Python there is unsafe in a process with threads.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

_SIGNALS = ("SIGTERM", "SIGHUP")
_PR_SET_PDEATHSIG = 1


class ShutdownHook:
    """Calls ``stop`` when the interpreter exits or gets SIGTERM or SIGHUP; the previous handlers of these run after it.

    Forked processes stop nothing. Signals are only handled in the main thread. SIGINT becomes KeyboardInterrupt, which
    the callers' ``finally`` sees.
    """

    def __init__(self, stop: Callable[[], None]) -> None:
        self._stop = stop
        self._owner = os.getpid()
        self._previous: dict[int, Any] = {}
        atexit.register(self._at_exit)
        if threading.current_thread() is threading.main_thread():
            for number in (getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)):
                # A program that ignores a signal, as under nohup, goes on ignoring it; None is a handler of C code.
                if signal.getsignal(number) not in (signal.SIG_IGN, None):
                    self._previous[number] = signal.signal(number, self._on_signal)

    def cancel(self) -> None:
        """Nothing has to be stopped any more."""
        atexit.unregister(self._at_exit)
        if threading.current_thread() is threading.main_thread():
            for number, previous in self._previous.items():
                if signal.getsignal(number) == self._on_signal:
                    signal.signal(number, previous)

    def _at_exit(self) -> None:
        if os.getpid() == self._owner:
            self._stop()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._at_exit()
        previous = self._previous[number]
        if callable(previous):
            previous(number, frame)
        else:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)


def launcher(program: str) -> list[str]:
    """The start of a command line that runs ``program`` until this process ends; on systems other than Linux it only
    runs it."""
    if sys.platform != "linux" or not sys.executable:
        return [program]
    return [sys.executable, "-I", "-S", os.path.abspath(__file__), str(os.getpid()), program]  # noqa: PTH100 - pathlib would slow the script


def main() -> None:
    """Asks to be killed with the parent, makes sure that it still lives, and becomes the program."""
    parent, *command = sys.argv[1:]
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != int(parent):
        raise SystemExit(1)
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main()
