"""The types of options: which values each takes, what is wrong with any other, and the same as a JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from checker.backends.languagetool.options import base_url
from checker.base.did_you_mean import hint
from checker.base.files import NotRegularError, check_regular
from checker.base.version_numbers import VERSION_PATTERN, is_version
from checker.config.options import NO_BACKEND, OPTIONS, CliOptions, Option
from checker.config.toml_text import KeyPath
from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.settings import MOST_JOBS, MOST_NUMBER, MOST_SECONDS, MOST_SIZE, is_day
from checker.model.version import VERSION
from checker.reading.globs import MOST_CHARACTERS, MOST_GLOBS, is_glob
from checker.reading.registry import NAMES
from checker.reading.source import is_encoding

FOLDER = "folder"
"""In ``[rules]``: the folder of the project's own rules, beside the tables of rules."""
SEVERITY = "severity"
"""In the table of a rule: its severity, beside its options."""

Problem = tuple[KeyPath, str]
"""Where in a value something is wrong, and what."""
Check = Callable[[str], str]
"""Says what is wrong with a text; "" for nothing."""

_LANGUAGE = r"[a-z]{2,3}"
_EXTENSION = r"\.[^./\s]{1,20}"
_SPECIFIER = rf" *(==|!=|<=|>=|~=|<|>)? *{VERSION_PATTERN}(\.\*)? *"
_SPECIFIERS = f"{_SPECIFIER}(,{_SPECIFIER})*"
_TEXT = {"type": "string"}


def specifiers(text: str) -> Any:
    """The versions that a text allows. Raises ValueError for what is none. A version alone allows itself."""
    # 9 ms, which only a configuration that asks for a version needs.
    from packaging.specifiers import SpecifierSet  # noqa: PLC0415

    return SpecifierSet(re.sub(r"(^|,)\s*(?=\d)", r"\1==", text))


def _is_specifier(text: str) -> bool:
    try:
        # What it holds is read when it is asked: a number of thousands of digits is refused only then.
        specifiers(text).contains(VERSION)
    except ValueError:
        return False
    return True


def _is_address(text: str) -> bool:
    try:
        return bool(base_url(text))
    except UsageError:
        return False


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_number(value: Any, kind: type | tuple[type, ...]) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)


_SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "flag": lambda value: isinstance(value, bool),
    "count": lambda value: _is_number(value, int) and 0 <= value <= MOST_JOBS,
    "number": lambda value: _is_number(value, int) and 0 <= value <= MOST_NUMBER,
    "megabytes": lambda value: _is_number(value, int) and 0 < value <= MOST_SIZE,
    "seconds": lambda value: _is_number(value, (int, float)) and 0 < value <= MOST_SECONDS,
    "text": lambda value: isinstance(value, str),
    "texts": _is_list,
    "text by name": lambda value: isinstance(value, dict) and all(isinstance(item, str) for item in value.values()),
    "texts by name": lambda value: isinstance(value, dict) and all(map(_is_list, value.values())),
    "tables": lambda value: isinstance(value, str | dict),
}


def _if_given(is_right: Callable[[str], object], message: str) -> Check:
    """Takes an empty text: it takes back what an extended file sets."""
    return lambda text: "" if not text or is_right(text) else message


def _like(pattern: str, message: str) -> Check:
    return lambda text: "" if re.fullmatch(pattern, text) else message


def _reader(text: str) -> str:
    return "" if text in NAMES else f"is not a reader (available: {', '.join(NAMES)}){hint(text, NAMES)}"


