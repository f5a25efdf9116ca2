"""Reads configuration files with those that they extend, each once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from checker.config.layer_file import POLICY, read_layer
from checker.config.layers import Configuration, Layer, Value

_SELECTION = ("select", "extend-select", "ignore", "extend-ignore")


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
