"""Where in a TOML text each key stands. It is asked of texts that a parser has taken, and only for errors and origins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Way = tuple[str, ...]
"""The names of tables and keys that lead to a value; for a text in a list, the text comes last."""

_PIECE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|\n|[\[\]{}=,.]|[^\s\[\]{}=,.#"\']+',
    re.DOTALL,
)


def lines_of(text: str) -> Mapping[Way, int]:
    """The line, from 1, of each table, key and text in a list."""
    found: dict[Way, int] = {}
    scanner = _Scanner(text)
    table: Way = ()
    while (piece := scanner.ahead()) is not None:
        if piece == "\n" or piece.startswith("#"):
            scanner.take()
        elif piece == "[":
            table = tuple(scanner.header())
            found.setdefault(table, scanner.line)
        else:
            scanner.pair(table, found)
    return found


class _Scanner:
    """Goes through the pieces of a TOML text."""

    def __init__(self, text: str) -> None:
        self._pieces = list(_pieces(text))
        self._at = 0
        self.line = 1

    def ahead(self) -> str | None:
        """The piece that comes next; None at the end."""
        return self._pieces[self._at][0] if self._at < len(self._pieces) else None

    def take(self) -> str:
        """The piece that came next."""
        piece, self.line = self._pieces[self._at]
        self._at += 1
        return piece

    def header(self) -> Iterator[str]:
        """The names in the brackets of a table."""
        while (piece := self.ahead()) is not None and piece != "\n" and not piece.startswith("#"):
            self.take()
            if piece not in "[].":
                yield _name(piece)

    def pair(self, table: Way, found: dict[Way, int]) -> None:
        """A key with its value."""
        way = list(table)
        line = self._pieces[self._at][1]
        while (piece := self.ahead()) not in (None, "=", "\n"):
            self.take()
            if piece and piece != ".":
                way.append(_name(piece))
                found.setdefault(tuple(way), line)
        if self.ahead() == "=":
            self.take()
            self._value(tuple(way), found)

    def _value(self, way: Way, found: dict[Way, int]) -> None:
        opening = self.ahead()
        if opening not in ("[", "{"):
            while self.ahead() not in (None, "\n", ",", "]", "}"):
                text = self.take()
                if text[0] in "\"'":
                    found.setdefault((*way, _name(text)), self.line)
            return
        self.take()
        while (piece := self.ahead()) is not None and piece not in "]}":
            if piece in ",\n" or piece.startswith("#"):
                self.take()
            elif opening == "{":
                self.pair(way, found)
            else:
                self._value(way, found)
        if self.ahead() is not None:
            self.take()


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    line, counted = 1, 0
    for match in _PIECE.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield match[0], line


def _name(piece: str) -> str:
    """A bare key, or a text without its quotes."""
    if piece[0] not in "\"'":
        return piece
    import tomllib  # noqa: PLC0415 - only for errors and origins

    name: str = tomllib.loads(f"name = {piece}")["name"]
    return name
