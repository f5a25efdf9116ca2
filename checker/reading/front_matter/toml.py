"""The values of TOML front matter, with the exact places of its strings. Method: the TOML 1.0 specification."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from checker.reading.front_matter.toml_strings import FORMS, STRING, string_at
from checker.reading.front_matter.values import BrokenError, Scalar, Value, key_of

_TOKEN = re.compile(
    rf"(?P<blank>[ \t]++|#[^\r\n]*+)|(?P<line>\r\n|[\r\n])|{STRING}|(?P<sign>[\[\]{{}},=.])|(?P<bare>[^\s\"'\[\]{{}},=.#]++)|."
)


def toml_values(text: str, start: int, end: int) -> list[Value]:
    """All values between two offsets, the strings in their order, then all that they stand for. Raises BrokenError."""
    try:
        tree = tomllib.loads(text[start:end].replace("\r\n", "\n").replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise BrokenError(str(error)) from error
    except RecursionError as error:
        raise BrokenError("it is nested too deeply") from error
    values = list(_leaves(tree))
    strings = list(_Scan(text).strings(start, end))
    told = Counter((key_of(value.path), value.written) for value in values if value.kind == "str")
    if told != Counter((scalar.key, scalar.text) for scalar in strings):
        return values
    return list(_joined(values, strings))


def _joined(values: list[Value], strings: list[Scalar]) -> Iterator[Value]:
    """The values in their order, each string with its place: the strings of one key and one text are alike."""
    waiting: dict[tuple[str, str], list[Value]] = {}
    for value in values:
        if value.kind == "str":
            waiting.setdefault((key_of(value.path), value.written), []).append(value)
        else:
            yield value
    for found in waiting.values():
        found.reverse()
    for scalar in strings:
        yield waiting[scalar.key, scalar.text].pop()._replace(scalar=scalar)


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


class _Scan:
    """Goes over the tokens of a text that is known to be in order, and keeps the name of the value that comes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._key = self._name = ""
        self._in_value = False
        self._levels: list[tuple[str, str]] = []

    def strings(self, start: int, end: int) -> Iterator[Scalar]:
        """The strings that are values."""
        header = False
        for match in _TOKEN.finditer(self._text, start, end):
            form = match.lastgroup or ""
            if form == "line" and not self._levels:
                self._in_value = header = False
            elif form == "sign":
                header = header or (match[0] == "[" and not self._in_value and not self._levels)
                if not header:
                    self._sign(match[0])
            elif form in FORMS and self._in_value:
                yield Scalar(self._key, *string_at(self._text, match, form))
            elif form in FORMS:
                self._name = string_at(self._text, match, form)[0]
            elif form == "bare" and not self._in_value:
                self._name = match[0]

    def _sign(self, sign: str) -> None:
        if sign == "=":
            self._key, self._in_value = self._name, True
        elif sign in {"[", "{"}:
            self._levels.append((sign, self._key))
            self._in_value = sign == "["
        elif sign in {"]", "}"} and self._levels:
            self._key = self._levels.pop()[1]
            self._in_value = True
        elif sign == "," and self._levels:
            opened, self._key = self._levels[-1]
            self._in_value = opened == "["
