"""Reads one configuration file and checks what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from checker.base.files import MEGABYTE, read_regular
from checker.base.parsed_toml import TomlError, parsed_toml
from checker.config.layers import Layer
from checker.config.locate import is_inside
from checker.config.option_types import FOLDER
from checker.config.options import Option, keys, policy_keys
from checker.config.toml_text import KeyPath
from checker.config.validate import problems, unknown_key
from checker.config.value_checks import specifiers
from checker.model.errors import UsageError
from checker.model.version import VERSION

POLICY = "root-policy"
_MOST_BYTES = MEGABYTE
_TABLE = ("tool", "checker")


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
