"""The JSON Schema of a configuration file, for editors. It is made from the table of keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.config.keys import FOLDER, SEVERITY, Key, Keys
from checker.config.load import POLICY
from checker.config.types import TYPES, Type
from checker.model.finding import Severity
from checker.model.settings import MOST_JOBS, MOST_SECONDS

_TEXT = {"type": "string"}


def schema() -> dict[str, Any]:
    """What a configuration file may hold; for a ``pyproject.toml``, its table ``[tool.checker]``. It can't tell which rules there are."""
    keys = Keys()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Configuration of checker",
        **_table(keys.file),
        "properties": _properties(keys.file)
        | {POLICY: {"description": "what no nested file can loosen", **_table(keys.policy)}},
    }


def _table(keys: Mapping[str, Key]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": _properties(keys)}


def _properties(keys: Mapping[str, Key]) -> dict[str, Any]:
    return {
        key.name: {"description": key.meaning, "default": key.default, **_value(TYPES[key.type], key)}
        for key in keys.values()
    }


def _value(kind: Type, key: Key) -> dict[str, Any]:
    text = {**_TEXT, "enum": list(key.values)} if key.values else _TEXT
    if kind.pattern:
        text = {**_TEXT, "pattern": f"^({kind.pattern})$"}
    texts = {"type": "array", "items": text}
    shapes: dict[str, dict[str, Any]] = {
        "flag": {"type": "boolean"},
        "count": {"type": "integer", "minimum": 0, "maximum": MOST_JOBS},
        "seconds": {"type": "number", "exclusiveMinimum": 0, "maximum": MOST_SECONDS},
        "text": text,
        "texts": texts,
        "text by name": _by_name(kind, text),
        "texts by name": _by_name(kind, texts),
        "tables": {"oneOf": [_TEXT, _rules()]},
    }
    return shapes[kind.shape]


def _by_name(kind: Type, value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "propertyNames": {"pattern": f"^({kind.names})$"}, "additionalProperties": value}


def _rules() -> dict[str, Any]:
    rule = {
        "type": "object",
        "properties": {SEVERITY: {**_TEXT, "enum": [str(severity) for severity in Severity]}},
        "additionalProperties": {"type": ["string", "number", "boolean"]},
    }
    return {"type": "object", "properties": {FOLDER: _TEXT}, "additionalProperties": rule}
