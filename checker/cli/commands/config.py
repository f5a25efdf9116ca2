"""``checker init`` and ``checker config``: writes a configuration, or shows the one that applies to a file, where each value comes from, and the
JSON Schema of configuration files."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.authoring import init
from checker.authoring.configuration_text import configuration_text
from checker.base.visible import visible
from checker.cli.options import configurations_from
from checker.config.layer_file import POLICY
from checker.config.layers import NOTHING, Value
from checker.config.options import CliOptions, Option, keys, policy_keys
from checker.config.resolve import GlobMatches
from checker.config.scope import Configurations
from checker.config.toml_text import written, written_key
from checker.config.value_schema import value_schema

DEFAULT = "default"
COMMAND_LINE = "command line"
# With --select, these keys of a file no longer count.
_BESIDE_SELECT = frozenset({"ignore", "extend-select", "extend-ignore"})
_BY_GLOB = ("per-file-ignores", "languages")


def write_configuration(options: CliOptions, folder: Path) -> int:
    """Writes the configuration for a folder, or with ``--stdout`` prints it, and reports what was found. Returns 0.

    Raises UsageError for a path that is no folder or has a configuration already, CheckerError if it can't be written.
    """
    site = init.survey(folder)
    if options["stdout"]:
        sys.stdout.write(configuration_text(site, baseline=False))
        sys.stderr.write(init.report(site, folder, None))
        return 0
    target = init.write(folder, configuration_text(site, baseline=True), force=options["force"])
    sys.stdout.write(init.report(site, folder, target))
    return 0


class Setting(NamedTuple):
    """A key and its value as TOML writes them, and where the value comes from."""

    key: str
    value: str
    origin: str


def command(options: CliOptions, path: Path | None) -> int:
    """Prints what holds for a file or folder, or with ``--schema`` the JSON Schema."""
    if options["schema"]:
        sys.stdout.write(schema())
    else:
        sys.stdout.write(show(configurations_from(options), path, show_origin=options["show-origin"]))
    return 0


def show(configurations: Configurations, path: Path | None = None, *, show_origin: bool = False) -> str:
    """The configuration that holds for a file or folder, the working directory without one, as TOML; with ``show_origin``, where each key comes from.

    Raises UsageError for an invalid configuration.
    """
    settings = _Explained(configurations, path or Path()).settings()
    return "".join(
        f"{key} = {value}{f'  # {visible(origin)}' if show_origin else ''}\n" for key, value, origin in settings
    )


class _Explained:
    """What holds for one file, or for all files of a folder."""

    def __init__(self, configurations: Configurations, path: Path) -> None:
        absolute = configurations.absolute(path)
        folder = absolute if os.path.isdir(absolute) else os.path.dirname(absolute)  # noqa: PTH112, PTH120
        self._configuration, self._policy = configurations.found(folder)
        self._options = configurations.options
        self._resolver = configurations.resolver
        fail_on = self._resolver.settings(self._configuration, self._policy, absolute).fail_on
        self._fail_on = str(fail_on or "never")
        self._matches: GlobMatches | None = None
        if folder != absolute:
            self._matches = self._resolver.matches(self._configuration, absolute)

    def settings(self) -> Iterator[Setting]:
        """Each key in the order of their table, then those of the root policy."""
        for option in keys().values():
            if option.name == "rules":
                yield from self._rules(option)
            elif isinstance(option.default, dict):
                yield from self._table(option)
            else:
                yield self._setting(option)
        for name, value in self._policy.policy.items() if self._policy else ():
            yield Setting(f"{POLICY}.{name}", written(value.value), value.place)

    def _setting(self, option: Option) -> Setting:
        found = list(self._configuration.all(option.name))
        origins = [value.place for value in found]
        value = _joined([value.value for value in found]) if found else option.default
        if option.name in self._options and self._options[option.name] != []:
            value, origins = self._commanded(option, value, origins)
        elif option.name == "language" and self._matches and self._matches.languages:
            last, glob = self._matches.languages[-1]
            value, origins = last.value[glob], [last.layer.place(*last.key, glob)]
        elif option.name in _BESIDE_SELECT and "select" in self._options:
            value, origins = [], []
        bar = self._policy.policy.get(option.name) if self._policy else None
        if bar is not None and option.name == "fail-on" and value != self._fail_on:
            value, origins = self._fail_on, [bar.place]
        return Setting(option.name, written(value), ", ".join(dict.fromkeys(origins)) or DEFAULT)

    def _commanded(self, option: Option, value: Any, origins: list[str]) -> tuple[Any, list[str]]:
        """What the command line makes of a key."""
        given = self._options[option.name]
        adds = option.name in ("accept", "extend-exclude") or (
            option.name == "ignore" and "select" not in self._options
        )
        return ([*value, *given], [*origins, COMMAND_LINE]) if adds else (given, [COMMAND_LINE])

    def _table(self, option: Option) -> Iterator[Setting]:
        entries = [(value, name) for value in self._configuration.all(option.name) for name in value.value]
        if self._matches is not None and option.name in _BY_GLOB:
            entries = list(self._matches[_BY_GLOB.index(option.name)])
        for value, name in entries:
            key = f"{option.name}.{written_key(name)}"
            yield Setting(key, written(value.value[name]), value.layer.place(*value.key, name))
        if not entries:
            yield Setting(option.name, written({}), DEFAULT)

    def _rules(self, option: Option) -> Iterator[Setting]:
        if self._configuration is NOTHING:
            yield Setting(option.name, written(option.default), DEFAULT)
            return
        catalogue = self._resolver.catalogue(self._configuration)
        last: dict[tuple[str, ...], Value] = {}
        for value in self._configuration.all("rules"):
            rule = catalogue.find(value.key[1]) if len(value.key) > 2 else None
            last[(rule.name, value.key[2]) if rule else value.key[1:]] = value
        for path, value in last.items():
            yield Setting(".".join(map(written_key, ("rules", *path))), written(value.value), value.place)
        if not last:
            yield Setting(option.name, written(option.default), DEFAULT)


def _joined(values: Sequence[Any]) -> Any:
    """The one value, or the lists of several layers as one."""
    return values[0] if len(values) == 1 else [item for value in values for item in value]


def schema() -> str:
    """The JSON Schema of a configuration file; for a ``pyproject.toml``, of its table ``[tool.checker]``. It doesn't list the rules."""
    file, policy = _schema_of(keys()), _schema_of(policy_keys())
    properties = file["properties"] | {POLICY: {"description": "settings that nested files can't loosen", **policy}}
    made = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Configuration of checker",
        **file,
        "properties": properties,
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _schema_of(options: Mapping[str, Option]) -> dict[str, Any]:
    properties = {
        option.name: {"description": option.meaning, "default": option.default, **value_schema(option)}
        for option in options.values()
    }
    return {"type": "object", "additionalProperties": False, "properties": properties}
