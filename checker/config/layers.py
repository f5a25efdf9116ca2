"""Reads a configuration file with those that it extends: the value of each key, and where it is set."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from checker.base.files import MEGABYTE, read_regular
from checker.base.parsed_toml import TomlError, parsed_toml
from checker.base.visible import visible
from checker.config.locate import ANYWHERE, is_inside
from checker.config.option_types import FOLDER
from checker.config.options import Option, keys, policy_keys
from checker.config.toml_text import KeyPath, lines_of
from checker.config.validate import problems, unknown_key
from checker.config.value_checks import specifiers
from checker.model.errors import UsageError
from checker.model.version import VERSION

POLICY = "root-policy"
_MOST_BYTES = MEGABYTE
_TABLE = ("tool", "checker")
_SELECTION = ("select", "extend-select", "ignore", "extend-ignore")


@dataclass(frozen=True, eq=False)
class Layer:
    """A configuration file as it was read. ``base`` is the folder that its globs are relative to, ``folder`` that of the files that it names, ``root`` the
    project folder that they have to lie in."""

    shown: str
    folder: str
    base: str
    text: str
    table: KeyPath
    root: str = ANYWHERE
    values: Mapping[str, Any] = field(default_factory=dict)
    policy: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def _lines(self) -> Mapping[KeyPath, int]:
        return lines_of(self.text)

    def place(self, *path: str) -> str:
        """``path:line`` of a key, or of the nearest table around it."""
        there = (*self.table, *path)
        while there and there not in self._lines:
            there = there[:-1]
        return f"{self.shown}:{self._lines.get(there, 1)}"

    def check_inside(self, path: str, key: KeyPath, message: str) -> None:
        """Raises UsageError for an absolute path that leads outside of the project folder."""
        if not is_inside(path, self.root):
            raise self.error(
                key, f"{message} is outside the project folder; only a file given with --config may refer to it"
            )

    def error(self, key: KeyPath, message: str) -> UsageError:
        """That something is wrong there, on one line: what a file says may be meant for a terminal or a runner of jobs."""
        return UsageError(visible(f"{self.place(*key)}: {message}"))


class Value(NamedTuple):
    """What a layer says of a key of its own."""

    value: Any
    layer: Layer
    key: KeyPath

    @property
    def place(self) -> str:
        """``path:line``."""
        return self.layer.place(*self.key)

    def error(self, message: str, *below: str) -> UsageError:
        """That something is wrong with it."""
        return self.layer.error((*self.key, *below), message)


@dataclass(frozen=True, eq=False)
class Configuration:
    """The values by key, each with its layer: one for most keys; several, in order, for ``extend-…`` keys and the tables of rules.

    A rule's table is there as one Value for each of its keys, whose key path is ``rules``, the rule as it is written, and the key.
    """

    values: Mapping[str, Sequence[Value]]
    policy: Mapping[str, Value]

    def all(self, *names: str) -> Iterator[Value]:
        """The values of keys, in the order of the names."""
        for name in names:
            yield from self.values.get(name, ())

    def one(self, name: str) -> Value | None:
        """The Value of a key; None where it isn't set."""
        return next(iter(self.values.get(name, ())), None)

    def get(self, name: str) -> Any:
        """The value of a key; None where it isn't set."""
        found = self.one(name)
        return None if found is None else found.value


NOTHING = Configuration({}, {})
"""What holds where no file says anything."""


class Loader:
    """Reads configuration files, each once. ``shown`` gives the name by which messages call a path, ``root`` the project folder of a file;
    ``fetch`` is called for each file that another extends."""

    def __init__(
        self, shown: Callable[[str], str], root: Callable[[str], str], fetch: Callable[[str], None] = lambda _: None
    ) -> None:
        self._fetch = fetch
        self._shown = shown
        self._root = root
        self._loaded: dict[tuple[str, str], Configuration] = {}

    def load(self, path: str, base: str = "") -> Configuration:
        """The configuration of a file. Raises UsageError. ``base`` takes the place of its folder for globs."""
        key = (path, base)
        if key not in self._loaded:
            self._loaded[key] = _merged(self._layers(path, base))
        return self._loaded[key]

    def _layers(self, path: str, base: str) -> list[Layer]:
        """The file's layer last, the ones that it extends before it."""
        layers = [read_layer(path, self._shown(path), self._root(path), base)]
        read = [path]
        while extended := layers[0].values.get("extend"):
            nearest = layers[0]
            path = os.path.normpath(os.path.join(nearest.folder, extended)).replace(os.sep, "/")  # noqa: PTH118 - lexical, as its name is written
            self._fetch(path)
            nearest.check_inside(path, ("extend",), f"extend: “{extended}”")
            if path in read:
                raise nearest.error(("extend",), f"extend: the file extends itself (through {self._shown(path)})")
            if not os.path.isfile(path):  # noqa: PTH113
                raise nearest.error(("extend",), f"extend: file {self._shown(path)} not found")
            layers.insert(0, read_layer(path, self._shown(path), self._root(path)))
            read.append(path)
        return layers


