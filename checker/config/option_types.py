"""The types of options: which values each takes, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from checker.base.version_numbers import VERSION_PATTERN
from checker.config.value_checks import (
    EXTENSION,
    LANGUAGE,
    SPECIFIERS,
    Check,
    check_address,
    check_day,
    check_encoding,
    check_extension,
    check_glob,
    check_language,
    check_own_glob,
    check_reader,
    check_specifier,
    check_version,
)
from checker.model.settings import MOST_JOBS, MOST_NUMBER, MOST_SECONDS, MOST_SIZE
from checker.reading.globs import MOST_GLOBS
from checker.reading.registry import NAMES

FOLDER = "folder"
"""In ``[rules]``: the folder of the project's own rules, beside the tables of rules."""
SEVERITY = "severity"
"""In the table of a rule: its severity, beside its options."""


def is_list(value: Any) -> bool:
    """Whether a value is a list of strings."""
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_number(value: Any, kind: type | tuple[type, ...]) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)


SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "flag": lambda value: isinstance(value, bool),
    "count": lambda value: _is_number(value, int) and 0 <= value <= MOST_JOBS,
    "number": lambda value: _is_number(value, int) and 0 <= value <= MOST_NUMBER,
    "megabytes": lambda value: _is_number(value, int) and 0 < value <= MOST_SIZE,
    "seconds": lambda value: _is_number(value, (int, float)) and 0 < value <= MOST_SECONDS,
    "text": lambda value: isinstance(value, str),
    "texts": is_list,
    "text by name": lambda value: isinstance(value, dict) and all(isinstance(item, str) for item in value.values()),
    "texts by name": lambda value: isinstance(value, dict) and all(map(is_list, value.values())),
    "tables": lambda value: isinstance(value, str | dict),
}


def _anything(_: str) -> str:
    return ""


class Type(NamedTuple):
    """A type: its shape in TOML, what it is called, and what is wrong with a text or a name in it.

    ``pattern`` and ``names`` are what a JSON Schema can say of the same: regular expressions for a whole text or name.
    ``most`` is how many entries there may be, 0 for any number.
    """

    shape: str
    called: str
    text: Check = _anything
    name: Check = _anything
    pattern: str = ""
    names: str = ""
    most: int = 0


TYPES: Mapping[str, Type] = {
    "flag": Type("flag", "true or false"),
    "count": Type("count", f"a whole number from 0 to {MOST_JOBS}"),
    "number": Type("number", f"a whole number from 0 to {MOST_NUMBER}"),
    "megabytes": Type("megabytes", f"a whole number of megabytes from 1 to {MOST_SIZE}"),
    "seconds": Type("seconds", f"a number of seconds up to {MOST_SECONDS}"),
    "text": Type("text", "a string"),
    "choice": Type("text", "a string"),
    "choices": Type("texts", "a list of strings"),
    "file": Type("text", "a file name"),
    "new-file": Type("text", "a file name"),
    "folder": Type("text", "a folder name"),
    "version": Type("text", "a version", check_version, pattern=f"({VERSION_PATTERN})?"),
    "specifier": Type("text", "a version range", check_specifier, pattern=f"({SPECIFIERS})?"),
    "language": Type("text", "a language", check_language, pattern=f"auto|{LANGUAGE}"),
    "encoding": Type("text", "an encoding", check_encoding),
    "address": Type("text", "an address", check_address),
    "day": Type("text", "a date", check_day),
    "reader": Type("text", "a reader", check_reader),
    "texts": Type("texts", "a list of strings"),
    "files": Type("texts", "a list of files"),
    "rules": Type("texts", "a list of rules"),
    "globs": Type("texts", "a list of globs", check_glob, most=MOST_GLOBS),
    "rules-by-glob": Type(
        "texts by name",
        "a table with a list of rules for each glob",
        name=check_own_glob,
        names=r"[^!].*",
        most=MOST_GLOBS,
    ),
    "language-by-glob": Type(
        "text by name",
        "a table with a language for each glob",
        check_language,
        check_own_glob,
        f"auto|{LANGUAGE}",
        r"[^!].*",
        MOST_GLOBS,
    ),
    "reader-by-extension": Type(
        "text by name",
        "a table with a reader for each extension",
        check_reader,
        check_extension,
        "|".join(NAMES),
        EXTENSION,
    ),
    "rule-tables": Type("tables", "a table of rules or a folder name"),
}
