"""Reads JSON from strangers: what parsers read in different ways is refused, with a message that says what and where."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from checker.serve.requests import ApiError

_CODE = "invalid_json"
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_object(body: bytes) -> dict[str, Any]:
    """The object that a body holds. Raises ApiError for bytes that are no UTF-8, for what is no JSON or no object, for a name that is given twice, for
    NaN and Infinity, for half a surrogate pair, and for values that are nested too deeply."""
    try:
        value = json.loads(_decoded(body), object_pairs_hook=_object, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        message = f"the body is no JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        raise ApiError(400, _CODE, message) from error
    except RecursionError as error:
        raise ApiError(400, _CODE, "the body is nested too deeply") from error
    except ValueError as error:
        raise ApiError(400, _CODE, "the body has a number of too many digits") from error
    if not isinstance(value, dict):
        raise ApiError(400, _CODE, "the body must be a JSON object")
    if any(_SURROGATE.search(text) for text in _strings(value)):
        raise ApiError(400, _CODE, "the body has half of a surrogate pair (\\ud800 to \\udfff), which is no character")
    return value


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ApiError(400, "invalid_utf8", f"the body is no UTF-8: wrong byte at {error.start}") from error


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ApiError(400, _CODE, f"“{name[:80]}” is given twice in one object")
        found[name] = value
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ApiError(400, _CODE, f"{name} is no JSON")


def _strings(value: Any) -> Iterator[str]:
    """All names and strings in a value, level by level: it may be as deep as the parser allows."""
    level = [value]
    while level:
        yield from (each for each in level if isinstance(each, str))
        lists = [each for each in level if isinstance(each, list)]
        dicts = [each for each in level if isinstance(each, dict)]
        level = [item for each in lists for item in each]
        level += [item for each in dicts for pair in each.items() for item in pair]