def _merged(layers: Sequence[Layer]) -> Configuration:
    values: dict[str, list[Value]] = {}
    policy: dict[str, Value] = {}
    for layer in layers:
        if "select" in layer.values:
            # A new selection begins: what was ignored in the old one is no part of it.
            for name in _SELECTION:
                values.pop(name, None)
        for name, value in layer.values.items():
            if name == "rules":
                values.setdefault(name, []).extend(_rule_values(value, layer))
            elif name.startswith("extend-"):
                values.setdefault(name, []).append(Value(value, layer, (name,)))
            else:
                values[name] = [Value(value, layer, (name,))]
        policy |= {name: Value(value, layer, (POLICY, name)) for name, value in layer.policy.items()}
    return Configuration(values, policy)


def _rule_values(tables: Mapping[str, Any], layer: Layer) -> Iterator[Value]:
    for rule, table in tables.items():
        if isinstance(table, dict):
            yield from (Value(value, layer, ("rules", rule, name)) for name, value in table.items())
        else:
            yield Value(table, layer, ("rules", rule))


def holds_table(path: str, shown: str) -> bool:
    """Whether a ``pyproject.toml`` has the table of this program. Most don't name it: those aren't parsed."""
    text = _text(path, shown)
    return "checker" in text and _at(_parsed(text, shown), _TABLE) is not None


def read_layer(path: str, shown: str, root: str, base: str = "") -> Layer:
    """A configuration file, checked. Raises UsageError with ``path:line``. ``base`` takes the place of its own folder for globs."""
    if not is_inside(path, root):
        raise UsageError(f"{shown}: links to a file outside the project folder")
    text = _text(path, shown)
    values: Any = _parsed(text, shown)
    table: KeyPath = ()
    if path.endswith("/pyproject.toml"):
        table = _TABLE
        values = _at(values, _TABLE)
        if values is None:
            raise UsageError(f"{shown}: has no [tool.checker] table")
    folder = path.rpartition("/")[0]
    return _checked(Layer(shown, folder, base or folder, text, table, root), values)


def _checked(layer: Layer, values: Any) -> Layer:
    """The layer with its values. Raises UsageError for invalid ones."""
    if not isinstance(values, dict):
        raise layer.error((), "[tool.checker] must be a table")
    policy = values.pop(POLICY, {})
    if not isinstance(policy, dict):
        raise layer.error((POLICY,), f"[{POLICY}] must be a table")
    # A file for another version may have keys that this one doesn't know: the version is what is wrong with it.
    _check_version(layer, values, ())
    _check_version(layer, policy, (POLICY,))
    file, rooted = keys(), policy_keys()
    for name in (name for name in values if name in rooted and name not in file):
        raise layer.error((name,), f"unknown key “{name}”; it belongs in [{POLICY}]")
    _check(layer, values, file, (), (*file, POLICY))
    _check(layer, policy, rooted, (POLICY,), rooted)
    if isinstance(values.get("rules"), str):
        values["rules"] = {FOLDER: values["rules"]}
    return replace(layer, values=values, policy=policy)


def _at(values: Any, path: KeyPath) -> Any:
    """The value in tables within tables; None where it isn't there."""
    for name in path:
        values = values.get(name) if isinstance(values, dict) else None
    return values


def _check_version(layer: Layer, values: Mapping[str, Any], table: KeyPath) -> None:
    required = values.get("required-version")
    if not isinstance(required, str):
        return
    try:
        fits = VERSION in specifiers(required)
    except ValueError:
        return  # reported below, with what is wrong with other keys
    if not fits:
        raise layer.error(
            (*table, "required-version"),
            f"required-version: requires checker {required}, but this is {VERSION}; install a matching version",
        )


def _check(
    layer: Layer, values: Mapping[str, Any], options: Mapping[str, Option], table: KeyPath, known: Iterable[str]
) -> None:
    for name, value in values.items():
        if name not in options:
            raise layer.error((*table, name), unknown_key(name, known, f" in [{table[0]}]" if table else ""))
        for below, message in problems(options[name], value):
            raise layer.error((*table, name, *below), message)


def _text(path: str, shown: str) -> str:
    try:
        return read_regular(path, _MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown}: not UTF-8 (at byte {error.start}); save the file as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{shown}: can't be read: {error.strerror or error}") from error


def _parsed(text: str, shown: str) -> dict[str, Any]:
    try:
        return parsed_toml(text)
    except TomlError as error:
        raise UsageError(f"{shown}:{error.place}: {error}") from error
