"""Writes a text in one byte a character, in which RE2 finds what Python's expressions find in the text itself.

RE2 knows letters, digits, blanks and word boundaries of ASCII alone. So all characters that an expression can't distinguish become one byte, and what tells them apart
is asked of Python's own expressions. A character of words becomes a byte that RE2 takes for one, any other a byte that it doesn't: “\\b” is true in the bytes where it
is in the text.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence
from itertools import groupby

_WORD = re.compile(r"\w")
_WORD_BYTES = sorted(string.ascii_letters + string.digits + "_")
# Above those of words and the line end: few ranges make a small program.
_OTHER_BYTES = [chr(byte) for byte in range(0x80, 0x100)]
_NEVER = r"[^\x00-\xff]"


class TooManyBytesError(Exception):
    """An expression distinguishes more characters than there are bytes for."""


class Alphabet(dict[int, str]):
    """The byte of each character, as a character of Latin-1, by its code: a table for ``str.translate``, which grows with the texts.

    Methods raise TooManyBytesError.
    """

    def __init__(self, characters: Iterable[str], sets: Sequence[re.Pattern[str]]) -> None:
        """``characters`` are distinguished from all others, and what a set matches from what it doesn't."""
        self._characters = frozenset(characters)
        self._sets = sets
        self._bytes: dict[tuple[str | bool, ...], str] = {}
        self._samples: dict[str, str] = {}
        self._free_for_words, self._free = iter(_WORD_BYTES), iter(_OTHER_BYTES)
        # Most texts have no others that matter: the expression is seldom compiled again.
        for code in (*range(0x100), *map(ord, sorted(self._characters))):
            self[code]

    def __missing__(self, code: int) -> str:
        character = chr(code)
        # “^” and “$” of lines look for this byte.
        own = character if character in self._characters or character == "\n" else ""
        traits: tuple[str | bool, ...] = (
            own,
            _is_word(character),
            *(each.match(character) is not None for each in self._sets),
        )
        byte = self._bytes.get(traits)
        if byte is None:
            byte = self._bytes[traits] = self._new(character)
            self._samples[byte] = character
        self[code] = byte
        return byte

    @property
    def size(self) -> int:
        """How many bytes are taken."""
        return len(self._bytes)

    def encoded(self, text: str) -> bytes:
        """A text in bytes, some of which may be taken only now."""
        return text.translate(self).encode("latin-1")

    def expression(self, character: re.Pattern[str]) -> str:
        """The set of the bytes of all characters that a pattern of one character matches."""
        runs = groupby(sorted(self._samples), key=lambda byte: character.match(self._samples[byte]) is not None)
        members = [list(run) for is_member, run in runs if is_member]
        # Bytes between two members that aren't taken occur in no text.
        return f"[{''.join(f'{run[0]}-{run[-1]}' for run in members)}]" if members else _NEVER

    def _new(self, character: str) -> str:
        if character == "\n":
            return character
        byte = next(self._free_for_words if _is_word(character) else self._free, "")
        if not byte:
            raise TooManyBytesError
        return byte


def _is_word(character: str) -> bool:
    return _WORD.match(character) is not None
