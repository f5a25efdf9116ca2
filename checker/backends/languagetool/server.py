"""A LanguageTool server that is started from its jars, on a free port of this machine, and stopped again."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import IO

from checker.backends.languagetool.child_processes import ShutdownHook, launcher
from checker.backends.languagetool.jars import DATA, OLDEST_JAVA, Jars, java
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
# Signs of a failure in the log, and what they mean.
_REASONS = (
    ("OutOfMemoryError", f"it ran out of memory ({HEAP})"),
    ("Could not reserve enough space", f"the machine has too little free memory (it needs {HEAP})"),
    ("UnsupportedClassVersionError", f"this Java is too old; version {OLDEST_JAVA} or newer is needed"),
    ("is not a language code known", "jars are missing; install them with “checker languagetool install”"),
    ("ClassNotFoundException", "jars are missing; install them with “checker languagetool install”"),
    ("NoClassDefFoundError", "jars are missing; install them with “checker languagetool install”"),
    ("BindException", "other programs were using every port it tried"),
)


class Server:
    """A running server. Raises BackendError if it can't be started in ``timeout`` seconds."""

    def __init__(self, jars: Jars, timeout: float) -> None:
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] = tempfile.TemporaryFile("a+b")  # noqa: SIM115 - lives as long as the server; has no name, so that nothing can stay
        self._owner = os.getpid()
        self._shutdown = ShutdownHook(self.stop)
        try:
            self._start(jars, time.monotonic() + timeout)
        except TimeoutError:
            self.stop()
            raise BackendError(
                f"LanguageTool did not start within {timeout:g} s; raise the limit with --languagetool-timeout"
            ) from None
        except BaseException:
            self.stop()
            raise

    @property
    def pid(self) -> int:
        """The id of the process; 0 if none was started."""
        return self._process.pid if self._process else 0

    @property
    def stopped(self) -> bool:
        """Whether it was stopped, by ``stop`` or by the end of this process."""
        return self._log.closed

    def stop(self) -> None:
        """Ends the server at once; it has nothing to save. More than once does no harm, and a forked process ends
        nothing."""
        if os.getpid() != self._owner:
            return
        if self._process is not None:
            self._process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
        self._shutdown.cancel()
        self._log.close()

    def ended(self, timeout: float = 1.0) -> str:
        """Why the server ended by itself; "" if it still runs after ``timeout`` seconds: its connections end before it
        does."""
        process = self._process
        if self._log.closed or process is None:
            return "it was stopped"
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout)
        if process.returncode is None:
            return ""
        log = self._log_text()
        for sign, reason in _REASONS:
            if sign in log:
                return reason
        if process.returncode < 0:
            return f"it was killed by signal {-process.returncode}"
        last = next((line for line in reversed(log.splitlines()) if line.strip()), "no output")
        return f"exit code {process.returncode}: {last.strip()[:200]}"

    def _start(self, jars: Jars, deadline: float) -> None:
        for _ in range(_TRIES):
            port = free_port()
            self._log.truncate(0)
            self._process = _spawn(_command(jars, port), jars, self._log)
            if self._wait_until_started(deadline):
                self.url = f"http://127.0.0.1:{port}/"
                return
            # Another program may have taken the port since it was found free.
            if "BindException" not in self._log_text():
                break
        raise BackendError(f"LanguageTool did not start: {self.ended()}")

    def _wait_until_started(self, deadline: float) -> bool:
        """Waits for the server's own log; False if it ends before. What answers on its port could be another
        program."""
        assert self._process is not None  # noqa: S101 - was just started
        while _STARTED not in self._log_text():
            if self._process.poll() is not None:
                return False
            if time.monotonic() > deadline:
                raise TimeoutError
            time.sleep(0.05)
        return self._process.poll() is None

    def _log_text(self) -> str:
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


def _spawn(command: list[str], jars: Jars, log: IO[bytes]) -> subprocess.Popen[bytes]:
    """Starts the process in a session of its own: an interrupt at the terminal is ours to handle.

    The system kills it when the *thread* that started it ends, so it is started by one that lives as long as it does:
    the main thread, or else one that waits for it.
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

    is_main = threading.current_thread() is threading.main_thread()
    return start() if is_main else _started_by_waiting_thread(start)


def _started_by_waiting_thread(start: Callable[[], subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    started: Future[subprocess.Popen[bytes]] = Future()

    def start_and_wait() -> None:
        try:
            process = start()
        except BaseException as error:  # noqa: BLE001 - raised in the thread that waits for it
            started.set_exception(error)
            return
        started.set_result(process)
        process.wait()

    threading.Thread(target=start_and_wait, name="languagetool", daemon=True).start()
    return started.result()


def free_port() -> int:
    """A port of this machine that no program is listening on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
