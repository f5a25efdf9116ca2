"""A server of our own, with the real jars: started, watched, stopped, and what is told where that fails."""

from __future__ import annotations

import os
import re
import signal
import socket
import threading
import time
from pathlib import Path

import pytest

from checker.backends.languagetool import server as servers
from checker.backends.languagetool.answers import LanguageToolOptions
from checker.backends.languagetool.client import ServerClient, open_client
from checker.backends.languagetool.jars import PINNED, jars_in
from checker.backends.languagetool.server import Server
from checker.model.errors import BackendError
from tests.backends.stand_ins import make_stand_in, needs_package

needs_package()

# Seconds that no start takes, however busy the machine is.
AMPLE = 120


def own(client: ServerClient) -> int:
    """The process of the client's own server."""
    assert client.server is not None
    return client.server.pid


def is_gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def test_a_server_of_our_own_answers_and_ends_with_the_client(jars: Path) -> None:
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


def test_a_server_that_is_killed_while_it_is_asked_is_told(jars: Path) -> None:
    client = open_client(LanguageToolOptions(folder=jars, lanes=1))
    coming = client.check([f"He have an apple, and {n} pears." for n in range(2000)])
    assert next(coming).matches
    os.kill(own(client), signal.SIGKILL)
    with pytest.raises(BackendError, match="LanguageTool ended while it was asked: it was killed by signal 9") as first:
        list(coming)
    with pytest.raises(BackendError) as again:
        list(client.check(["Fine."]))
    assert again.value is first.value
    client.close()


def test_a_port_that_another_program_takes_is_left_to_it(jars: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = servers.free_port()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ports = iter([taken.getsockname()[1], free])
        monkeypatch.setattr(servers, "free_port", lambda: next(ports))
        server = Server(jars_in(jars), 60)
        assert server.url == f"http://127.0.0.1:{free}/"
        server.stop()
        monkeypatch.setattr(servers, "free_port", lambda: taken.getsockname()[1])
        with pytest.raises(BackendError, match="did not start: other programs take every port"):
            Server(jars_in(jars), 60)


def test_a_server_without_memory_is_told(jars: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "HEAP", "24m")
    with pytest.raises(BackendError, match="ran out of memory"):
        open_client(LanguageToolOptions(folder=jars))


def test_jars_that_are_missing_are_told(jars: Path, tmp_path: Path) -> None:
    for jar in jars.glob("*.jar"):
        if not jar.name.startswith("language-es"):
            (tmp_path / jar.name).symlink_to(jar)
    with pytest.raises(BackendError, match="did not start: jars are missing; “checker languagetool install”"):
        open_client(LanguageToolOptions(folder=tmp_path))


def test_a_server_may_be_started_by_a_thread_that_ends(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
    """What is told where the ``java`` of a folder is used."""
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    start = time.monotonic()
    with pytest.raises(BackendError) as caught:
        open_client(LanguageToolOptions(folder=folder / "jars", timeout=timeout))
    assert time.monotonic() - start < AMPLE / 2
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo Something is wrong; exit 7", "did not start: it ended with code 7: Something is wrong"),
        ("exit 0", "did not start: it ended with code 0: it said nothing"),
        ("echo UnsupportedClassVersionError; exit 1", "did not start: this Java is too old; it needs 17 or newer"),
        ("exec sleep 600", "did not start within 0.5 s; --languagetool-timeout"),
        ("echo Server started; exec sleep 600", "no LanguageTool answers at .*: Connection refused"),
    ],
)
def test_a_java_that_does_not_start_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, told: str
) -> None:
    folder = make_stand_in(tmp_path, f"#!/bin/sh\n{script}\n")
    assert re.search(told, started(folder, monkeypatch, 0.5 if "0.5" in told else AMPLE))


def test_a_java_that_can_not_be_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_stand_in(tmp_path, "#!/no/such/interpreter\n")
    assert "LanguageTool did not start" in started(folder, monkeypatch)


def test_no_java_is_told(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(stand_in / "jars"))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(BackendError, match="needs Java 17 or newer, and there is no “java” on the PATH"):
        open_client(LanguageToolOptions(folder=stand_in / "jars"))


def test_no_jars_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(BackendError, match=r"no folder .*; “checker languagetool install” fetches it"):
        open_client(LanguageToolOptions())
    with pytest.raises(BackendError, match=r"no languagetool-server\*.jar in .*; “checker languagetool install”"):
        open_client(LanguageToolOptions(folder=tmp_path))


def test_jars_of_a_distribution_are_found_in_their_order(tmp_path: Path) -> None:
    for name in ("languagetool-server.jar", "libs/b.jar", "libs/a.jar"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert jars_in(tmp_path).names == ("languagetool-server.jar", "libs/a.jar", "libs/b.jar")


def test_the_language_of_the_machine_changes_nothing(jars: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}.items():
        monkeypatch.setenv(name, value)
    client = open_client(LanguageToolOptions(folder=jars))
    (answer,) = client.check(["He have an apple."])
    client.close()
    assert answer.matches[0].message.startswith("The pronoun")
