"""A LanguageTool server of our own: started from jars on a free port of this machine, watched, and stopped again."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import tempfile
import threading
import time
from concurrent.futures import Future
from typing import IO

from checker.backends.languagetool.jars import DATA, Jars
from checker.backends.languagetool.java import OLDEST, java
from checker.backends.languagetool.shutdown import Ending
from checker.backends.languagetool.supervisor import launcher
from checker.model.errors import BackendError

HEAP = "512m"
_MAIN = "org.languagetool.server.HTTPServer"
_STARTED = "Server started"
_TRIES = 3
_FLAGS = (
    "-XX:+UseParallelGC",  # the least work for texts one after another, in little more memory than the smallest
    "-XX:-UsePerfData",  # leaves no file behind when it is killed
    "-XX:+ExitOnOutOfMemoryError",  # would answer some requests and hang on others
    "-XX:GCTimeLimit=80",  # the same for one that does little else than look for memory
    "-XX:GCHeapFreeLimit=10",
    "-XX:+ErrorFileToStdout",
    # The same answers whatever the machine is set to.
    "-Duser.language=en",
    "-Duser.country=US",
    "-Duser.timezone=UTC",
    "-Dfile.encoding=UTF-8",
)
# What the log says of a failure, and what that means.
_REASONS = (
    ("OutOfMemoryError", f"it ran out of memory ({HEAP})"),
    ("Could not reserve enough space", f"the machine has not the memory it needs ({HEAP})"),
    ("UnsupportedClassVersionError", f"this Java is too old; it needs {OLDEST} or newer"),
    ("is not a language code known", "jars are missing; “checker languagetool install” fetches them"),
    ("ClassNotFoundException", "jars are missing; “checker languagetool install” fetches them"),
    ("NoClassDefFoundError", "jars are missing; “checker languagetool install” fetches them"),
    ("BindException", "other programs take every port that it tries"),
)


class Server:
    """A running server. Raises BackendError where it can't be started in ``timeout`` seconds."""

    def __init__(self, jars: Jars, timeout: float) -> None:
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] = tempfile.TemporaryFile("a+b")  # noqa: SIM115 - lives as long as the server; has no name, so that nothing can stay
        self._owner = os.getpid()
        self._ending = Ending(self.stop)
        try:
            self._start(jars, time.monotonic() + timeout)
        except TimeoutError:
            self.stop()
            raise BackendError(
                f"LanguageTool did not start within {timeout:g} s; --languagetool-timeout sets the limit"
            ) from None
        except BaseException:
            self.stop()
            raise

    @property
    def pid(self) -> int:
        """The process; 0 where none was started."""
        return self._process.pid if self._process else 0

    @property
    def stopped(self) -> bool:
        """Whether it was stopped, by whatever ended first."""
        return self._log.closed

    def stop(self) -> None:
        """Ends the server at once; it has nothing to save. More than once does no harm, and a forked process ends nothing."""
        if os.getpid() != self._owner:
            return
        if self._process is not None:
            self._process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
        self._ending.over()
        self._log.close()

    def ended(self, patience: float = 1.0) -> str:
        """Why the server ended by itself; "" where it still runs after ``patience`` seconds: its connections end before it does."""
        process = self._process
        if self._log.closed or process is None:
            return "it was stopped"
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        if process.returncode is None:
            return ""
        log = self._said()
        for sign, reason in _REASONS:
            if sign in log:
                return reason
        if process.returncode < 0:
            return f"it was killed by signal {-process.returncode}"
        last = next((line for line in reversed(log.splitlines()) if line.strip()), "it said nothing")
        return f"it ended with code {process.returncode}: {last.strip()[:200]}"

    def _start(self, jars: Jars, deadline: float) -> None:
        for _ in range(_TRIES):
            port = free_port()
            self._log.truncate(0)
            self._process = _spawned(_command(jars, port), jars, self._log)
            if self._is_started(deadline):
                self.url = f"http://127.0.0.1:{port}/"
                return
            # Between finding a port and taking it another program may have taken it.
            if "BindException" not in self._said():
                break
        raise BackendError(f"LanguageTool did not start: {self.ended()}")

    def _is_started(self, deadline: float) -> bool:
        """Waits for what the server itself writes: who answers on its port could be another program."""
        assert self._process is not None  # noqa: S101 - was just started
        while _STARTED not in self._said():
            if self._process.poll() is not None:
                return False
            if time.monotonic() > deadline:
                raise TimeoutError
            time.sleep(0.05)
        return self._process.poll() is None

    def _said(self) -> str:
        self._log.seek(0)  # the server appends, wherever this reads
        return self._log.read().decode(errors="replace")


def _command(jars: Jars, port: int) -> list[str]:
    options = [f"-Xmx{HEAP}", *_FLAGS, f"-Dlogback.configurationFile={DATA / 'logback.xml'}"]
    classes = ["-cp", os.pathsep.join(jars.names)]
    return [
        *launcher(java()),
        *options,
        *classes,
        _MAIN,
        "--config",
        str(DATA / "server.properties"),
        "--port",
        str(port),
    ]


def _spawned(command: list[str], jars: Jars, log: IO[bytes]) -> subprocess.Popen[bytes]:
    """The process, in a session of its own: an interrupt at the terminal is ours to answer.

    The system kills it when the *thread* that started it ends, so that it is started by one which lives as long as it does: the main thread,
    or else one that waits for it.
    """

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own command
            command,
            cwd=jars.folder,  # names of jars are relative to it: an absolute one may have a colon in it
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    if threading.current_thread() is threading.main_thread():
        return start()
    started: Future[subprocess.Popen[bytes]] = Future()

    def keep() -> None:
        try:
            process = start()
        except BaseException as error:  # noqa: BLE001 - raised in the thread that waits for it
            started.set_exception(error)
            return
        started.set_result(process)
        process.wait()

    threading.Thread(target=keep, name="languagetool", daemon=True).start()
    return started.result()


def free_port() -> int:
    """A port of this machine that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
