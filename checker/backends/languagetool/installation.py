"""Installs LanguageTool, and checks that it works: fetched by Maven, each jar is compared with its digest, and a
sentence is checked."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from checker.backends import Diagnosis
from checker.backends.languagetool.backend import client_class, open_client
from checker.backends.languagetool.child_processes import ShutdownHook, launcher
from checker.backends.languagetool.jars import (
    DATA,
    OLDEST_JAVA,
    PINNED,
    damage,
    default_folder,
    jars_in,
    java,
    java_version,
    pinned_jars,
)
from checker.backends.languagetool.options import LanguageToolOptions
from checker.model.errors import BackendError
from checker.model.settings import Settings

LICENCES = (
    "LanguageTool is free software under the LGPL 2.1 or later (its dictionaries and models have their own licences);",
    "language-tool-python, its client, is under the GPL 3.0 (GPL-3.0-only). Neither is part of checker.",
)
_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_TIMEOUT = 900.0
_TEST_SENTENCE, _TEST_RULE = "He have an apple.", "HE_VERB_AGR"


def install(folder: Path, report: Callable[[str], None]) -> None:
    """Puts the pinned jars into ``folder`` and reports each step. Raises BackendError, and leaves the folder as it was,
    if that fails."""
    for line in LICENCES:
        report(line)
    if folder.is_dir() and not any(damage(folder)):
        report(f"LanguageTool {PINNED} is already installed in {folder}")
        return
    client_class()
    java()
    program = maven()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".installing-", dir=folder.parent) as scratch:
            libs = Path(scratch) / "libs"
            size = sum(jar.size for jar in pinned_jars())
            report(f"Downloading LanguageTool {PINNED} with Maven: {len(pinned_jars())} jars, {size // 1_000_000} MB")
            _fetch(program, Path(scratch), libs)
            report("Testing it on a sentence")
            _test(libs)
            _replace(libs, folder, Path(scratch) / "old")
    except OSError as error:
        raise BackendError(f"can't write {error.filename or folder}: {error.strerror or error}") from error
    report(f"Installed LanguageTool {PINNED} in {folder}")


def maven() -> str:
    """The path of Maven. Raises BackendError if there is none."""
    found = shutil.which("mvn")
    if not found:
        raise BackendError(
            "Maven is needed to download LanguageTool, but there is no “mvn” on the PATH; install Maven (Debian, Ubuntu: apt install maven)"
        )
    return str(Path(found).absolute())


def _fetch(program: str, scratch: Path, libs: Path) -> None:
    shutil.copy(DATA / "pom.xml", scratch / "pom.xml")
    # Maven reads extensions and JVM options from the nearest .mvn above: an empty one keeps it from those of a
    # checkout.
    (scratch / ".mvn").mkdir()
    _run(program, ["-B", "-ntp", "-q", _GOAL, f"-DoutputDirectory={libs}"], scratch)
    if wrong := list(damage(libs)):
        more = f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        raise BackendError(
            f"Maven downloaded files that differ from the published ones: {wrong[0]}{more}; nothing was installed"
        )


def _run(program: str, arguments: Sequence[str], scratch: Path) -> None:
    command = [*launcher(program), *arguments]
    with (scratch / "log").open("w+b") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=scratch, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )
        hook = ShutdownHook(process.kill)
        try:
            code = process.wait(_TIMEOUT)
        except subprocess.TimeoutExpired:
            raise BackendError(f"Maven did not download LanguageTool within {_TIMEOUT:g} s") from None
        finally:
            hook.cancel()
            process.kill()
            process.wait()
        log.seek(0)
        output = log.read().decode(errors="replace")
    if code:
        raise BackendError(f"Maven could not download LanguageTool: {_first_error(output) or f'exit code {code}'}")


def _first_error(output: str) -> str:
    lines = (line.removeprefix("[ERROR]").strip() for line in output.splitlines() if line.strip())
    return next((line[:300] for line in lines if line), "")


def _test(libs: Path) -> None:
    client = open_client(LanguageToolOptions(folder=libs, timeout=120))
    try:
        (answer,) = client.check([_TEST_SENTENCE])
    finally:
        client.close()
    if _TEST_RULE not in {match.rule_id for match in answer.matches}:
        raise BackendError(f"LanguageTool did not find the mistake in “{_TEST_SENTENCE}”; nothing was installed")


def _replace(libs: Path, folder: Path, old: Path) -> None:
    """All at once: other processes see the old jars, none, or all the new ones."""
    if folder.exists():
        folder.rename(old)
    libs.rename(folder)


def diagnose(settings: Settings) -> Iterator[Diagnosis]:
    """Checks each part; the server last, which is started only if everything that it needs is there."""
    options = LanguageToolOptions.of(settings)
    parts = [_diagnosis("package", _package)]
    if not options.url:
        parts += [_diagnosis("Java", _java), _diagnosis("jars", lambda: _jars(options))]
        if not parts[-1].ok:
            parts.append(_diagnosis("Maven", maven))
    yield from parts
    if all(part.ok for part in parts):
        yield _diagnosis("server", lambda: _server(options))
    else:
        yield Diagnosis("server", ok=False, message="not started: fix the problems above first")


def _diagnosis(part: str, check: Callable[[], str]) -> Diagnosis:
    try:
        return Diagnosis(part, ok=True, message=check())
    except BackendError as error:
        return Diagnosis(part, ok=False, message=str(error))


def _package() -> str:
    client_class()
    return f"language-tool-python {version('language-tool-python')}"


def _java() -> str:
    path = java()
    found = java_version(path)
    if found < OLDEST_JAVA:
        raise BackendError(
            f"{path} is Java {found or 'of an unknown version'}; LanguageTool needs {OLDEST_JAVA} or newer"
        )
    return f"Java {found}: {path}"


def _jars(options: LanguageToolOptions) -> str:
    folder = options.folder or default_folder()
    jars = jars_in(folder)
    wrong = list(damage(folder)) if folder == default_folder() else []
    if wrong:
        raise BackendError(f"{folder}: {wrong[0]}; repair it with “checker languagetool install”")
    known = ", as published" if len(jars.names) == len(pinned_jars()) and not any(damage(folder)) else ""
    return f"{len(jars.names)} jars{known}: {folder}"


def _server(options: LanguageToolOptions) -> str:
    client = open_client(options)
    try:
        return f"LanguageTool {client.version} responds{f' at {client.url}' if options.url else ''}"
    finally:
        client.close()
