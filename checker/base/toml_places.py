"""Where the tables, keys and strings of a TOML text are. The text must be valid: its values come from ``tomllib``, which gives no places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from checker.model.span import Span

_TOKEN = re.compile(
    r"(?P<blank>[ \t]++|#[^\r\n]*+)|(?P<line>\r\n|[\r\n])"
    r'|"""(?:\r\n|[\r\n])?(?P<basic_lines>(?:[^"\\]++|\\(?s:.)|"{1,2}(?!")|"{1,2}(?="""(?!")))*+)"""'
    r"|'''(?:\r\n|[\r\n])?(?P<literal_lines>(?:[^']++|'{1,2}(?!')|'{1,2}(?='''(?!')))*+)'''"
    r'|"(?P<basic>(?:[^"\\\r\n]++|\\.)*+)"'
    r"|'(?P<literal>[^'\r\n]*+)'"
    r"|(?P<sign>[\[\]{},=.])|(?P<bare>[^\s\"'\[\]{},=.#]++)|."
)
_STRINGS = frozenset({"basic_lines", "literal_lines", "basic", "literal"})


class TomlPlace(NamedTuple):
    """A table, a key, or a string that is a value.

    ``path`` are the keys that lead to it, with positions in lists as “[0]”. ``inner`` is what is between the quotes of a string, and ``literal``
    whether its backslashes escape nothing.
    """

    kind: str
    path: tuple[str, ...]
    span: Span
    inner: Span
    literal: bool = False


def toml_places(text: str, start: int = 0, end: int | None = None) -> Iterator[TomlPlace]:
    """The places between two offsets in their order; of kind “table”, “key” or “string”."""
    scanner = _Scanner()
    for token in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield from scanner.take(token)


class _Level:
    """A list or a table that is open. ``path`` leads to it, ``count`` is the position in a list, ``names`` the key so far in a table."""

    def __init__(self, path: tuple[str, ...], *, is_list: bool) -> None:
        self.path, self.is_list = path, is_list
        self.count = 0
        self.names: tuple[str, ...] = ()
        self.in_value = is_list

    @property
    def value_path(self) -> tuple[str, ...]:
        return (*self.path, f"[{self.count}]") if self.is_list else (*self.path, *self.names)

    def next(self) -> None:
        """Goes on to the next value or key."""
        self.count += 1
        self.names = ()
        self.in_value = self.is_list


class _Scanner:
    def __init__(self) -> None:
        self._levels = [_Level((), is_list=False)]
        self._brackets = 0
        self._header: list[str] = []
        # How many tables a list of tables has so far, by its path.
        self._counts: dict[tuple[str, ...], int] = {}

    def take(self, token: re.Match[str]) -> Iterator[TomlPlace]:
        """Takes the next token."""
        form, level = token.lastgroup or "", self._levels[-1]
        if form == "line":
            if len(self._levels) == 1:
                self._brackets = 0
                level.next()
        elif form == "sign":
            yield from self._sign(token, level)
        elif form == "bare" or form in _STRINGS:
            inner = Span(*token.span(form))
            if self._brackets:
                self._header.append(_name(token[0]))
            elif not level.in_value:
                level.names = (*level.names, _name(token[0]))
                yield TomlPlace("key", level.value_path, Span(*token.span()), inner)
            elif form != "bare":
                yield TomlPlace("string", level.value_path, Span(*token.span()), inner, form.startswith("literal"))

    def _sign(self, token: re.Match[str], level: _Level) -> Iterator[TomlPlace]:
        sign = token[0]
        if sign == "[" and len(self._levels) == 1 and not level.in_value:
            self._brackets += 1
        elif sign == "]" and self._brackets:
            if self._header:
                level.path = self._table()
                yield TomlPlace("table", level.path, Span(*token.span()), Span(*token.span()))
        elif sign == "=":
            level.in_value = True
        elif sign in "[{":
            self._levels.append(_Level(level.value_path, is_list=sign == "["))
        elif sign in "]}":
            self._levels.pop()
        elif sign == ",":
            level.next()

    def _table(self) -> tuple[str, ...]:
        """The path of the table whose header was read; names in it that are lists of tables mean their last one."""
        path: tuple[str, ...] = ()
        for number, name in enumerate(self._header, 1):
            path = (*path, name)
            if number == len(self._header) and self._brackets > 1:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, f"[{self._counts[path]}]")
        self._header = []
        return path


def _name(written: str) -> str:
    """A bare key, or a string without its quotes."""
    if written[0] not in "\"'":
        return written
    name: str = tomllib.loads(f"name = {written}")["name"]
    return name