def _glob(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        return f"is longer than {MOST_CHARACTERS:,} characters"
    return "" if text.strip() and is_glob(text) else "is not a glob such as wire/**"


def _own_glob(text: str) -> str:
    return "must not start with “!”" if text.startswith("!") else _glob(text)


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


_language = _like(f"auto|{_LANGUAGE}", "is neither auto nor a language code such as en")
_extension = _like(_EXTENSION, "is not a file extension such as .story")
_version = _if_given(is_version, "is not a version such as 0.1.0")
_specifier = _if_given(_is_specifier, "is not a version range such as >=0.1,<2")
_encoding = _if_given(is_encoding, "is not a known encoding")
_address = _if_given(_is_address, "is not an address such as http://localhost:8081")
_day = _if_given(is_day, "is not a date in the form YYYY-MM-DD")

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
    "version": Type("text", "a version", _version, pattern=f"({VERSION_PATTERN})?"),
    "specifier": Type("text", "a version range", _specifier, pattern=f"({_SPECIFIERS})?"),
    "language": Type("text", "a language", _language, pattern=f"auto|{_LANGUAGE}"),
    "encoding": Type("text", "an encoding", _encoding),
    "address": Type("text", "an address", _address),
    "day": Type("text", "a date", _day),
    "reader": Type("text", "a reader", _reader),
    "texts": Type("texts", "a list of strings"),
    "files": Type("texts", "a list of files"),
    "rules": Type("texts", "a list of rules"),
    "globs": Type("texts", "a list of globs", _glob, most=MOST_GLOBS),
    "rules-by-glob": Type(
        "texts by name",
        "a table with a list of rules for each glob",
        name=_own_glob,
        names=r"[^!].*",
        most=MOST_GLOBS,
    ),
    "language-by-glob": Type(
        "text by name",
        "a table with a language for each glob",
        _language,
        _own_glob,
        f"auto|{_LANGUAGE}",
        r"[^!].*",
        MOST_GLOBS,
    ),
    "reader-by-extension": Type(
        "text by name",
        "a table with a reader for each extension",
        _reader,
        _extension,
        "|".join(NAMES),
        _EXTENSION,
    ),
    "rule-tables": Type("tables", "a table of rules or a folder name"),
}


def problems(option: Option, value: Any, name: str = "") -> Iterator[Problem]:
    """What is wrong with a value of an option, each with its path from the key. ``name`` is what the option is called where the value was given."""
    kind = TYPES[option.type]
    name = name or option.name
    if not _SHAPES[kind.shape](value):
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
        (list, "a list" if _is_list(value) else "a list with other values than strings"),
        (dict, "a table"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "a date")


def value_schema(option: Option) -> dict[str, Any]:
    """The JSON Schema of an option's value."""
    kind = TYPES[option.type]
    text: dict[str, Any] = {**_TEXT, "enum": list(option.choices)} if option.choices else _TEXT
    if kind.pattern:
        text = {**_TEXT, "pattern": f"^({kind.pattern})$"}
    texts = {"type": "array", "items": text}
    named = {"type": "object", "propertyNames": {"pattern": f"^({kind.names})$"}}
    shapes: dict[str, dict[str, Any]] = {
        "flag": {"type": "boolean"},
        "count": {"type": "integer", "minimum": 0, "maximum": MOST_JOBS},
        "number": {"type": "integer", "minimum": 0, "maximum": MOST_NUMBER},
        "megabytes": {"type": "integer", "minimum": 1, "maximum": MOST_SIZE},
        "seconds": {"type": "number", "exclusiveMinimum": 0, "maximum": MOST_SECONDS},
        "text": text,
        "texts": texts,
        "text by name": {**named, "additionalProperties": text},
        "texts by name": {**named, "additionalProperties": texts},
        "tables": {"oneOf": [_TEXT, _rules_schema()]},
    }
    return shapes[kind.shape]


def _rules_schema() -> dict[str, Any]:
    rule = {
        "type": "object",
        "properties": {SEVERITY: {**_TEXT, "enum": [str(severity) for severity in Severity]}},
        "additionalProperties": {"type": ["string", "number", "boolean"]},
    }
    return {"type": "object", "properties": {FOLDER: _TEXT}, "additionalProperties": rule}
