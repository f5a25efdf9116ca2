"""Fetches LanguageTool by Maven, when it is asked to: the pinned jars, each compared with its digest, and proved by a check."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from checker.backends.languagetool.answers import LanguageToolOptions
from checker.backends.languagetool.client import open_client, package
from checker.backends.languagetool.jars import DATA, PINNED, damage, pinned_jars
from checker.backends.languagetool.java import java
from checker.backends.languagetool.shutdown import Ending
from checker.backends.languagetool.supervisor import launcher
from checker.model.errors import BackendError

LICENCES = (
    "LanguageTool is free software under the LGPL 2.1 or later (its dictionaries and models have licences of their own);",
    "language-tool-python, which speaks to it, is under the GPL 3.0 (GPL-3.0-only). Neither is part of checker.",
)
_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_PATIENCE = 900.0
_PROOF, _PROVING_RULE = "He have an apple.", "HE_VERB_AGR"


def install(folder: Path, say: Callable[[str], None]) -> None:
    """Puts the pinned jars into ``folder`` and tells each step. Raises BackendError and leaves what was there where that fails."""
    for line in LICENCES:
        say(line)
    if folder.is_dir() and not any(damage(folder)):
        say(f"LanguageTool {PINNED} is there already: {folder}")
        return
    package()
    java()
    program = maven()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".installing-", dir=folder.parent) as scratch:
            libs = Path(scratch) / "libs"
            size = sum(jar.size for jar in pinned_jars())
            say(f"Fetching LanguageTool {PINNED} by Maven: {len(pinned_jars())} jars, {size // 1_000_000} MB")
            _fetch(program, Path(scratch), libs)
            say("Checking a sentence with it")
            _prove(libs)
            _put(libs, folder, Path(scratch) / "before")
    except OSError as error:
        raise BackendError(f"{error.filename or folder}: can't be written: {error.strerror or error}") from error
    say(f"LanguageTool {PINNED} is installed: {folder}")


def maven() -> str:
    """The path of Maven. Raises BackendError where there is none."""
    found = shutil.which("mvn")
    if not found:
        raise BackendError(
            "LanguageTool is fetched by Maven, and there is no “mvn” on the PATH; install it (Debian, Ubuntu: apt install maven)"
        )
    return str(Path(found).absolute())


def _fetch(program: str, scratch: Path, libs: Path) -> None:
    shutil.copy(DATA / "pom.xml", scratch / "pom.xml")
    # Maven takes extensions and options of the JVM from the nearest .mvn above: an empty one of its own, so that none of a checkout is.
    (scratch / ".mvn").mkdir()
    command = [*launcher(program), "-B", "-ntp", "-q", _GOAL, f"-DoutputDirectory={libs}"]
    with (scratch / "log").open("w+b") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=scratch, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )
        ending = Ending(process.kill)
        try:
            code = process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            raise BackendError(f"Maven did not fetch LanguageTool within {_PATIENCE:g} s") from None
        finally:
            ending.over()
            process.kill()
            process.wait()
        log.seek(0)
        said = log.read().decode(errors="replace")
    if code:
        raise BackendError(f"Maven could not fetch LanguageTool: {_first_error(said) or f'it ended with code {code}'}")
    if wrong := list(damage(libs)):
        more = f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        raise BackendError(f"Maven did not bring what was published: {wrong[0]}{more}; nothing is installed")


def _first_error(said: str) -> str:
    lines = (line.removeprefix("[ERROR]").strip() for line in said.splitlines() if line.strip())
    return next((line[:300] for line in lines if line), "")


def _prove(libs: Path) -> None:
    client = open_client(LanguageToolOptions(folder=libs, timeout=120))
    try:
        (answer,) = client.check([_PROOF])
    finally:
        client.close()
    if _PROVING_RULE not in {match.rule_id for match in answer.matches}:
        raise BackendError(f"LanguageTool did not find what is wrong in “{_PROOF}”; nothing is installed")


def _put(libs: Path, folder: Path, before: Path) -> None:
    """All at once: who looks at the folder sees the jars of before, none, or all."""
    if folder.exists():
        folder.rename(before)
    libs.rename(folder)
