"""Tells what holds for a file, and where each of it comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.config.chain import Configuration, Value
from checker.config.command_line import CommandLine
from checker.config.keys import Key
from checker.config.load import POLICY
from checker.config.resolve import Fitting, Resolver
from checker.model.settings import Settings

DEFAULT = "default"
COMMAND_LINE = "command line"
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_FIELDS = {"accept": "accepted", "with": "backends"}


class Told(NamedTuple):
    """A key as TOML writes it, its value as TOML writes it, and where it comes from."""

    key: str
    value: str
    origin: str


class Telling:
    """What holds for one file: ``settings`` are those that came of it, ``fitting`` its globs, None where no file is asked about."""

    def __init__(self, resolver: Resolver, given: CommandLine, settings: Settings, fitting: Fitting | None) -> None:
        self._resolver = resolver
        self._given = given
        self._settings = settings
        self._fitting = fitting

    def told(self, said: Configuration, policy: Configuration | None) -> Iterator[Told]:
        """Each key in the order of their table, then those of the root policy."""
        for key in self._resolver.keys.file.values():
            if key.name == "rules":
                yield from self._rules(said, key)
            elif isinstance(key.default, dict):
                yield from self._table(said, key)
            else:
                yield self._key(said, policy, key)
        for name, value in policy.policy.items() if policy else ():
            yield Told(f"{POLICY}.{name}", toml(value.value), value.place)

    def _key(self, said: Configuration, policy: Configuration | None, key: Key) -> Told:
        values = list(said.all(key.name))
        origins = [value.place for value in values]
        value = _joined([value.value for value in values]) if values else key.default
        if self._is_given(key):
            value, origins = self._commanded(key, value, origins)
        elif key.name == "language" and self._fitting and self._fitting.languages:
            last, glob = self._fitting.languages[-1]
            value, origins = last.value[glob], [last.layer.place(*last.way, glob)]
        elif key.name in ("ignore", "extend-select", "extend-ignore") and "select" in self._given.given:
            value, origins = [], []
        bar = policy.policy.get(key.name) if policy else None
        if bar is not None and key.name == "fail-on" and value != self._fail_on():
            value, origins = self._fail_on(), [bar.place]
        return Told(key.name, toml(value), ", ".join(dict.fromkeys(origins)) or DEFAULT)

    def _is_given(self, key: Key) -> bool:
        given = getattr(self._given, _field(key), None)
        return _field(key) in self._given.given or (given is not None and given != ())

    def _commanded(self, key: Key, value: Any, origins: list[str]) -> tuple[Any, list[str]]:
        """What the command line makes of a key."""
        if key.name == "accept":
            return value, [*origins, COMMAND_LINE]
        asked = getattr(self._given, _field(key), None)
        if asked is None:
            asked = getattr(self._given.settings, _field(key))
        if key.name == "fail-on":
            asked = asked or "never"
        if key.name == "extend-exclude" or (key.name == "ignore" and "select" not in self._given.given):
            return [*value, *asked], [*origins, COMMAND_LINE]
        return asked, [COMMAND_LINE]

    def _fail_on(self) -> str:
        return self._settings.fail_on or "never"

    def _table(self, said: Configuration, key: Key) -> Iterator[Told]:
        entries = [(value, name) for value in said.all(key.name) for name in value.value]
        if self._fitting is not None and key.name in ("per-file-ignores", "languages"):
            entries = list(self._fitting.ignores if key.name == "per-file-ignores" else self._fitting.languages)
        for value, name in entries:
            yield Told(f"{key.name}.{_quoted(name)}", toml(value.value[name]), value.layer.place(*value.way, name))
        if not entries:
            yield Told(key.name, toml({}), DEFAULT)

    def _rules(self, said: Configuration, key: Key) -> Iterator[Told]:
        catalogue = self._resolver.catalogue(said)
        last: dict[tuple[str, ...], Value] = {}
        for value in said.all("rules"):
            rule = catalogue.find(value.way[1]) if len(value.way) > 2 else None
            last[(rule.name, value.way[2]) if rule else value.way[1:]] = value
        for way, value in last.items():
            yield Told(".".join(map(_quoted, ("rules", *way))), toml(value.value), value.place)
        if not last:
            yield Told(key.name, toml(key.default), DEFAULT)


def _field(key: Key) -> str:
    return _FIELDS.get(key.name, key.name.replace("-", "_"))


def _joined(values: Sequence[Any]) -> Any:
    """The one value, or the lists of several layers as one."""
    return values[0] if len(values) == 1 else [item for value in values for item in value]


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_quoted(name)} = {toml(item)}' for name, item in value.items())}}}"
    if isinstance(value, int | float):
        return str(value)
    text = value.as_posix() if isinstance(value, Path) else str(value or "")
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _quoted(name: str) -> str:
    return name if _BARE.fullmatch(name) else toml(name)
