"""Reads one configuration file, or refuses it with the line and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from checker.base.regular_files import read_regular
from checker.config.fence import ANYWHERE, is_inside
from checker.config.keys import FOLDER, Key, Keys
from checker.config.origins import Way, lines_of
from checker.config.required_version import fits, is_specifier
from checker.config.types import problems, unknown
from checker.model.errors import UsageError
from checker.model.version import VERSION

POLICY = "root-policy"
_TABLE = ("tool", "checker")
_DIGITS = re.compile(r"[\d_]+")
_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, eq=False)
class Layer:
    """A configuration file as it was read. ``base`` is the folder that its globs are relative to, ``folder`` that of the files that it names, ``root`` the
    project folder that they have to lie in."""

    shown: str
    folder: str
    base: str
    text: str
    table: Way
    root: str = ANYWHERE
    values: Mapping[str, Any] = field(default_factory=dict)
    policy: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def _lines(self) -> Mapping[Way, int]:
        return lines_of(self.text)

    def place(self, *way: str) -> str:
        """``path:line`` of a key, or of the nearest table around it."""
        asked = (*self.table, *way)
        while asked and asked not in self._lines:
            asked = asked[:-1]
        return f"{self.shown}:{self._lines.get(asked, 1)}"

    def check_inside(self, path: str, way: Way, message: str) -> None:
        """Raises UsageError for an absolute path that leads outside of the project folder."""
        if not is_inside(path, self.root):
            raise self.error(way, f"{message} is outside the project folder; only a file given by --config may name it")

    def error(self, way: Way, message: str) -> UsageError:
        """That something is wrong there, on one line: what a file says may be meant for a terminal or a runner of jobs."""
        line = f"{self.place(*way)}: {message}"
        return UsageError("".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line))


def holds_table(path: str, shown: str) -> bool:
    """Whether a ``pyproject.toml`` has the table of this program. Most don't name it: those aren't parsed."""
    text = _text(path, shown)
    return "checker" in text and _at(_parsed(text, shown), _TABLE) is not None


def read_layer(path: str, shown: str, keys: Keys, root: str, base: str = "") -> Layer:
    """A configuration file, checked. Raises UsageError with ``path:line``. ``base`` takes the place of its own folder for globs."""
    if not is_inside(path, root):
        raise UsageError(f"{shown}: a link to a file outside the project folder")
    text = _text(path, shown)
    values: Any = _parsed(text, shown)
    table: Way = ()
    if path.endswith("/pyproject.toml"):
        table = _TABLE
        values = _at(values, _TABLE)
        if values is None:
            raise UsageError(f"{shown}: no table [tool.checker] in it")
    folder = path.rpartition("/")[0]
    layer = Layer(shown, folder, base or folder, text, table, root)
    if not isinstance(values, dict):
        raise layer.error((), "[tool.checker] is a table")
    policy = values.pop(POLICY, {})
    if not isinstance(policy, dict):
        raise layer.error((POLICY,), f"[{POLICY}] is a table")
    # A file for another version may have keys that this one doesn't know: the version is what is wrong with it.
    _check_version(layer, values, ())
    _check_version(layer, policy, (POLICY,))
    for name in (name for name in values if name in keys.policy and name not in keys.file):
        raise layer.error((name,), f"unknown key “{name}”; it stands in [{POLICY}]")
    _check(layer, values, keys.file, (), (*keys.file, POLICY))
    _check(layer, policy, keys.policy, (POLICY,), keys.policy)
    if isinstance(values.get("rules"), str):
        values["rules"] = {FOLDER: values["rules"]}
    return replace(layer, values=values, policy=policy)


def _at(values: Any, way: Way) -> Any:
    """What stands in tables within tables; None where it isn't there."""
    for name in way:
        values = values.get(name) if isinstance(values, dict) else None
    return values


def _check_version(layer: Layer, values: Mapping[str, Any], way: Way) -> None:
    asked = values.get("required-version")
    if asked and isinstance(asked, str) and is_specifier(asked) and not fits(VERSION, asked):
        raise layer.error(
            (*way, "required-version"),
            f"required-version is “{asked}”, but this is checker {VERSION}: install one that fits",
        )


def _check(layer: Layer, values: Mapping[str, Any], keys: Mapping[str, Key], way: Way, known: Any) -> None:
    for name, value in values.items():
        if name not in keys:
            raise layer.error((*way, name), unknown(name, known, f" in [{way[0]}]" if way else ""))
        for below, message in problems(keys[name], value):
            raise layer.error((*way, name, *below), message)


def _text(path: str, shown: str) -> str:
    try:
        return read_regular(path).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown}: a configuration file is UTF-8, and this is none at byte {error.start}") from error
    except OSError as error:
        raise UsageError(f"{shown}: can't be read: {error.strerror or error}") from error


def _parsed(text: str, shown: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where a configuration file is found

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = str(error)
        line = _LINE.search(told)
        number = int(line[1]) if line else text.count("\n") + 1
        raise UsageError(f"{shown}:{number}: not TOML: {told.partition(' (at ')[0]}") from error
    except RecursionError as error:
        raise UsageError(f"{shown}:{_deepest(text)}: nested too deeply") from error
    except ValueError as error:
        # The parser takes no line along: Python refuses to read a number of so many digits.
        raise UsageError(f"{shown}:{_longest_number(text)}: a number with too many digits") from error


def _deepest(text: str) -> int:
    """The line with the most brackets."""
    lines = text.split("\n")
    return 1 + max(range(len(lines)), key=lambda number: lines[number].count("[") + lines[number].count("{"))


def _longest_number(text: str) -> int:
    """The line with the longest run of digits."""
    lines = text.split("\n")
    return 1 + max(range(len(lines)), key=lambda number: max(map(len, _DIGITS.findall(lines[number])), default=0))
