"""TOML text: the line of each key, and values as TOML writes them.

The lines are found by a scanner of our own: neither tomllib nor tomlkit keeps them. It only sees texts that tomllib has accepted.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checker.base.visible import with_hidden_as

KeyPath = tuple[str, ...]
"""The names of tables and keys that lead to a value; for a text in a list, the text comes last."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")

_PIECE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|\n|[\[\]{}=,.]|[^\s\[\]{}=,.#"\']+',
    re.DOTALL,
)


def written(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{written_key(name)} = {written(item)}' for name, item in value.items())}}}"
    if isinstance(value, int | float):
        return str(value)
    text = value.as_posix() if isinstance(value, Path) else str(value or "")
    text = json.dumps(text, ensure_ascii=False)
    return with_hidden_as(lambda character: f"\\U{ord(character):08x}", text)


def written_key(name: str) -> str:
    """A key as TOML writes it."""
    return name if _BARE.fullmatch(name) else written(name)


def lines_of(text: str) -> Mapping[KeyPath, int]:
    """The line, from 1, of each table, key and text in a list."""
    found: dict[KeyPath, int] = {}
    scanner = _Scanner(text)
    table: KeyPath = ()
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

    def pair(self, table: KeyPath, found: dict[KeyPath, int]) -> None:
        """A key with its value."""
        path = list(table)
        line = self._pieces[self._at][1]
        while (piece := self.ahead()) not in (None, "=", "\n"):
            self.take()
            if piece and piece != ".":
                path.append(_name(piece))
                found.setdefault(tuple(path), line)
        if self.ahead() == "=":
            self.take()
            self._value(tuple(path), found)

    def _value(self, path: KeyPath, found: dict[KeyPath, int]) -> None:
        opening = self.ahead()
        if opening not in ("[", "{"):
            while self.ahead() not in (None, "\n", ",", "]", "}"):
                text = self.take()
                if text[0] in "\"'":
                    found.setdefault((*path, _name(text)), self.line)
            return
        self.take()
        while (piece := self.ahead()) is not None and piece not in "]}":
            if piece in ",\n" or piece.startswith("#"):
                self.take()
            elif opening == "{":
                self.pair(path, found)
            else:
                self._value(path, found)
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
    name: str = tomllib.loads(f"name = {piece}")["name"]
    return name
