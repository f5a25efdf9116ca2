"""``checker doctor``: what is there, what is missing, and how to mend it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.backends.languagetool.answers import LanguageToolOptions
from checker.backends.languagetool.doctor import Diagnosis, diagnoses
from checker.backends.languagetool.jars import PINNED
from checker.backends.languagetool.java import java_version
from checker.cli.doctor import run
from tests.backends.stand_ins import Serve, answered, make_stand_in, needs_package, send

needs_package()


def parts(options: LanguageToolOptions) -> dict[str, Diagnosis]:
    return {diagnosis.part: diagnosis for diagnosis in diagnoses(options)}


def test_what_is_there_is_told_and_the_server_is_tried(
    jars: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(jars.parents[3]))
    assert run(LanguageToolOptions()) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["package", "Java", "jars", "server"]
    assert all(line.startswith("ok      LanguageTool: ") for line in lines)
    assert "language-tool-python 3." in lines[0]
    assert lines[2].endswith(f"94 jars, those that were published: {jars}")
    assert lines[3].endswith(f"LanguageTool {PINNED} answers")


def test_a_running_server_is_asked_who_it_is(languagetool_url: str, serve: Serve) -> None:
    found = parts(LanguageToolOptions(languagetool_url))
    assert list(found) == ["package", "server"]
    assert found["server"] == Diagnosis(
        "server", well=True, said=f"LanguageTool {PINNED} answers at {languagetool_url}"
    )
    other = parts(LanguageToolOptions(serve(lambda handler: send(handler, answered(name="Other")))))["server"]
    assert not other.well
    assert "is not LanguageTool" in other.said


def test_nothing_but_the_package_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert run(LanguageToolOptions()) == 3
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("NOT OK  LanguageTool: Java: LanguageTool needs Java 17 or newer")
    assert lines[2].endswith("“checker languagetool install” fetches it")
    assert "there is no “mvn” on the PATH" in lines[3]
    assert lines[4] == "NOT OK  LanguageTool: server: not tried: mend what is missing first"


@pytest.mark.parametrize(
    ("version", "told"), [("11.0.2", "is Java 11; LanguageTool needs 17"), ("?", "is Java of an unknown version")]
)
def test_an_old_java_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, told: str) -> None:
    folder = make_stand_in(tmp_path, f"#!/bin/sh\necho 'openjdk version \"{version}\"' >&2\n")
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    java = parts(LanguageToolOptions(folder=folder / "jars"))["Java"]
    assert not java.well
    assert told in java.said


def test_java_does_not_start_in_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_stand_in(tmp_path / "java", "#!/bin/sh\npwd > here\necho 'openjdk version \"17.0.1\"' >&2\n")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    assert java_version(str(folder / "java")) == 17
    assert list(work.iterdir()) == []


def test_jars_that_are_damaged_are_told(stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(stand_in), prepend=os.pathsep)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = tmp_path / "checker" / "languagetool" / PINNED / "libs"
    folder.mkdir(parents=True)
    (folder / f"languagetool-server-{PINNED}.jar").touch()
    found = parts(LanguageToolOptions())
    assert "93 of 94 jars of LanguageTool are missing" in found["jars"].said
    assert "Maven" in found


def test_a_missing_package_is_told_with_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "checker.backends.languagetool.remote", None)
    found = parts(LanguageToolOptions("http://127.0.0.1:1"))
    assert found["package"].said.endswith("pip install 'language-tool-python>=3.4,<4'")
    assert not found["server"].well
