"""A configuration file with those that it extends: what each key says, and where it is said."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from checker.config.keys import Keys
from checker.config.load import POLICY, Layer, read_layer
from checker.config.origins import Way
from checker.model.errors import UsageError

_SELECTION = ("select", "extend-select", "ignore", "extend-ignore")


class Value(NamedTuple):
    """What a layer says at a place of its own."""

    value: Any
    layer: Layer
    way: Way

    @property
    def place(self) -> str:
        """``path:line``."""
        return self.layer.place(*self.way)

    def error(self, message: str, *below: str) -> UsageError:
        """That something is wrong with it."""
        return self.layer.error((*self.way, *below), message)


@dataclass(frozen=True, eq=False)
class Configuration:
    """The values by key, each with its layer: one for most keys; several, in order, for ``extend-…`` keys and the tables of rules.

    A rule's table is there as one Value for each of its keys, whose way is ``rules``, the rule as it is written, and the key.
    """

    values: Mapping[str, Sequence[Value]]
    policy: Mapping[str, Value]

    def all(self, *keys: str) -> Iterator[Value]:
        """What is said of keys, in the order of the keys."""
        for key in keys:
            yield from self.values.get(key, ())

    def one(self, key: str) -> Value | None:
        """What is said of a key; None where nobody says anything."""
        return next(iter(self.values.get(key, ())), None)

    def get(self, key: str, default: Any) -> Any:
        """The value of a key."""
        found = self.one(key)
        return default if found is None else found.value


class Loader:
    """Reads configuration files, each once. ``shown`` gives the name by which a path is told, ``root`` the project folder of a file."""

    def __init__(self, shown: Callable[[str], str], root: Callable[[str], str]) -> None:
        self.keys = Keys()
        self.nothing = Configuration({}, {})
        """What holds where only a root policy says anything."""
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
        layers = [read_layer(path, self._shown(path), self.keys, self._root(path), base)]
        read = [path]
        while extended := layers[0].values.get("extend"):
            nearest = layers[0]
            path = os.path.normpath(os.path.join(nearest.folder, extended)).replace(os.sep, "/")  # noqa: PTH118 - lexical, as its name is written
            nearest.check_inside(path, ("extend",), f"extend: “{extended}”")
            if path in read:
                raise nearest.error(("extend",), f"extends itself, through {self._shown(path)}")
            if not os.path.isfile(path):  # noqa: PTH113
                raise nearest.error(("extend",), f"extend has “{extended}”: no file {self._shown(path)}")
            layers.insert(0, read_layer(path, self._shown(path), self.keys, self._root(path)))
            read.append(path)
        return layers


def _merged(layers: Sequence[Layer]) -> Configuration:
    values: dict[str, list[Value]] = {}
    policy: dict[str, Value] = {}
    for layer in layers:
        if "select" in layer.values:
            # A new selection begins: what was ignored in the old one is no part of it.
            for key in _SELECTION:
                values.pop(key, None)
        for key, value in layer.values.items():
            if key == "rules":
                values.setdefault(key, []).extend(_of_rules(value, layer))
            elif key.startswith("extend-"):
                values.setdefault(key, []).append(Value(value, layer, (key,)))
            else:
                values[key] = [Value(value, layer, (key,))]
        policy |= {key: Value(value, layer, (POLICY, key)) for key, value in layer.policy.items()}
    return Configuration(values, policy)


def _of_rules(tables: Mapping[str, Any], layer: Layer) -> Iterator[Value]:
    for rule, table in tables.items():
        if not isinstance(table, dict):
            yield Value(table, layer, ("rules", rule))
            continue
        for key, value in table.items():
            yield Value(value, layer, ("rules", rule, key))
