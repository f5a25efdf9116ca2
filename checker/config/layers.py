"""What configuration files say: the value of each key, and where it is set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from checker.base.visible import visible
from checker.config.locate import ANYWHERE, is_inside
from checker.config.toml_text import KeyPath, lines_of
from checker.model.errors import UsageError


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
