"""The values of JSON and TOML front matter, with the exact places of their strings. Methods: RFC 8259 and the TOML 1.0 specification."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from checker.base.parsed_toml import TomlError, parsed_toml
from checker.base.toml_places import TomlPlace, toml_places
from checker.model.document import Piece
from checker.model.errors import EditRefusedError
from checker.reading.front_matter import (
    BrokenError,
    Level,
    Scalar,
    StringBuilder,
    Value,
    decoded_escape,
    in_double_quotes,
    key_of,
)

_JSON_TOKEN = re.compile(r'"(?P<string>(?:[^"\\]++|\\.)*+)"|(?P<sign>[\[\]{},:])|(?P<word>[^\s"\[\]{},:]++)', re.DOTALL)
_JSON_PART = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]++", re.DOTALL
)
_TOML_PART = re.compile(
    r"\\(?P<joined>[ \t]*+(?:\r\n|[\r\n])[ \t\r\n]*+)|\\(?P<code>u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|\\(?P<sign>.)"
    r"|(?P<line>\r\n|\r)|[^\\\r]++"
)
_LITERAL_PART = re.compile(r"(?P<line>\r\n|\r)|[^\r]++")
_ESCAPED = dict(zip('btnfr"\\', '\b\t\n\f\r"\\', strict=True))
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")


def json_values(text: str) -> tuple[int, list[Value]]:
    """Where the object at the start of a text ends, and all its values in their order. Raises BrokenError."""
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except json.JSONDecodeError as error:
        raise BrokenError(f"line {error.lineno}: {error.msg}") from error
    except RecursionError as error:
        raise BrokenError("nested too deeply") from error
    except ValueError as error:
        # Python refuses to read a number of so many digits.
        raise BrokenError("number with too many digits") from error
    return end, list(_json_members(text, end))


def _json_members(text: str, end: int) -> Iterator[Value]:
    """Walks over tokens that are known to be in order."""
    levels: list[Level] = []
    for match in _JSON_TOKEN.finditer(text, 0, end):
        sign = match["sign"]
        if sign in {"{", "["}:
            path = levels[-1].taken() if levels else ()
            yield Value(path, "object" if sign == "{" else "list", "")
            levels.append(Level(path, mapping=sign == "{"))
        elif sign in {"}", "]"}:
            levels.pop()
        elif sign is None and levels[-1].wants_key:
            levels[-1].key = json.loads(match[0])
        elif match["string"] is not None:
            path = levels[-1].taken()
            words, pieces = _json_string(text, *match.span("string"))
            yield Value(path, "string", words, Scalar(key_of(path), words, pieces))
        elif match["word"]:
            yield Value(levels[-1].taken(), "word", match["word"])


def _json_string(text: str, start: int, end: int) -> tuple[str, tuple[Piece, ...]]:
    pieces = StringBuilder(text, _in_json)
    for part in _JSON_PART.finditer(text, start, end):
        pieces.add(part.start(), part.end(), json.loads(f'"{part[0]}"') if part[0][0] == "\\" else part[0])
    return pieces.made()


def _in_json(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise EditRefusedError("front matter can't contain half a character") from error
    return json.dumps(text, ensure_ascii=False)[1:-1]


def toml_values(text: str, start: int, end: int) -> list[Value]:
    """All values between two offsets, those that are no strings first. Raises BrokenError."""
    try:
        tree = parsed_toml(text[start:end].replace("\r\n", "\n").replace("\r", "\n"))
    except TomlError as error:
        raise BrokenError(f"line {error.place.partition(':')[0]}: {error}") from error
    values = list(_leaves(tree))
    strings = {value.path: value for value in values if value.kind == "str"}
    found = [place for place in toml_places(text, start, end) if place.kind == "string"]
    placed = [(strings.get(place.path), _toml_string(text, place)) for place in found]
    if len(placed) != len(strings) or any(value is None or value.written != made[0] for value, made in placed):
        return values
    return [
        *(value for value in values if value.kind != "str"),
        *(value._replace(scalar=Scalar(key_of(value.path), *made)) for value, made in placed if value is not None),
    ]


def _leaves(tree: Any) -> Iterator[Value]:
    """All values of a tree in their order; what holds others, too."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), tree)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict | list):
            yield Value(path, type(value).__name__, "")
            named = value.items() if isinstance(value, dict) else ((f"[{at}]", one) for at, one in enumerate(value))
            waiting.extend(reversed([((*path, name), one) for name, one in named]))
        else:
            written = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
            yield Value(path, type(value).__name__, written)


def _toml_string(text: str, place: TomlPlace) -> tuple[str, tuple[Piece, ...]]:
    """What a string says, and its pieces."""
    string = StringBuilder(text, _in_literal if place.literal else _in_basic)
    for part in (_LITERAL_PART if place.literal else _TOML_PART).finditer(text, *place.inner):
        string.add(part.start(), part.end(), _decoded(part))
    return string.made()


def _decoded(part: re.Match[str]) -> str:
    return "\n" if part["line"] is not None else decoded_escape(part, _ESCAPED)


def _in_basic(text: str) -> str:
    return in_double_quotes(text, _CONTROL)


def _in_literal(text: str) -> str:
    if "'" in text or _CONTROL.search(text):
        raise EditRefusedError("a single-quoted front matter value can't contain this character")
    return text
