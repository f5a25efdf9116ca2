"""The values that an option takes, as a JSON Schema."""

from __future__ import annotations

from typing import Any

from checker.config.option_types import FOLDER, SEVERITY, TYPES
from checker.config.options import Option
from checker.model.finding import Severity
from checker.model.settings import MOST_JOBS, MOST_NUMBER, MOST_SECONDS, MOST_SIZE

_TEXT = {"type": "string"}


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
