"""The value of an option as Settings have it: from the command line, a configuration file or its default; files by the path where they are read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from checker.backends.languagetool.options import is_bare, is_local
from checker.config.governing_files import GoverningFiles
from checker.config.layers import Configuration, Value
from checker.config.options import NO_BACKEND, CliOptions, Option

_GOVERNING = ("names", "baseline")
"""The options whose files on the command line govern a run as those of a configuration do."""


class OptionValues:
    """Reads the values of options. ``path`` gives the path of a file as Settings have it, ``tree`` where it is read."""

    def __init__(self, options: CliOptions, path: Callable[[str], Path], tree: GoverningFiles) -> None:
        self._options = options
        self._path = path
        self._tree = tree

    def of(self, option: Option, configuration: Configuration) -> Any:
        """The value in force: from the command line, else the files, else the default. Raises UsageError for an invalid one."""
        value = configuration.one(option.name)
        if option.name in self._options or value is None:
            return self._given(option, self._options[option.name])
        if option.type == "address":
            return self._address(value)
        if option.type == "megabytes" and self._options["untrusted"]:
            return min(value.value, option.default)
        if option.type == "new-file" and value.value:
            return self._path(self._placed(value, value.value))
        if option.type in ("file", "folder") and value.value:
            return self.readable(self.existing(value, value.value))
        return _as_setting(option, value.value)

    def _given(self, option: Option, value: Any) -> Any:
        """A value of the command line, or a default."""
        if option.name not in _GOVERNING or not value or self._tree.snapshot is None:
            return _as_setting(option, value)
        copy = self.fetched(value)
        return Path(value) if option.type == "new-file" else copy

    def fetched(self, name: str) -> Path:
        """Where a file that the command line names is read."""
        path = self._tree.placed(os.path.abspath(name).replace(os.sep, "/"))  # noqa: PTH100 - links are not followed
        self._tree.fetch(path)
        return Path(path)

    def _address(self, value: Value) -> str:
        """The address of a server on this machine. Raises UsageError for another, which only the command line may name."""
        address = str(value.value)
        if not address or self._options["untrusted"]:
            return ""
        if not is_local(address):
            raise value.error(
                f"{value.key[-1]}: “{address}” is not on this machine (localhost); use --{value.key[-1]} for other servers"
            )
        if not is_bare(address):
            raise value.error(f"{value.key[-1]}: “{address}” has a path; use --{value.key[-1]} for such a server")
        return address

    def _placed(self, value: Value, name: str) -> str:
        """A file that a configuration names, by its absolute path; relative names are relative to its own folder. Raises UsageError for one outside of the project."""
        path = os.path.normpath(os.path.join(value.layer.folder, name)).replace(os.sep, "/")  # noqa: PTH118 - lexical, as it is written
        self._tree.fetch(path)
        value.layer.check_inside(path, (*value.key, name), f"{value.key[0]}: “{name}”")
        return path

    def existing(self, value: Value, name: str) -> str:
        """The absolute path of a file that a configuration names. Raises UsageError where there is none."""
        path = self._placed(value, name)
        if not Path(path).exists():
            named = self._tree.named(path)
            shown = named if named != path else self._path(path).as_posix()
            raise value.error(f"{value.key[-1]}: file {shown} not found", name)
        return path

    def readable(self, path: str) -> Path:
        """The path of a file that Settings name because it is read later: of a revision, that of its copy."""
        return self._path(path) if self._tree.snapshot is None else Path(path)


def _as_setting(option: Option, value: Any) -> Any:
    """A value of an option as Settings have it."""
    if option.type in ("file", "new-file", "folder"):
        return Path(value) if value else None
    if option.type == "seconds":
        return float(value)
    if option.type == "choices":
        return () if NO_BACKEND in value else tuple(dict.fromkeys(value))
    if option.type == "reader-by-extension":
        return tuple(sorted((extension.lower(), name) for extension, name in value.items()))
    return tuple(value) if isinstance(value, list) else value
