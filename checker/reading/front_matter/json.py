"""The values of JSON front matter, with the exact places of its strings. Method: RFC 8259."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from checker.model.document import Piece
from checker.model.errors import EditRefusedError
from checker.reading.front_matter.values import BrokenError, Level, Pieces, Scalar, Value, key_of

_TOKEN = re.compile(r'"(?P<string>(?:[^"\\]++|\\.)*+)"|(?P<sign>[\[\]{},:])|(?P<word>[^\s"\[\]{},:]++)', re.DOTALL)
_PART = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]++", re.DOTALL
)


def json_values(text: str) -> tuple[int, list[Value]]:
    """Where the object at the start of a text ends, and all its values in their order. Raises BrokenError."""
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except json.JSONDecodeError as error:
        raise BrokenError(f"line {error.lineno}: {error.msg}") from error
    except RecursionError as error:
        raise BrokenError("it is nested too deeply") from error
    return end, list(_values(text, end))


def _values(text: str, end: int) -> Iterator[Value]:
    """Walks over tokens that are known to be in order."""
    levels: list[Level] = []
    for match in _TOKEN.finditer(text, 0, end):
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
            words, pieces = _string(text, *match.span("string"))
            yield Value(path, "string", words, Scalar(key_of(path), words, pieces))
        elif match["word"]:
            yield Value(levels[-1].taken(), "word", match["word"])


def _string(text: str, start: int, end: int) -> tuple[str, tuple[Piece, ...]]:
    pieces = Pieces(text, _encode)
    for part in _PART.finditer(text, start, end):
        pieces.add(part.start(), part.end(), json.loads(f'"{part[0]}"') if part[0][0] == "\\" else part[0])
    return pieces.made()


def _encode(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise EditRefusedError("half a character can't be written in the front matter") from error
    return json.dumps(text, ensure_ascii=False)[1:-1]
