"""The configuration of a run: which Settings hold for a file, and what is left out of a walk."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from checker.base.files import read_regular
from checker.config.excludes import Entries, Excluder
from checker.config.governing_files import GoverningFiles, WorkingTree
from checker.config.layer_file import holds_table
from checker.config.layers import NOTHING, Configuration
from checker.config.loader import Loader
from checker.config.locate import Finder, Projects, upwards
from checker.config.options import CliOptions
from checker.config.resolve import Catalogues, Resolver
from checker.config.revision_files import RevisionFiles
from checker.model.errors import UsageError
from checker.model.settings import Settings
from checker.reading.gitignore import GitIgnores

Found = tuple[Configuration, Configuration | None]
"""The configuration that holds for a folder, and the one whose root policy does."""


class Configurations:
    """Finds and merges configuration files; each is read once.

    Paths are relative to ``start``; where that is relative itself, paths in Settings and messages are relative to the
    working directory. ``catalogues`` gives the rules, with those in a folder of the project's own. ``options`` beat
    every file but a root policy; its ``config`` takes the place of the files that would be found, and ``isolated`` does
    without any, root policies included; with its ``config_from`` all of them are read from a revision. All methods raise UsageError for an invalid
    configuration.
    """

    def __init__(self, start: Path, catalogues: Catalogues, options: CliOptions | None = None) -> None:
        self._start, self._catalogues = start, catalogues
        self.options = options or CliOptions()
        rev = self.options["config-from"]
        self.tree: GoverningFiles = RevisionFiles(rev, start) if rev else WorkingTree()
        self._base = self.absolute("")
        self._finder = Finder(self._holds_table)
        self._git = GitIgnores(self._base)
        free = "" if not self.options["config"] or self.options["untrusted"] else self.absolute(self.options["config"])
        self._loader = Loader(self.shown, Projects(self._finder, self._git.repository, free).root, self.tree.fetch)
        self.resolver = Resolver(catalogues, self.options, self._path, self.tree)
        self._found: dict[str, Found] = {}
        self._excluders: dict[Configuration, Excluder] = {}
        self._entries: dict[tuple[str, str], Entries] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Configurations, (self._start, self._catalogues, self.options)

    @cached_property
    def run_settings(self) -> Settings:
        """The Settings of the working directory, which hold for the run as a whole, as ``jobs`` does."""
        return self._settings(self._base, f"{self._base}/")

    def settings_for(self, path: Path) -> Settings:
        """The Settings for a file; the same object for files for which the same holds."""
        absolute = self.absolute(path)
        return self._settings(os.path.dirname(absolute), absolute)  # noqa: PTH120 - called for every file

    def _settings(self, folder: str, path: str) -> Settings:
        return self.resolver.settings(*self.found(folder), path)

    def found(self, folder: str) -> Found:
        """What holds for the files of a folder, by its absolute path."""
        if folder not in self._found:
            self._found[folder] = self._find(folder)
        return self._found[folder]

    def _find(self, folder: str) -> Found:
        if self.options["isolated"]:
            return NOTHING, None
        if self.options["config"]:
            configuration = self._given_file(self.options["config"])
        elif nearest := self._finder.nearest(folder):
            configuration = self._loader.load(nearest)
        else:
            return NOTHING, None
        return configuration, self._policy(folder) or (configuration if configuration.policy else None)

    def _given_file(self, config: str) -> Configuration:
        path = self.absolute(config)
        self.tree.fetch(path)
        if not Path(path).is_file():
            raise UsageError(f"--config: file {self.shown(path)} not found")
        return self._loader.load(path, self._base)

    def _policy(self, folder: str) -> Configuration | None:
        """The outermost file with a root policy, from the repository's root on."""
        top = self._git.repository(folder)
        above = [each for each in upwards(folder) if not top or f"{each}/".startswith(f"{top}/")]
        files = [own for each in reversed(above) if (own := self._finder.own(each))]
        return next((each for each in map(self._loader.load, files) if each.policy), None)

    def inside(self, folder: Path, root: Path) -> Entries:
        """What is left out of a folder, in a walk that began in ``root``."""
        return self._inside(self.absolute(folder), self.absolute(root))

    def _inside(self, folder: str, root: str) -> Entries:
        key = (folder, root)
        if key not in self._entries:
            configuration, _ = self.found(folder)
            reader = self.resolver.reader(configuration)
            self._entries[key] = Entries(folder, root, reader, self._excluder(configuration), self._git)
        return self._entries[key]

    def excluded(self, path: Path, *, named: bool = True) -> str:
        """Why a path is out of scope; empty where it isn't. One that is named is out of scope only with ``force-exclude``."""
        absolute = self.absolute(path)
        folder, _, name = absolute.rpartition("/")
        folder = folder or "/"
        if named and not self._excluder(self.found(folder)[0]).forced:
            return ""
        top = self._git.repository(folder) or (self._base if f"{folder}/".startswith(f"{self._base}/") else folder)
        for above in reversed([each for each in upwards(folder) if each != top and each.startswith(top)]):
            outer, _, entry = above.rpartition("/")
            if reason := self._inside(outer or "/", "").excluded(entry, folder=True):
                return reason
        return self._inside(folder, "").excluded(name, folder=(self._start / path).is_dir())

    def _excluder(self, configuration: Configuration) -> Excluder:
        if configuration not in self._excluders:
            self._excluders[configuration] = Excluder(configuration, self.options, self._base)
        return self._excluders[configuration]

    def _holds_table(self, path: str) -> bool:
        # Called in every run in a Python project.
        with suppress(OSError):
            if b"checker" not in read_regular(path):
                return False
        return holds_table(path, self.shown(path))

    def absolute(self, path: Path | str) -> str:
        """Where a file's configuration is looked for: its path as it is written, made absolute, links not followed; for a revision that of its copy."""
        return self.tree.placed(_absolute(self._start / path))

    def shown(self, path: str) -> str:
        """An absolute path as messages name it."""
        named = self.tree.named(path)
        return named if named != path else self._path(path).as_posix()

    @property
    def revision(self) -> RevisionFiles | None:
        """The files of the revision that is read in place of the working tree; None where there is none."""
        return self.tree if isinstance(self.tree, RevisionFiles) else None

    def close(self) -> None:
        """Removes the copies of a revision's files."""
        self.tree.close()

    def _path(self, path: str) -> Path:
        original = self.tree.original(path)
        return Path(original) if self._start.is_absolute() else Path(os.path.relpath(original))


def _absolute(path: Path) -> str:
    return os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100 - links are not followed
