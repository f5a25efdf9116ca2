"""From what files, root policy and command line say to the Settings of one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from checker.config.governing_files import GoverningFiles, WorkingTree
from checker.config.layers import NOTHING, Configuration, Value
from checker.config.option_types import FOLDER
from checker.config.option_values import OptionValues
from checker.config.options import OPTIONS, CliOptions
from checker.config.rules import Guard, check_names, guarded, options_of, severities_of, stricter
from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.settings import ReaderOptions, Settings
from checker.model.word_list import WordList
from checker.reading.globs import Globs, compile_globs
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import of_backend, select
from checker.words.lists import read_word_list

Catalogues = Callable[[Path | None], Catalogue]
"""The rules in force where the project's own are in a folder; None: the shipped ones alone."""
_READER = "reader."


class GlobMatches(NamedTuple):
    """The entries of ``per-file-ignores`` and ``languages`` whose globs fit one file."""

    ignores: tuple[tuple[Value, str], ...]
    languages: tuple[tuple[Value, str], ...]


class Resolver:
    """Makes Settings; the same object for files with the same configuration. ``path`` gives the path of a file as Settings have it, ``tree`` where it is read."""

    def __init__(
        self,
        catalogues: Catalogues,
        options: CliOptions,
        path: Callable[[str], Path],
        tree: GoverningFiles | None = None,
    ) -> None:
        self._tree: GoverningFiles = tree or WorkingTree()
        self._catalogues = catalogues
        self._options = options
        self._path = path
        self._values = OptionValues(options, path, self._tree)
        self._made: dict[Any, Settings] = {}
        self._globs: dict[str, Globs | None] = {}
        self._lists: dict[Path, WordList] = {}
        self._checked: dict[Configuration, Catalogue] = {}

    def settings(self, configuration: Configuration, policy: Configuration | None, path: str) -> Settings:
        """The Settings for a file, by its absolute path. Raises UsageError for invalid values."""
        matches = self.matches(configuration, path)
        key = (configuration, policy, *(tuple(glob for _, glob in found) for found in matches))
        if key not in self._made:
            self._made[key] = self._make(configuration, policy, matches)
        return self._made[key]

    def matches(self, configuration: Configuration, path: str) -> GlobMatches:
        """The globs of a configuration that fit a file."""
        return GlobMatches(
            *(tuple(self._fitting(configuration, key, path)) for key in ("per-file-ignores", "languages"))
        )

    def _fitting(self, configuration: Configuration, key: str, path: str) -> Iterator[tuple[Value, str]]:
        for value in configuration.all(key):
            base = f"{value.layer.base.rstrip('/')}/"
            if path.startswith(base):
                relative = path.removeprefix(base)
                yield from ((value, glob) for glob in value.value if self._fits(glob, relative))

    def _fits(self, glob: str, path: str) -> bool:
        if glob not in self._globs:
            self._globs[glob] = compile_globs([glob])
        globs = self._globs[glob]
        return globs is not None and globs.names(path)

    def catalogue(self, configuration: Configuration) -> Catalogue:
        """The rules of a configuration, whose names are checked."""
        if configuration not in self._checked:
            try:
                catalogue = self._catalogues(self._rules_folder(configuration))
            except UsageError as error:
                raise UsageError(self._tree.named(str(error))) from error
            check_names(configuration, catalogue)
            self._checked[configuration] = catalogue
        return self._checked[configuration]

    @property
    def _takes_local_rules(self) -> bool:
        return bool(self._options["local-rules"]) and not self._options["untrusted"]

    def _rules_folder(self, configuration: Configuration) -> Path | None:
        """The folder with the project's own rules."""
        found = [value for value in configuration.all("rules") if value.key[1:] == (FOLDER,)]
        if not found or not found[-1].value:
            return None
        folder = self._values.readable(self._values.existing(found[-1], found[-1].value))
        if self._takes_local_rules:
            self._check_pages(found[-1], folder)
        return folder

    def _check_pages(self, value: Value, folder: Path) -> None:
        """Raises UsageError for a page that is a link to elsewhere."""
        for page in folder.rglob("*.yaml"):
            if page.is_symlink():
                value.layer.check_inside(page.absolute().as_posix(), value.key, f"rules: “{page.as_posix()}”")

    def _make(self, configuration: Configuration, policy: Configuration | None, matches: GlobMatches) -> Settings:
        made = Settings(
            **self._plain(configuration),
            **self._selection(configuration),
            language=self._language(configuration, matches),
            fail_on=_severity(self._values.of(OPTIONS["fail-on"], configuration)),
            reader=self.reader(configuration),
            accepted=WordList.joined(self._accepted(configuration)) or frozenset(),
            words=tuple(
                self._path(self._values.existing(value, name))
                for value in configuration.all("words")
                for name in value.value
            ),
            snapshot=self._tree.snapshot,
        )
        if configuration is not NOTHING:
            made = self._with_rules(made, configuration, matches)
        return self._with_policy(made, configuration, policy) if policy else made

    def _plain(self, configuration: Configuration) -> dict[str, Any]:
        """The settings that are an option's value as it is."""
        plain = (option for option in OPTIONS.values() if option.setting and not option.setting.startswith(_READER))
        return {option.setting: self._values.of(option, configuration) for option in plain}

    def reader(self, configuration: Configuration) -> ReaderOptions:
        """The options of readers."""
        fields = (option for option in OPTIONS.values() if option.setting.startswith(_READER))
        return ReaderOptions(
            **{option.setting.removeprefix(_READER): self._values.of(option, configuration) for option in fields}
        )

    def _selection(self, configuration: Configuration) -> dict[str, Any]:
        ignored = list(self._options["ignore"])
        if "select" in self._options:
            return {"select": tuple(self._options["select"]), "ignore": tuple(ignored)}
        chosen = list(configuration.get("select") or ())
        further = [name for value in configuration.all("extend-select") for name in value.value]
        if further:
            chosen = [*(chosen or ["ALL"]), *further]
        of_files = [name for value in configuration.all("ignore", "extend-ignore") for name in value.value]
        return {"select": tuple(chosen), "ignore": (*of_files, *ignored)}

    def _language(self, configuration: Configuration, matches: GlobMatches) -> str:
        if matches.languages and "language" not in self._options:
            value, glob = matches.languages[-1]
            return str(value.value[glob])
        return str(self._values.of(OPTIONS["language"], configuration))

    def _with_rules(self, made: Settings, configuration: Configuration, matches: GlobMatches) -> Settings:
        """With the options of single rules in the files."""
        catalogue = self.catalogue(configuration)
        off = [selector for value, glob in matches.ignores for selector in value.value[glob]]
        return replace(
            made,
            rules=self._rules_folder(configuration) if self._takes_local_rules else None,
            severities=tuple(sorted(severities_of(configuration, catalogue).items())),
            options=_frozen(options_of(configuration, catalogue)),
            ignore=(*made.ignore, *dict.fromkeys(_named(catalogue, off))),
            backends=tuple(name for name in made.backends if name not in off and "ALL" not in map(str.upper, off)),
        )

    def _with_policy(self, made: Settings, configuration: Configuration, policy: Configuration) -> Settings:
        """With what the root policy doesn't leave to anybody else."""
        rooted = self.catalogue(policy)
        gate = policy.policy.get("gate")
        bar = policy.policy.get("fail-on")
        if bar is not None:
            made = replace(made, fail_on=stricter(made.fail_on, _severity(bar.value)))
        if gate is None or not gate.value:
            return made
        catalogue = self.catalogue(configuration)
        guard = Guard(
            tuple(rule.name for rule in select(rooted, gate.value, ()) if rule.name in catalogue),
            severities_of(policy, rooted),
            options_of(policy, rooted),
            policy.get("catalogue") or "",
        )
        return guarded(made, guard, catalogue)

    def _accepted(self, configuration: Configuration) -> Iterator[WordList]:
        for value in configuration.all("accept", "words"):
            for name in value.value:
                path = self._values.existing(value, name)
                yield self._word_list(self._path(path), f"{value.layer.place(*value.key, name)}: ", Path(path))
        for name in self._options["accept"]:
            copy = None if self._tree.snapshot is None else self._values.fetched(name)
            yield self._word_list(Path(name), "--accept: ", copy)

    def _word_list(self, path: Path, origin: str, copy: Path | None) -> WordList:
        if path not in self._lists:
            self._lists[path] = read_word_list(path, origin, copy)
        return self._lists[path]


def _severity(name: str) -> Severity | None:
    return None if name == "never" else Severity(name)


def _named(catalogue: Catalogue, selectors: Sequence[str]) -> tuple[str, ...]:
    """The names of all rules that selectors fit, whatever their status; a backend's as they are written."""
    of_backends = tuple(selector for selector in selectors if of_backend(selector))
    return (*of_backends, *(rule.name for rule in select(catalogue, selectors, (), preview=True))) if selectors else ()


def _frozen(options: Mapping[str, Mapping[str, str]]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return tuple((rule, tuple(sorted(given.items()))) for rule, given in sorted(options.items()))
