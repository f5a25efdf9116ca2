"""The configuration of a run: which Settings hold for a file, and what is left out of a walk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.config.command_line import CommandLine
from checker.config.locate import Finder, upwards
from checker.model.errors import UsageError
from checker.model.settings import Settings
from checker.reading.gitignore import GitIgnores

if TYPE_CHECKING:
    from checker.config.chain import Configuration, Loader
    from checker.config.excludes import Entries, Excluder
    from checker.config.explain import Told
    from checker.config.resolve import Catalogues, Resolver

Found = tuple["Configuration | None", "Configuration | None"]
"""The configuration that holds for a folder, and the one whose root policy does."""


class Configurations:
    """Finds and merges configuration files; each is read once, and none where there is none.

    Paths are relative to ``start``; where that is relative itself, paths in Settings and messages are relative to the working directory. ``catalogues`` gives the
    rules, with those in a folder of the house's own. ``config`` takes the place of the files that would be found, and ``isolated`` does without
    any, root policies included. All methods raise UsageError for a configuration that can't be used.
    """

    def __init__(
        self,
        start: Path,
        catalogues: Catalogues,
        *,
        config: Path | None = None,
        isolated: bool = False,
        overrides: CommandLine | None = None,
    ) -> None:
        self._start, self._catalogues = start, catalogues
        self._config, self._isolated = config, isolated
        self.overrides = overrides or CommandLine()
        self._base = _absolute(start)
        self._finder = Finder(self._holds_table)
        self._git = GitIgnores(self._base)
        self._found: dict[str, Found] = {}
        self._excluders: dict[Configuration | None, Excluder] = {}
        self._entries: dict[tuple[str, str], Entries] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        make = partial(Configurations, config=self._config, isolated=self._isolated, overrides=self.overrides)
        return make, (self._start, self._catalogues)

    @cached_property
    def run_settings(self) -> Settings:
        """The Settings of the working directory: what holds for the run as a whole, as ``jobs``."""
        return self._settings(self._base, f"{self._base}/")

    def settings_for(self, path: Path) -> Settings:
        """The Settings for a file; the same object for files for which the same holds."""
        absolute = self.absolute(path)
        return self._settings(os.path.dirname(absolute), absolute)  # noqa: PTH120 - asked of every file

    def _settings(self, folder: str, path: str) -> Settings:
        configuration, policy = self.found(folder)
        if configuration is None and policy is None:
            return self.overrides.settings
        return self.resolver.settings(configuration or self._loader.nothing, policy, path)

    def told(self, path: Path | None = None) -> Iterator[Told]:
        """What each key says for a file, or for a folder (None: the working directory), and where it comes from."""
        from checker.config.explain import Telling  # noqa: PLC0415 - few ask

        absolute = self.absolute(path or Path())
        folder = absolute if os.path.isdir(absolute) else os.path.dirname(absolute)  # noqa: PTH112, PTH120
        said, policy = self.found(folder)
        settings = self._settings(folder, absolute)
        said = said or self._loader.nothing
        fitting = None if folder == absolute else self.resolver.fitting(said, absolute)
        return Telling(self.resolver, self.overrides, settings, fitting).told(said, policy)

    def found(self, folder: str) -> Found:
        """What holds for the files of a folder, by its absolute path."""
        if folder not in self._found:
            self._found[folder] = self._find(folder)
        return self._found[folder]

    def _find(self, folder: str) -> Found:
        if self._isolated:
            return None, None
        if self._config is not None:
            configuration = self._named(self._config)
            return configuration, self._policy(folder) or (configuration if configuration.policy else None)
        nearest = self._finder.nearest(folder)
        if not nearest:
            return None, None
        found = self._loader.load(nearest)
        return found, self._policy(folder) or (found if found.policy else None)

    def _named(self, config: Path) -> Configuration:
        if not (self._start / config).is_file():
            raise UsageError(f"--config: no file {config.as_posix()}")
        return self._loader.load(self.absolute(config), self._base)

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
            from checker.config.excludes import Entries  # noqa: PLC0415 - only where a folder is walked

            configuration, _ = self.found(folder)
            options = self.resolver.reader(configuration) if configuration else self.overrides.settings.reader
            self._entries[key] = Entries(folder, root, options, self._excluder(configuration), self._git)
        return self._entries[key]

    def excluded(self, path: Path, *, named: bool = True) -> str:
        """Why a path is out of scope; empty where it isn't. One that is named is out of scope only with ``force-exclude``."""
        absolute = self.absolute(path)
        folder, _, name = absolute.rpartition("/")
        folder = folder or "/"
        if named and not self._forced(folder):
            return ""
        top = self._git.repository(folder) or (self._base if f"{folder}/".startswith(f"{self._base}/") else folder)
        for above in reversed([each for each in upwards(folder) if each != top and each.startswith(top)]):
            outer, _, entry = above.rpartition("/")
            if reason := self._inside(outer or "/", "").excluded(entry, folder=True):
                return reason
        return self._inside(folder, "").excluded(name, folder=os.path.isdir(absolute))  # noqa: PTH112

    def _forced(self, folder: str) -> bool:
        configuration, _ = self.found(folder)
        if configuration is None:
            return bool(self.overrides.force_exclude)
        return self._excluder(configuration).forced

    def _excluder(self, configuration: Configuration | None) -> Excluder:
        if configuration not in self._excluders:
            from checker.config.excludes import Excluder  # noqa: PLC0415

            self._excluders[configuration] = Excluder(configuration, self.overrides, self._base)
        return self._excluders[configuration]

    @cached_property
    def resolver(self) -> Resolver:
        """What makes Settings."""
        from checker.config.resolve import Resolver  # noqa: PLC0415 - only where a file is found

        return Resolver(self._loader.keys, self._catalogues, self.overrides, self._path)

    @cached_property
    def _loader(self) -> Loader:
        from checker.config.chain import Loader  # noqa: PLC0415 - only where a file is found
        from checker.config.fence import Fence  # noqa: PLC0415

        free = "" if self._config is None or self.overrides.untrusted else self.absolute(self._config)
        return Loader(self.shown, Fence(self._finder, self._git.repository, free).root)

    def _holds_table(self, path: str) -> bool:
        with suppress(OSError), open(path, "rb") as file:  # noqa: PTH123 - every run in a Python project asks
            if b"checker" not in file.read():
                return False
        from checker.config.load import holds_table  # noqa: PLC0415 - only where the table may be

        return holds_table(path, self.shown(path))

    def absolute(self, path: Path) -> str:
        """A path as it is written, made absolute: links are not followed."""
        return _absolute(self._start / path)

    def shown(self, path: str) -> str:
        """An absolute path as messages tell it."""
        return self._path(path).as_posix()

    def _path(self, path: str) -> Path:
        return Path(path) if self._start.is_absolute() else Path(os.path.relpath(path))


def _absolute(path: Path) -> str:
    return os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100 - links are not followed
