"""What the front matter of any format is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from checker.model.document import Piece
from checker.model.errors import EditRefusedError


class BrokenError(Exception):
    """Front matter that can't be read. ``end`` is where it ends (code points), 0 where that isn't known."""

    def __init__(self, reason: str, end: int = 0) -> None:
        super().__init__(reason)
        self.end = end


class Scalar(NamedTuple):
    """A string: its key, what it says, and where each part stands. The pieces count their text from 0 and their source from its start."""

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


class Pieces:
    """Puts a text together from parts of a source (code points)."""

    def __init__(self, source: str, encode: Callable[[str], str]) -> None:
        self._source, self._encode = source, encode
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, start: int, end: int, decoded: str) -> None:
        """A part of the source and what it says. One that says nothing is left out, but what stands around it doesn't become one."""
        exact = self._source[start:end] == decoded
        at, self._length = self._length, self._length + len(decoded)
        self._parts.append(decoded)
        last = self._pieces[-1] if self._pieces else None
        if exact and last is not None and last.exact and last.source_end == start:
            self._pieces[-1] = last._replace(text_end=self._length, source_end=end)
        elif decoded:
            self._pieces.append(Piece(at, self._length, start, end, exact, self._encode))

    def made(self) -> tuple[str, tuple[Piece, ...]]:
        """The text, and where each of its parts stands."""
        return "".join(self._parts), tuple(self._pieces)


def whole(text: str, start: int, end: int) -> tuple[str, tuple[Piece, ...]]:
    """A text of which only the place is known: it can be read, and not be changed."""
    return text, (Piece(0, len(text), start, end, exact=False, encode=unwritable),) if text else ()


def unwritable(_text: str) -> str:
    """Refuses what would have to be guessed."""
    raise EditRefusedError("the front matter is written in a way that can't be changed safely")
