"""What the value of a key may be, and what is wrong with one that can't be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from checker.base.did_you_mean import hint
from checker.base.versions import VERSION_PATTERN, is_version
from checker.config.keys import FOLDER, SEVERITY, Key
from checker.config.origins import Way
from checker.config.required_version import SPECIFIER_PATTERN, is_specifier
from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.settings import MOST_JOBS, MOST_SECONDS
from checker.reading.globs import is_glob
from checker.reading.registry import NAMES
from checker.reading.source import is_encoding

Problem = tuple[Way, str]
"""Where in a value something is wrong, and what."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_EXTENSION = re.compile(r"\.[^./\s]{1,20}")


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


_SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "flag": lambda value: isinstance(value, bool),
    "count": lambda value: isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_JOBS,
    "seconds": lambda value: (
        isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= MOST_SECONDS
    ),
    "text": lambda value: isinstance(value, str),
    "texts": _is_list,
    "text by name": lambda value: _is_table(value) and all(isinstance(item, str) for item in value.values()),
    "texts by name": lambda value: _is_table(value) and all(map(_is_list, value.values())),
    "tables": lambda value: isinstance(value, str | dict),
}


def _version(text: str) -> str:
    return "" if not text or is_version(text) else "it is a version, as 0.1.0"


def _specifier(text: str) -> str:
    return "" if not text or is_specifier(text) else "it says which versions may be used, as >=0.1,<2"


def _language(text: str) -> str:
    return (
        ""
        if text == "auto" or _LANGUAGE.fullmatch(text)
        else "it is auto, or a language of two or three letters, as en"
    )


def _encoding(text: str) -> str:
    return "" if not text or is_encoding(text) else "there is no such encoding"


def _glob(text: str) -> str:
    return "" if text.strip() and is_glob(text) else "it is no glob, as wire/**"


def _own_glob(text: str) -> str:
    return "a glob of its own can't take back what another names" if text.startswith("!") else _glob(text)


def _extension(text: str) -> str:
    return "" if _EXTENSION.fullmatch(text) else "it is an extension with its stop, as .story"


def _reader(text: str) -> str:
    return "" if text in NAMES else f"it is one of {', '.join(NAMES)}{hint(text, NAMES)}"


def _address(text: str) -> str:
    from checker.backends.languagetool.http import base_url  # noqa: PLC0415 - only where there is one

    try:
        return base_url(text) and "" if text else ""
    except UsageError:
        return "it is an address, as http://localhost:8081"


def _anything(_: str) -> str:
    return ""


class Type(NamedTuple):
    """A type of the table of keys: its shape in TOML, what it is called, and what is wrong with a text or a name in it (empty for nothing).

    ``pattern`` and ``names`` are what a JSON Schema can tell of the same: regular expressions for a whole text or name.
    """

    shape: str
    called: str
    text: Callable[[str], str] = _anything
    name: Callable[[str], str] = _anything
    pattern: str = ""
    names: str = ""


TYPES: Mapping[str, Type] = {
    "flag": Type("flag", "true or false"),
    "count": Type("count", f"a whole number from 0 to {MOST_JOBS}"),
    "seconds": Type("seconds", f"a number of seconds, up to {MOST_SECONDS}"),
    "text": Type("text", "a text"),
    "choice": Type("text", "a text"),
    "choices": Type("texts", "a list of texts"),
    "file": Type("text", "the name of a file"),
    "version": Type("text", "a text with a version", _version, pattern=f"({VERSION_PATTERN})?"),
    "specifier": Type("text", "a text with versions", _specifier, pattern=f"({SPECIFIER_PATTERN})?"),
    "language": Type("text", "a text with a language", _language, pattern=f"auto|{_LANGUAGE.pattern}"),
    "encoding": Type("text", "the name of an encoding", _encoding),
    "address": Type("text", "a text with an address", _address),
    "texts": Type("texts", "a list of texts"),
    "files": Type("texts", "a list of files"),
    "rules": Type("texts", "a list of rules"),
    "globs": Type("texts", "a list of globs", _glob),
    "rules-by-glob": Type(
        "texts by name", "a table with a list of rules for each glob", name=_own_glob, names=r"[^!].*"
    ),
    "language-by-glob": Type(
        "text by name",
        "a table with a language for each glob",
        _language,
        _own_glob,
        f"auto|{_LANGUAGE.pattern}",
        r"[^!].*",
    ),
    "reader-by-extension": Type(
        "text by name",
        "a table with a reader for each extension",
        _reader,
        _extension,
        "|".join(NAMES),
        _EXTENSION.pattern,
    ),
    "rule-tables": Type("tables", "tables by rule, or the name of a folder"),
}


def problems(key: Key, value: Any) -> Iterator[Problem]:
    """What is wrong with a value of a key, each with its way from the key."""
    kind = TYPES[key.type]
    if not _SHAPES[kind.shape](value):
        yield (), f"{key.name} is {kind.called}, not {_what(value)}"
    elif kind.shape == "tables":
        yield from _rules(value)
    elif key.values:
        for way, text in _texts(value):
            if text not in key.values:
                verb = "has" if way else "is"
                yield way, f"{key.name} {verb} “{text}”; it is one of {', '.join(key.values)}{hint(text, key.values)}"
    else:
        for way, text in _texts(value):
            if wrong := kind.text(text):
                yield way, f"{key.name} has “{text}”: {wrong}"
        for name in value if isinstance(value, dict) else ():
            if wrong := kind.name(name):
                yield (name,), f"{key.name} has “{name}”: {wrong}"


def unknown(name: str, known: Iterable[str], where: str = "") -> str:
    """That a key isn't known, with the nearest that is."""
    return f"unknown key “{name}”{where}{hint(name, known)}"


def _texts(value: Any) -> Iterator[tuple[Way, str]]:
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, list):
        yield from (((item,), item) for item in value)
    elif isinstance(value, dict):
        for name, below in value.items():
            yield from (((name, *way), text) for way, text in _texts(below))


def _rules(value: str | dict[str, Any]) -> Iterator[Problem]:
    if isinstance(value, str):
        return
    for rule, table in value.items():
        if rule == FOLDER:
            if not isinstance(table, str):
                yield (rule,), f"rules.{FOLDER} is the name of a folder, not {_what(table)}"
        elif not isinstance(table, dict):
            yield (rule,), f'rules has “{rule}”: a rule has a table, as [rules."{rule}"], not {_what(table)}'
        else:
            yield from _rule(rule, table)


def _rule(rule: str, table: dict[str, Any]) -> Iterator[Problem]:
    severities = [str(severity) for severity in Severity]
    for name, value in table.items():
        if name == SEVERITY and value not in severities:
            yield (rule, name), f"severity is “{value}”; it is one of {', '.join(severities)}"
        elif not isinstance(value, str | bool | int | float):
            yield (rule, name), f"{name} is a text, a number, or true or false, not {_what(value)}"


def _what(value: Any) -> str:
    """What a TOML value is, in words."""
    kinds = (
        (bool, "true or false"),
        (str, "a text"),
        (int, "a number"),
        (float, "a number"),
        (list, "a list"),
        (dict, "a table"),
    )
    found = next((words for kind, words in kinds if isinstance(value, kind)), "a date")
    if found == "a list" and not _is_list(value):
        return "a list of something else than texts"
    return f"the number {value}" if found == "a number" else found
