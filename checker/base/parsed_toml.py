"""Reads TOML that a stranger may have written: whatever is wrong with it is a TomlError, and no text takes more than its share of memory."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_NUMBER = re.compile(r"\b\d\w*")
_BITS = 64
_MOST_PARTS = 20
# The parser keeps every beginning of a dotted key, so that one of 50,000 parts takes gigabytes.
_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.){0,100}+"|'[^'\n]{0,100}+')"""
_LONG_KEY = re.compile(rf"(?:^|[\[{{,])[ \t]*+(?:{_PART}[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}", re.MULTILINE)


class TomlError(ValueError):
    """A text that is no TOML, or beyond all reason. ``place`` is "line" or "line:column", from 1."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place


def parsed_toml(text: str) -> dict[str, Any]:
    """The values of a TOML text, whose lines end in LF. Raises TomlError."""
    if long := _LONG_KEY.search(text):
        raise TomlError(str(text.count("\n", 0, long.end()) + 1), f"a key of more than {_MOST_PARTS} parts")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _PLACE.search(message)
        # Without a place it is the end of the text.
        place = f"{found[1]}:{found[2]}" if found else f"{text.count(chr(10)) + 1}:{len(text) - text.rfind(chr(10))}"
        raise TomlError(place, f"invalid TOML: {message.partition(' (at ')[0]}") from error
    except RecursionError as error:
        raise TomlError(str(_deepest(text)), "nested too deeply") from error
    except ValueError as error:
        # The parser takes no line along: Python refuses to read a number of so many digits.
        raise TomlError(str(_longest_number(text)), "number with too many digits") from error
    if _has_huge_number(values):
        raise TomlError(str(_longest_number(text)), "number with too many digits")
    return values


def _has_huge_number(values: dict[str, Any]) -> bool:
    """Whether a whole number is beyond those of TOML: in base 16 the parser reads any, but Python can't write it in digits."""
    waiting: list[Any] = [values]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, int) and value.bit_length() > _BITS:
            return True
    return False


def _deepest(text: str) -> int:
    """The line with the most brackets."""
    lines = text.split("\n")
    return 1 + max(range(len(lines)), key=lambda number: lines[number].count("[") + lines[number].count("{"))


def _longest_number(text: str) -> int:
    """The line with the longest number."""
    lines = text.split("\n")
    return 1 + max(range(len(lines)), key=lambda number: max(map(len, _NUMBER.findall(lines[number])), default=0))
