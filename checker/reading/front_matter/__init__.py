"""Front matter of Markdown and HTML files, and what it consists of in any format: values, and strings with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from checker.model.document import Piece
from checker.model.errors import EditRefusedError
from checker.reading.block_builder import BlockBuilder


class BrokenError(Exception):
    """Front matter that can't be read. ``end`` is where it ends (code points), 0 where that isn't known."""

    def __init__(self, reason: str, end: int = 0) -> None:
        super().__init__(reason)
        self.end = end


class Scalar(NamedTuple):
    """A string: its key, its text, and the place of each part. The pieces count their text from 0 and their source from its start."""

    key: str
    text: str
    pieces: tuple[Piece, ...]


class Value(NamedTuple):
    """A value: the keys and numbers that lead to it, its type, and what it says. ``scalar`` is there for strings."""

    path: tuple[str, ...]
    kind: str
    written: str
    scalar: Scalar | None = None


class Level:
    """A mapping or a list that is open. ``key`` is what its next value is called: None in a list, and in a mapping that waits for a key."""

    def __init__(self, path: tuple[str, ...], *, mapping: bool, flow: bool = False) -> None:
        self.path, self.mapping, self.flow = path, mapping, flow
        self.key: str | None = None
        self._count = 0

    @property
    def wants_key(self) -> bool:
        """Whether what comes next is a key."""
        return self.mapping and self.key is None

    def taken(self) -> tuple[str, ...]:
        """The path of the value that comes."""
        name = self.key or "" if self.mapping else f"[{self._count}]"
        self.key, self._count = None, self._count + 1
        return (*self.path, name)


def key_of(path: tuple[str, ...]) -> str:
    """The nearest key above a value; places in lists have none."""
    return next((name for name in reversed(path) if not name.startswith("[")), "")


class StringBuilder(BlockBuilder):
    """Builds a string from parts of a source; all are written alike."""

    def __init__(self, source: str, encode: Callable[[str], str]) -> None:
        super().__init__()
        self._source, self._encode = source, encode

    def add(self, start: int, end: int, decoded: str) -> None:
        """Appends a part of the source and what it says. One that says nothing is left out, but keeps its neighbours apart."""
        exact = self._source[start:end] == decoded
        if decoded:
            self.put(decoded, start, end, exact=exact, encode=self._encode)

    def made(self) -> tuple[str, tuple[Piece, ...]]:
        """The text, and where each of its parts is."""
        return self.words, tuple(self.pieces)


def decoded_escape(match: re.Match[str], escapes: Mapping[str, str]) -> str:
    """What a part of a string between double quotes says. Its groups are “joined” (a line end that is escaped), “code” and “sign”."""
    groups = match.groupdict()
    if groups.get("joined") is not None:
        return ""
    if (code := groups.get("code")) is not None:
        number = int(code[1:], 16)
        return chr(number) if number <= 0x10FFFF else ""
    if (sign := groups.get("sign")) is not None:
        return escapes.get(sign, "")
    return match[0]


def in_double_quotes(text: str, controls: re.Pattern[str]) -> str:
    """As YAML and TOML write text between double quotes; ``controls`` matches the characters that need a number."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return controls.sub(_numbered, escaped)


def _numbered(match: re.Match[str]) -> str:
    if "\ud800" <= match[0] <= "\udfff":
        raise EditRefusedError("front matter can't contain half a character")
    return f"\\u{ord(match[0]):04X}"


def whole(text: str, start: int, end: int) -> tuple[str, tuple[Piece, ...]]:
    """A text with one place as a whole: it can be read, but not changed."""
    return text, (Piece(0, len(text), start, end, exact=False, encode=unwritable),) if text else ()


def unwritable(_text: str) -> str:
    """Refuses edits that would be guesses."""
    raise EditRefusedError("this front matter value can't be changed safely")
