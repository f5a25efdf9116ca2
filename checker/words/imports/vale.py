"""Vale's vocabularies: a regular expression a line, written out as the words that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from checker.model.word_list import WordEntry
from checker.words.imports.formats import Imported, LeftOut
from checker.words.lists import text_of

_MOST = 64
_TOO_MANY = f"stands for more than {_MOST} words"
_FORBIDDEN = "forbidden: a list of words accepts only; the rules or the table of names forbid"
_ENDLESS = {"*": "repeats without end", "+": "repeats without end", "{": "repeats"}
_ESCAPES = {"b": "", "B": "", "t": " ", "s": " "}


class _NotWordsError(ValueError):
    """An expression that can't be written out; its text says why."""


def import_file(path: Path) -> Imported:
    """The words of ``accept.txt``. An expression that stands for more than 64 words, or for endless ones, is left out. Raises UsageError."""
    entries: list[WordEntry] = []
    left_out: list[LeftOut] = []
    for number, line in enumerate(text_of(path).splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        place = f"{path.as_posix()}:{number}"
        if path.name.lower() == "reject.txt":
            left_out.append(LeftOut(place, text, _FORBIDDEN))
            continue
        try:
            entries += map(WordEntry, words_of(text))
        except ValueError as error:
            left_out.append(LeftOut(place, text, str(error)))
    return Imported.of(path, "vale", entries, left_out)


def words_of(expression: str) -> list[str]:
    """The words that an expression stands for, lower case where case doesn't count. Raises ValueError that says why it can't be written out."""
    body = expression.removeprefix("(?i)")
    reader = _Reader(body)
    words = [" ".join(word.split()) for word in reader.alternatives()]
    if reader.at < len(body):
        raise _NotWordsError("a bracket is closed that wasn't opened")
    if body != expression:
        words = [word.lower() for word in words]
    return sorted({word for word in words if word})


class _Reader:
    """Reads an expression from left to right; each method gives the texts that its part stands for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def alternatives(self) -> list[str]:
        """Up to the end, or the bracket that closes."""
        found = self._sequence()
        while self._next() == "|":
            self.at += 1
            found = found + self._sequence()
        return _few(found)

    def _sequence(self) -> list[str]:
        found = [""]
        while self._next() not in ("", "|", ")"):
            parts = self._repeated(self._part())
            _few(found, len(parts))
            found = [start + part for start in found for part in parts]
        return found

    def _repeated(self, parts: list[str]) -> list[str]:
        sign = self._next()
        if sign in _ENDLESS and sign:
            raise _NotWordsError(_ENDLESS[sign])
        if sign != "?":
            return parts
        self.at += 1
        return [*parts, ""]

    def _part(self) -> list[str]:
        sign = self._next()
        self.at += 1
        if sign == "[":
            return list(self._characters())
        if sign == "(":
            return self._group()
        if sign == "\\":
            return [self._escape()]
        if sign in "^$":
            return [""]
        if sign in _ENDLESS or sign == "?":
            raise _NotWordsError(f"“{sign}” repeats nothing")
        if sign == "." and self._next() in ("*", "+", "?", "{"):
            raise _NotWordsError("any character")
        # An only stop is meant as one: “Node.js”.
        return [sign]

    def _group(self) -> list[str]:
        if self._next() == "?":
            if self.text[self.at : self.at + 2] != "?:":
                raise _NotWordsError("looks around, or changes the flags inside")
            self.at += 2
        found = self.alternatives()
        if self._next() != ")":
            raise _NotWordsError("a bracket isn't closed")
        self.at += 1
        return found

    def _escape(self) -> str:
        sign = self._next()
        self.at += 1
        if sign in _ESCAPES:
            return _ESCAPES[sign]
        if sign.isalnum() or not sign:
            raise _NotWordsError(f"any character of a class (\\{sign})")
        return sign

    def _characters(self) -> Iterator[str]:
        """Those of a class in brackets."""
        if self._next() == "^":
            raise _NotWordsError("any character but some")
        end = self.text.find("]", self.at + 1)
        if end < 0:
            raise _NotWordsError("a bracket isn't closed")
        body, self.at = self.text[self.at : end], end + 1
        if "\\" in body or body.startswith("["):
            raise _NotWordsError("a class of characters")
        for first, last in re.findall(r"(.)(?:-(.))?", body):
            if ord(last or first) - ord(first) >= _MOST:
                raise _NotWordsError(_TOO_MANY)
            yield from map(chr, range(ord(first), ord(last or first) + 1))


def _few(found: list[str], times: int = 1) -> list[str]:
    if len(found) * times > _MOST:
        raise _NotWordsError(_TOO_MANY)
    return found
