"""The one table of options, from which the command line, configuration files, their JSON Schema and the reference are made."""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from checker import backends
from checker.base.data_files import DATA

BACKENDS_OPTION = "with"
"""The option that names the backends to run; those that a backend brings follow it."""
NO_BACKEND = "none"
"""Its value on the command line for no backend, whatever the configuration says."""


@dataclass(frozen=True)
class Option:
    """A row of the table; ``checker/data/options.toml`` explains its fields."""

    name: str
    type: str
    default: Any
    choices: tuple[str, ...] = ()
    scope: tuple[str, ...] = ("configuration",)
    setting: str = ""
    commands: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    group: str = ""
    metavar: str = ""
    env: str = ""
    help: str = ""
    meaning: str = ""

    @property
    def flag(self) -> str:
        """The flag as messages name it."""
        return self.flags[0].partition("/")[0] if self.flags else f"--{self.name}"

    @property
    def is_negated(self) -> bool:
        """Whether its one flag switches it off."""
        return self.type == "flag" and self.flag == f"--no-{self.name}"


def option_from(name: str, row: Mapping[str, Any]) -> Option:
    """The option of a row, as TOML has it."""
    return Option(name=name, **{key: _frozen(key, value) for key, value in row.items()})


def _frozen(key: str, value: Any) -> Any:
    return tuple(value) if isinstance(value, list) and key != "default" else value


def _table() -> Iterator[Option]:
    brought = dict(_rows_of_backends())
    for name, row in tomllib.loads((DATA / "options.toml").read_text("utf-8")).items():
        option = option_from(name, row)
        if name != BACKENDS_OPTION:
            yield option
            continue
        yield replace(option, choices=tuple(brought))
        yield from (option_from(*own) for rows in brought.values() for own in rows.items())


def _rows_of_backends() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows of each backend: a folder of ``checker/backends`` whose module ``options`` has them as OPTIONS."""
    for module in pkgutil.iter_modules(backends.__path__):
        if module.ispkg:
            yield module.name, importlib.import_module(f"{backends.__name__}.{module.name}.options").OPTIONS


OPTIONS: dict[str, Option] = {option.name: option for option in _table()}


def keys() -> dict[str, Option]:
    """The keys of a configuration file, in the order of the table."""
    return {name: option for name, option in OPTIONS.items() if "configuration" in option.scope}


def policy_keys() -> dict[str, Option]:
    """The keys of its table ``[root-policy]``."""
    return {name: option for name, option in OPTIONS.items() if "root policy" in option.scope}


def options_of(command: str) -> list[Option]:
    """The options that a command has as flags, in the order of the table."""
    return [option for option in OPTIONS.values() if command in option.commands]


@dataclass(frozen=True)
class CliOptions:
    """The options of a command line: ``given`` by name, each value as TOML would have it. What isn't given has its default."""

    given: Mapping[str, Any] = field(default_factory=dict)

    def __contains__(self, name: object) -> bool:
        """Whether an option is given."""
        return name in self.given

    def __getitem__(self, name: str) -> Any:
        """The value of an option, given or by default."""
        return self.given[name] if name in self.given else OPTIONS[name].default

    def path(self, name: str) -> Path | None:
        """The file or folder that an option names."""
        return Path(self[name]) if self[name] else None

    def with_given(self, **values: Any) -> CliOptions:
        """The same, with further options given; their names have underscores."""
        return CliOptions({**self.given, **{name.replace("_", "-"): value for name, value in values.items()}})
