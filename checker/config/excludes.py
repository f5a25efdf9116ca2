"""What a walk leaves out: what files and command line exclude, and what Git ignores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.config.layers import Configuration
from checker.config.options import CliOptions
from checker.model.settings import ReaderOptions
from checker.reading.discover import BY_DEFAULT, EXCLUDED
from checker.reading.gitignore import GitIgnores
from checker.reading.globs import Globs, compile_globs

Excludes = tuple[Globs, str, str]
"""Globs, the folder that they are relative to (with a slash at its end), and who says so."""


class Entries:
    """What of one folder's entries is left out."""

    def __init__(
        self, folder: str, root: str, options: ReaderOptions, excluder: Excluder, ignores: GitIgnores | None
    ) -> None:
        self.options = options
        self._folder, self._root = folder, root
        self._names = EXCLUDED if excluder.by_default else ()
        self._globs = tuple(excluder.patterns(folder))
        self._ignores = ignores if excluder.respects_git else None

    def excluded(self, name: str, *, folder: bool) -> str:
        """Why an entry is out of scope; empty where it isn't."""
        entry = f"{name}/" if folder else name
        for globs, path, who in self._globs:
            verdict = globs.verdict(path + entry)
            if verdict is not None:
                if verdict:
                    return f"excluded by {who}"
                break
        else:
            if folder and name in self._names:
                return BY_DEFAULT
        if self._ignores is not None and self._ignores.ignores(self._folder, entry, self._root):
            return "ignored by Git"
        return ""


class Excluder:
    """What one configuration excludes, with what the command line says; ``base`` is the folder that its globs are relative to."""

    def __init__(self, configuration: Configuration, options: CliOptions, base: str) -> None:
        self.by_default = "exclude" not in options and configuration.one("exclude") is None
        self.respects_git = _flag("respect-gitignore", configuration, options)
        self.forced = _flag("force-exclude", configuration, options)
        self._excludes = tuple(_excludes(configuration, options, base))

    def patterns(self, folder: str) -> Iterator[tuple[Globs, str, str]]:
        """The globs for the entries of a folder, the last first, each with the path from its own folder."""
        for globs, base, who in self._excludes:
            inside = f"{folder.rstrip('/')}/"
            if inside.startswith(base):
                yield globs, inside.removeprefix(base), who


def _flag(name: str, configuration: Configuration, options: CliOptions) -> bool:
    found = configuration.one(name)
    return bool(options[name] if name in options or found is None else found.value)


def _excludes(configuration: Configuration, options: CliOptions, base: str) -> list[Excludes]:
    """The last first: it has the last word."""
    named: list[tuple[Sequence[str], str, str]] = []
    exclude = configuration.one("exclude")
    if "exclude" in options:
        named.append((options["exclude"], base, "--exclude"))
    elif exclude is not None:
        named.append((exclude.value, exclude.layer.base, exclude.layer.shown))
    named += [(value.value, value.layer.base, value.layer.shown) for value in configuration.all("extend-exclude")]
    if options["extend-exclude"]:
        named.append((options["extend-exclude"], base, "--extend-exclude"))
    compiled = ((compile_globs(globs), folder, who) for globs, folder, who in reversed(named))
    return [(globs, f"{folder.rstrip('/')}/", who) for globs, folder, who in compiled if globs]
