"""From what files, root policy and command line say to the Settings of one file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from checker.config.chain import Configuration, Value
from checker.config.command_line import CommandLine
from checker.config.keys import FOLDER, Keys
from checker.config.names import check_names, options_of, severities_of
from checker.config.policy import Guard, guarded, stricter
from checker.model.finding import Severity
from checker.model.reader_options import ReaderOptions
from checker.model.settings import Settings
from checker.model.word_list import WordList
from checker.reading.globs import Globs, compile_globs
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import of_backend, select
from checker.words.lists import list_of_words, read_word_list

Catalogues = Callable[[Path | None], Catalogue]
"""The rules in force where the house's own are in a folder; None: the shipped ones alone."""


class Fitting(NamedTuple):
    """What globs say of one file: the entries of ``per-file-ignores`` and ``languages`` that fit."""

    ignores: tuple[tuple[Value, str], ...]
    languages: tuple[tuple[Value, str], ...]


class Resolver:
    """Makes Settings; the same object for files for which the same is said."""

    def __init__(self, keys: Keys, catalogues: Catalogues, given: CommandLine, path: Callable[[str], Path]) -> None:
        self.keys = keys
        self._catalogues = catalogues
        self._given = given
        self._path = path
        self._made: dict[Any, Settings] = {}
        self._globs: dict[str, Globs | None] = {}
        self._lists: dict[Path, WordList] = {}
        self._checked: dict[Configuration, Catalogue] = {}

    def settings(self, configuration: Configuration, policy: Configuration | None, path: str) -> Settings:
        """The Settings for a file, by its absolute path. Raises UsageError for what can't be."""
        fitting = self.fitting(configuration, path)
        key = (configuration, policy, *(tuple(glob for _, glob in fits) for fits in fitting))
        if key not in self._made:
            self._made[key] = self._make(configuration, policy, fitting)
        return self._made[key]

    def fitting(self, configuration: Configuration, path: str) -> Fitting:
        """The globs of a configuration that fit a file."""
        return Fitting(*(tuple(self._fits(configuration, key, path)) for key in ("per-file-ignores", "languages")))

    def _fits(self, configuration: Configuration, key: str, path: str) -> Iterator[tuple[Value, str]]:
        for value in configuration.all(key):
            base = f"{value.layer.base.rstrip('/')}/"
            if path.startswith(base):
                way = path.removeprefix(base)
                yield from ((value, glob) for glob in value.value if self._names(glob, way))

    def _names(self, glob: str, way: str) -> bool:
        if glob not in self._globs:
            self._globs[glob] = compile_globs([glob])
        globs = self._globs[glob]
        return globs is not None and globs.names(way)

    def catalogue(self, configuration: Configuration) -> Catalogue:
        """The rules of a configuration, whose names are checked."""
        if configuration not in self._checked:
            catalogue = self._catalogues(self._own_rules(configuration))
            check_names(configuration, catalogue)
            self._checked[configuration] = catalogue
        return self._checked[configuration]

    def _own_rules(self, configuration: Configuration) -> Path | None:
        """The folder with rules of the house."""
        found = [value for value in configuration.all("rules") if value.way[1:] == (FOLDER,)]
        if not found or not found[-1].value:
            return None
        folder = self._existing(found[-1], found[-1].value)
        if "rules" not in self._given.given:
            self._check_pages(found[-1], folder)
        return folder

    def _check_pages(self, value: Value, folder: Path) -> None:
        """Raises UsageError for a page that is a link to elsewhere."""
        for page in folder.rglob("*.yaml"):
            if page.is_symlink():
                value.layer.check_inside(page.absolute().as_posix(), value.way, f"rules: “{page.as_posix()}”")

    def _make(self, configuration: Configuration, policy: Configuration | None, fitting: Fitting) -> Settings:
        catalogue = self.catalogue(configuration)
        made = replace(
            self._given.settings,
            **self._rules(configuration),
            **self._reading(configuration, fitting),
            **self._files(configuration),
            severities=tuple(sorted(severities_of(configuration, catalogue).items())),
            options=_frozen(options_of(configuration, catalogue)),
        )
        made = self._commanded(made)
        if fitting.ignores:
            off = [selector for value, glob in fitting.ignores for selector in value.value[glob]]
            made = replace(
                made,
                ignore=(*made.ignore, *dict.fromkeys(_named(catalogue, off))),
                backends=tuple(name for name in made.backends if name not in off and "ALL" not in map(str.upper, off)),
            )
        return self._policed(made, policy, catalogue) if policy else made

    def _rules(self, configuration: Configuration) -> dict[str, Any]:
        chosen = list(configuration.get("select", []))
        further = [name for value in configuration.all("extend-select") for name in value.value]
        if further:
            chosen = [*(chosen or ["ALL"]), *further]
        ignored = [name for value in configuration.all("ignore", "extend-ignore") for name in value.value]
        fail_on = self._said(configuration, "fail-on")
        return {
            "select": tuple(chosen),
            "ignore": tuple(ignored),
            "preview": self._said(configuration, "preview"),
            "fail_on": None if fail_on == "never" else Severity(fail_on),
            "catalogue": self._said(configuration, "catalogue"),
            "drafts": self._said(configuration, "drafts"),
            "jobs": configuration.get("jobs", self._given.settings.jobs),
            "cache": self._said(configuration, "cache"),
            "backends": tuple(dict.fromkeys(self._said(configuration, "with"))),
            "languagetool_url": self._address(configuration),
            "languagetool_timeout": float(self._said(configuration, "languagetool-timeout")),
        }

    def _reading(self, configuration: Configuration, fitting: Fitting) -> dict[str, Any]:
        languages = [value.value[glob] for value, glob in fitting.languages]
        return {
            "language": languages[-1] if languages else self._said(configuration, "language"),
            "encoding": self._said(configuration, "encoding"),
            "reader": self.reader(configuration),
        }

    def reader(self, configuration: Configuration) -> ReaderOptions:
        """What a configuration says of formats."""
        return ReaderOptions(
            front_matter=tuple(self._said(configuration, "front-matter")),
            root=tuple(self._said(configuration, "html-root")),
            skip=tuple(self._said(configuration, "html-skip")),
            formats=tuple(sorted((ext.lower(), name) for ext, name in self._said(configuration, "formats").items())),
            input_format=self._given.settings.reader.input_format,
        )

    def _files(self, configuration: Configuration) -> dict[str, Any]:
        names, baseline = configuration.one("names"), configuration.one("baseline")
        return {
            "accepted": WordList.joined(self._accepted(configuration)) or self._given.settings.accepted,
            "words": tuple(self._existing(value, name) for value in configuration.all("words") for name in value.value),
            "names": self._existing(names, names.value) if names and names.value else None,
            "baseline": self._placed(baseline, baseline.value) if baseline and baseline.value else None,
            "rules": self._own_rules(configuration),
        }

    def _address(self, configuration: Configuration) -> str:
        """The address of a server on this machine. Raises UsageError for another, which only the command line may name."""
        value = configuration.one("languagetool-url")
        if value is None or not value.value or self._given.untrusted or "languagetool_url" in self._given.given:
            return ""
        from checker.backends.languagetool.http import is_local  # noqa: PLC0415 - only where there is an address

        address = str(value.value)
        if not is_local(address):
            raise value.error(
                f"languagetool-url: “{address}” is not on this machine (localhost); give it by --languagetool-url"
            )
        return address

    def _said(self, configuration: Configuration, key: str) -> Any:
        return configuration.get(key, self.keys.file[key].default)

    def _placed(self, value: Value, name: str) -> Path:
        """A file that a configuration names; relative names are relative to its own folder. Raises UsageError for one outside of the project."""
        path = os.path.normpath(os.path.join(value.layer.folder, name)).replace(os.sep, "/")  # noqa: PTH118 - lexical, as it is written
        value.layer.check_inside(path, (*value.way, name), f"{value.way[0]}: “{name}”")
        return self._path(path)

    def _existing(self, value: Value, name: str) -> Path:
        path = self._placed(value, name)
        if not path.exists():
            raise value.error(f"{value.way[-1]} has “{name}”: no file {path.as_posix()}", name)
        return path

    def _accepted(self, configuration: Configuration) -> Iterator[WordList]:
        for value in configuration.all("accept", "words"):
            for name in value.value:
                path = self._existing(value, name)
                if path not in self._lists:
                    self._lists[path] = read_word_list(path, f"{value.layer.place(*value.way, name)}: ")
                yield self._lists[path]

    def _commanded(self, made: Settings) -> Settings:
        """With what the command line says."""
        given, asked = self._given.given, self._given.settings
        changed: dict[str, Any] = {name: getattr(asked, name) for name in given}
        if "select" in given:
            changed["ignore"] = asked.ignore
        elif "ignore" in given:
            changed["ignore"] = (*made.ignore, *asked.ignore)
        if "accepted" in given:
            changed["accepted"] = _words(made.accepted) | _words(asked.accepted)
        return replace(made, **changed) if changed else made

    def _policed(self, made: Settings, policy: Configuration, catalogue: Catalogue) -> Settings:
        """With what the root policy doesn't leave to anybody else."""
        rooted = self.catalogue(policy)
        gate = policy.policy.get("gate")
        bar = policy.policy.get("fail-on")
        if bar is not None:
            made = replace(made, fail_on=stricter(made.fail_on, None if bar.value == "never" else Severity(bar.value)))
        if gate is None or not gate.value:
            return made
        guard = Guard(
            tuple(rule.name for rule in select(rooted, gate.value, ()) if rule.name in catalogue),
            severities_of(policy, rooted),
            options_of(policy, rooted),
            self._said(policy, "catalogue"),
        )
        return guarded(made, guard, catalogue)


def _words(accepted: WordList | frozenset[str]) -> WordList:
    return accepted if isinstance(accepted, WordList) else list_of_words(accepted)


def _named(catalogue: Catalogue, selectors: Sequence[str]) -> tuple[str, ...]:
    """The names of all rules that selectors fit, whatever their status; another program's as they are written."""
    foreign = tuple(selector for selector in selectors if of_backend(selector))
    return (*foreign, *(rule.name for rule in select(catalogue, selectors, (), preview=True))) if selectors else ()


def _frozen(options: Mapping[str, Mapping[str, str]]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return tuple((rule, tuple(sorted(given.items()))) for rule, given in sorted(options.items()))
