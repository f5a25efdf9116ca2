"""What LanguageTool needs, what of it is there, and how to mend what isn't."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import version
from typing import NamedTuple

from checker.backends.languagetool.answers import LanguageToolOptions
from checker.backends.languagetool.client import open_client, package
from checker.backends.languagetool.install import maven
from checker.backends.languagetool.jars import damage, default_folder, jars_in, pinned_jars
from checker.backends.languagetool.java import OLDEST, java, java_version
from checker.model.errors import BackendError


class Diagnosis(NamedTuple):
    """One part: ``said`` is what was found, or what is missing and how to mend it."""

    part: str
    well: bool
    said: str


def diagnoses(options: LanguageToolOptions) -> Iterator[Diagnosis]:
    """Each part, as it is looked at; the server last, started if everything that it needs is there."""
    parts = [_look("package", _package)]
    if not options.url:
        parts += [_look("Java", _java), _look("jars", lambda: _jars(options))]
        if not parts[-1].well:
            parts.append(_look("Maven", maven))
    yield from parts
    if all(part.well for part in parts):
        yield _look("server", lambda: _server(options))
    else:
        yield Diagnosis("server", well=False, said="not tried: mend what is missing first")


def _look(part: str, look: Callable[[], str]) -> Diagnosis:
    try:
        return Diagnosis(part, well=True, said=look())
    except BackendError as error:
        return Diagnosis(part, well=False, said=str(error))


def _package() -> str:
    package()
    return f"language-tool-python {version('language-tool-python')}"


def _java() -> str:
    path = java()
    found = java_version(path)
    if found < OLDEST:
        raise BackendError(f"{path} is Java {found or 'of an unknown version'}; LanguageTool needs {OLDEST} or newer")
    return f"Java {found}: {path}"


def _jars(options: LanguageToolOptions) -> str:
    folder = options.folder or default_folder()
    jars = jars_in(folder)
    wrong = list(damage(folder)) if folder == default_folder() else []
    if wrong:
        raise BackendError(f"{folder}: {wrong[0]}; “checker languagetool install” mends it")
    known = ", those that were published" if len(jars.names) == len(pinned_jars()) and not any(damage(folder)) else ""
    return f"{len(jars.names)} jars{known}: {folder}"


def _server(options: LanguageToolOptions) -> str:
    client = open_client(options)
    try:
        return f"LanguageTool {client.version} answers{f' at {client.url}' if options.url else ''}"
    finally:
        client.close()
