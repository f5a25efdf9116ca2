"""``checker doctor`` reports what is installed, what is missing, and how to fix it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from checker.backends import Diagnosis
from checker.backends.languagetool.installation import diagnose
from checker.backends.languagetool.jars import PINNED, java_version
from checker.cli.commands.backends import diagnose as run
from checker.model.settings import Settings
from tests.backends.stand_ins import Serve, answered, make_stand_in, needs_package, send

needs_package()


def parts(settings: Settings) -> dict[str, Diagnosis]:
    return {diagnosis.part: diagnosis for diagnosis in diagnose(settings)}


def test_reports_each_part_and_tries_the_server(
    jars: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(jars.parents[3]))
    assert run(Settings()) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["package", "Java", "jars", "server"]
    assert all(line.startswith("ok      LanguageTool: ") for line in lines)
    assert "language-tool-python 3." in lines[0]
    assert lines[2].endswith(f"94 jars, as published: {jars}")
    assert lines[3].endswith(f"LanguageTool {PINNED} responds")


def test_checks_the_identity_of_a_running_server(languagetool_url: str, serve: Serve) -> None:
    found = parts(Settings(languagetool_url=languagetool_url))
    assert list(found) == ["package", "server"]
    assert found["server"] == Diagnosis(
        "server", ok=True, message=f"LanguageTool {PINNED} responds at {languagetool_url}"
    )
    other = parts(Settings(languagetool_url=serve(lambda handler: send(handler, answered(name="Other")))))["server"]
    assert not other.ok
    assert "is not LanguageTool" in other.message


def test_reports_what_is_missing_when_only_the_package_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert run(Settings()) == 3
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("NOT OK  LanguageTool: Java: LanguageTool needs Java 17 or newer")
    assert lines[2].endswith("install it with “checker languagetool install”")
    assert "there is no “mvn” on the PATH" in lines[3]
    assert lines[4] == "NOT OK  LanguageTool: server: not started: fix the problems above first"


@pytest.mark.parametrize(
    ("version", "message"), [("11.0.2", "is Java 11; LanguageTool needs 17"), ("?", "is Java of an unknown version")]
)
def test_reports_an_old_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, message: str) -> None:
    folder = make_stand_in(tmp_path, f"#!/bin/sh\necho 'openjdk version \"{version}\"' >&2\n")
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    java = parts(Settings(languagetool_folder=folder / "jars"))["Java"]
    assert not java.ok
    assert message in java.message


def test_java_is_not_run_in_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_stand_in(tmp_path / "java", "#!/bin/sh\npwd > here\necho 'openjdk version \"17.0.1\"' >&2\n")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    assert java_version(str(folder / "java")) == 17
    assert list(work.iterdir()) == []


def test_reports_damaged_jars(stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(stand_in), prepend=os.pathsep)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = tmp_path / "checker" / "languagetool" / PINNED / "libs"
    folder.mkdir(parents=True)
    (folder / f"languagetool-server-{PINNED}.jar").touch()
    found = parts(Settings())
    assert "93 of 94 LanguageTool jars are missing" in found["jars"].message
    assert "Maven" in found


def test_reports_a_missing_package_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "checker.backends.languagetool.client", None)
    found = parts(Settings(languagetool_url="http://127.0.0.1:1"))
    assert found["package"].message.endswith("pip install 'language-tool-python>=3.4,<4'")
    assert not found["server"].ok
