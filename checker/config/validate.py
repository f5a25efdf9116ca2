"""What is wrong with the value of an option, in a configuration or on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from checker.base.did_you_mean import hint
from checker.base.files import NotRegularError, check_regular
from checker.config.option_types import FOLDER, SEVERITY, SHAPES, TYPES, is_list
from checker.config.options import NO_BACKEND, OPTIONS, CliOptions, Option
from checker.config.toml_text import KeyPath
from checker.model.errors import UsageError
from checker.model.finding import Severity

Problem = tuple[KeyPath, str]
"""Where in a value something is wrong, and what."""


def problems(option: Option, value: Any, name: str = "") -> Iterator[Problem]:
    """What is wrong with a value of an option, each with its path from the key. ``name`` is what the option is called where the value was given."""
    kind = TYPES[option.type]
    name = name or option.name
    if not SHAPES[kind.shape](value):
        yield (), f"{name} must be {kind.called}, not {_described(value)}"
    elif kind.most and len(value) > kind.most:
        yield (), f"{name} has {len(value):,} globs; at most {kind.most:,} are allowed"
    elif kind.shape == "tables":
        yield from _rule_problems(value)
    elif option.choices:
        yield from _choice_problems(option.choices, value, name)
    else:
        for path, text in _texts(value):
            if wrong := kind.text(text):
                yield path, f"{name}: “{text}” {wrong}"
        for below in value if isinstance(value, dict) else ():
            if wrong := kind.name(below):
                yield (below,), f"{name}: “{below}” {wrong}"


def check_given(options: CliOptions) -> None:
    """Raises UsageError for an invalid option of the command line."""
    for name, value in options.given.items():
        option = OPTIONS[name]
        if option.type == "choices":
            option = replace(option, choices=(*option.choices, NO_BACKEND))
        for _, message in problems(option, value, option.flag):
            raise UsageError(message)
        if option.type == "file":
            _check_file(option, value)


def _check_file(option: Option, name: str) -> None:
    try:
        check_regular(name)
    except NotRegularError as error:
        raise UsageError(f"{option.flag}: {name}: {error}") from error
    except OSError as error:
        raise UsageError(f"{option.flag}: file {name} not found") from error


def unknown_key(name: str, known: Iterable[str], where: str = "") -> str:
    """That a key isn't known, with the nearest that is."""
    return f"unknown key “{name}”{where}{hint(name, known)}"


def _choice_problems(choices: tuple[str, ...], value: Any, name: str) -> Iterator[Problem]:
    for path, text in _texts(value):
        if text not in choices:
            yield path, f"{name}: unknown value “{text}” (available: {', '.join(choices)}){hint(text, choices)}"


def _texts(value: Any) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, list):
        yield from (((item,), item) for item in value)
    elif isinstance(value, dict):
        for name, below in value.items():
            yield from (((name, *path), text) for path, text in _texts(below))


def _rule_problems(value: str | dict[str, Any]) -> Iterator[Problem]:
    if isinstance(value, str):
        return
    for rule, table in value.items():
        if rule == FOLDER:
            if not isinstance(table, str):
                yield (rule,), f"rules.{FOLDER} must be a folder name, not {_described(table)}"
        elif not isinstance(table, dict):
            yield (rule,), f'rules: “{rule}” must be a table, [rules."{rule}"], not {_described(table)}'
        else:
            yield from _table_problems(rule, table)


def _table_problems(rule: str, table: dict[str, Any]) -> Iterator[Problem]:
    severities = [str(severity) for severity in Severity]
    for name, value in table.items():
        if name == SEVERITY and value not in severities:
            yield (rule, name), f"severity: unknown value “{value}” (available: {', '.join(severities)})"
        elif not isinstance(value, str | bool | int | float):
            yield (rule, name), f"{name} must be a string, a number, true or false, not {_described(value)}"


def _described(value: Any) -> str:
    """A TOML value in words."""
    kinds = (
        (bool, str(value).lower()),
        (str, "a string"),
        (int | float, str(value)),
        (list, "a list" if is_list(value) else "a list with other values than strings"),
        (dict, "a table"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "a date")
