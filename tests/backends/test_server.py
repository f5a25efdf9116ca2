"""A server started from the real jars: started, watched and stopped, and its failures."""

from __future__ import annotations

import os
import re
import signal
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.backends.languagetool import server as servers
from checker.backends.languagetool.backend import open_client
from checker.backends.languagetool.jars import PINNED, jars_in
from checker.backends.languagetool.options import LanguageToolOptions
from checker.backends.languagetool.server import Server
from checker.model.errors import BackendError
from tests.backends.stand_ins import make_stand_in, needs_package

if TYPE_CHECKING:
    from checker.backends.languagetool.client import ServerClient

needs_package()

# Seconds that no start takes, however busy the machine is.
AMPLE = 120


def own(client: ServerClient) -> int:
    """The process of the client's own server."""
    assert client.server is not None
    return client.server.pid


def is_gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def test_a_started_server_answers_and_ends_with_its_client(jars: Path) -> None:
    client = open_client(LanguageToolOptions(folder=jars))
    (answer,) = client.check(["He have an apple."])
    assert (client.version, [match.rule_id for match in answer.matches]) == (PINNED, ["HE_VERB_AGR"])
    # Other processes of a run ask the same server.
    other = open_client(LanguageToolOptions(client.url))
    assert list(other.check(["He have an apple."])) == [answer]
    other.close()
    assert list(client.check(["Fine."]))
    pid = own(client)
    client.close()
    client.close()
    assert is_gone(pid)
    with pytest.raises(BackendError):
        list(client.check(["Fine."]))


def test_reports_that_a_server_was_killed(jars: Path) -> None:
    client = open_client(LanguageToolOptions(folder=jars, concurrency=1))
    coming = client.check([f"He have an apple, and {n} pears." for n in range(2000)])
    assert next(coming).matches
    os.kill(own(client), signal.SIGKILL)
    with pytest.raises(BackendError, match="LanguageTool stopped during the run: it was killed by signal 9") as first:
        list(coming)
    with pytest.raises(BackendError) as again:
        list(client.check(["Fine."]))
    assert again.value is first.value
    client.close()


def test_a_port_taken_by_another_program_is_avoided(jars: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = servers.free_port()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ports = iter([taken.getsockname()[1], free])
        monkeypatch.setattr(servers, "free_port", lambda: next(ports))
        server = Server(jars_in(jars), 60)
        assert server.url == f"http://127.0.0.1:{free}/"
        server.stop()
        monkeypatch.setattr(servers, "free_port", lambda: taken.getsockname()[1])
        with pytest.raises(BackendError, match="did not start: other programs were using every port"):
            Server(jars_in(jars), 60)


def test_reports_that_a_server_ran_out_of_memory(jars: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "HEAP", "24m")
    with pytest.raises(BackendError, match="ran out of memory"):
        open_client(LanguageToolOptions(folder=jars))


def test_reports_missing_jars(jars: Path, tmp_path: Path) -> None:
    for jar in jars.glob("*.jar"):
        if not jar.name.startswith("language-es"):
            (tmp_path / jar.name).symlink_to(jar)
    with pytest.raises(
        BackendError, match="did not start: jars are missing; install them with “checker languagetool install”"
    ):
        open_client(LanguageToolOptions(folder=tmp_path))


def test_a_server_outlives_the_thread_that_started_it(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(stand_in), prepend=os.pathsep)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    made: list[ServerClient] = []
    options = LanguageToolOptions(folder=stand_in / "jars", timeout=60)
    thread = threading.Thread(target=lambda: made.append(open_client(options)))
    thread.start()
    thread.join()
    time.sleep(0.2)
    (client,) = made
    assert list(client.check(["text"]))
    pid = own(client)
    client.close()
    assert is_gone(pid)


def started(folder: Path, monkeypatch: pytest.MonkeyPatch, timeout: float = AMPLE) -> str:
    """The error with the ``java`` of a folder."""
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    start = time.monotonic()
    with pytest.raises(BackendError) as caught:
        open_client(LanguageToolOptions(folder=folder / "jars", timeout=timeout))
    assert time.monotonic() - start < AMPLE / 2
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("echo Something is wrong; exit 7", "did not start: exit code 7: Something is wrong"),
        ("exit 0", "did not start: exit code 0: no output"),
        (
            "echo UnsupportedClassVersionError; exit 1",
            "did not start: this Java is too old; version 17 or newer is needed",
        ),
        ("exec sleep 600", "did not start within 0.5 s; raise the limit with --languagetool-timeout"),
        ("echo Server started; exec sleep 600", "can't connect to LanguageTool at .*: Connection refused"),
    ],
)
def test_reports_a_java_that_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, message: str
) -> None:
    folder = make_stand_in(tmp_path, f"#!/bin/sh\n{script}\n")
    assert re.search(message, started(folder, monkeypatch, 0.5 if "0.5" in message else AMPLE))


def test_reports_a_java_that_can_not_be_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_stand_in(tmp_path, "#!/no/such/interpreter\n")
    assert "LanguageTool did not start" in started(folder, monkeypatch)


def test_reports_that_java_is_missing(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(stand_in / "jars"))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(BackendError, match="needs Java 17 or newer, but there is no “java” on the PATH"):
        open_client(LanguageToolOptions(folder=stand_in / "jars"))


def test_reports_that_there_are_no_jars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(BackendError, match=r"no folder .*; install it with “checker languagetool install”"):
        open_client(LanguageToolOptions())
    with pytest.raises(
        BackendError, match=r"no languagetool-server\*.jar in .*; install it with “checker languagetool install”"
    ):
        open_client(LanguageToolOptions(folder=tmp_path))


def test_jars_of_a_distribution_are_found_in_their_order(tmp_path: Path) -> None:
    for name in ("languagetool-server.jar", "libs/b.jar", "libs/a.jar"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert jars_in(tmp_path).names == ("languagetool-server.jar", "libs/a.jar", "libs/b.jar")


def test_the_locale_of_the_machine_does_not_change_answers(jars: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}.items():
        monkeypatch.setenv(name, value)
    client = open_client(LanguageToolOptions(folder=jars))
    (answer,) = client.check(["He have an apple."])
    client.close()
    assert answer.matches[0].message.startswith("The pronoun")
