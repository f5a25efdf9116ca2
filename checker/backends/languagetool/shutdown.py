"""What has to be stopped is stopped, however this process ends."""

from __future__ import annotations

import atexit
import os
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

_TOLD_TO_END = ("SIGTERM", "SIGHUP")


class Ending:
    """Calls ``stop`` when the interpreter ends, or is told to by SIGTERM or SIGHUP; what these did before, they do after it.

    Processes that are forked meanwhile stop nothing. Signals are only taken in the main thread; elsewhere, and after SIGKILL, the system's
    own means has to do. SIGINT becomes KeyboardInterrupt, which the callers' ``finally`` sees.
    """

    def __init__(self, stop: Callable[[], None]) -> None:
        self._stop = stop
        self._owner = os.getpid()
        self._before: dict[int, Any] = {}
        atexit.register(self._at_exit)
        if threading.current_thread() is threading.main_thread():
            for number in (getattr(signal, name) for name in _TOLD_TO_END if hasattr(signal, name)):
                # A program that was told to ignore a signal, as by nohup, goes on ignoring it; None is a handler of C code.
                if signal.getsignal(number) not in (signal.SIG_IGN, None):
                    self._before[number] = signal.signal(number, self._told)

    def over(self) -> None:
        """Nothing has to be stopped any more."""
        atexit.unregister(self._at_exit)
        if threading.current_thread() is threading.main_thread():
            for number, before in self._before.items():
                if signal.getsignal(number) == self._told:
                    signal.signal(number, before)

    def _at_exit(self) -> None:
        if os.getpid() == self._owner:
            self._stop()

    def _told(self, number: int, frame: FrameType | None) -> None:
        self._at_exit()
        before = self._before[number]
        if callable(before):
            before(number, frame)
        else:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
