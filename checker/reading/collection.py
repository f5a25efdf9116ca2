"""A collection: many texts in one file of JSON lines, ``{"id": …, "text": …}`` each."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from checker.base.did_you_mean import hint
from checker.base.files import NotRegularError, regular_lines
from checker.model.errors import SourceError
from checker.model.settings import ReaderOptions
from checker.reading.registry import NAMES, reader_by_extension
from checker.reading.source import Source

EXTENSION = ".jsonl"
_EXPECTED = 'expected {"id": …, "text": …}'
_KINDS = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


class Row(NamedTuple):
    """A text of a collection.

    Its path is the collection's with ``#`` and its id; ``format`` is the name of its reader.
    """

    source: Source
    format: str


def is_collection(path: Path) -> bool:
    """Whether a path that is named is a collection, or would be if it existed."""
    return path.suffix.lower() == EXTENSION and not path.is_dir()


def read_collection(path: Path, options: ReaderOptions) -> Iterator[Row | SourceError]:
    """The texts of a collection in order, and an error for each line that has none, with its number and what is wrong
    with it.

    The format of a row is the one in the options, else its own ``format``, else that of the extension of its id, else
    plain text. Blank lines are skipped. One line is held in memory at a time. A file that can't be read, or has no
    texts, is one error.
    """
    shown = path.as_posix()
    empty = True
    try:
        for number, line in enumerate(regular_lines(path), 1):
            data = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            if data.strip():
                empty = False
                yield _row_or_error(data, shown, number, options)
    except FileNotFoundError:
        yield SourceError(shown, "no such file")
    except NotRegularError as error:
        yield SourceError(shown, str(error))
    except OSError as error:
        yield SourceError(shown, f"can't be read: {error.strerror or error}")
    else:
        if empty:
            yield SourceError(shown, "nothing to check: no texts in this collection")


def _row_or_error(line: bytes, collection: str, number: int, options: ReaderOptions) -> Row | SourceError:
    line_of = f"{collection}:{number}"
    try:
        values = _values(line, line_of)
        name, text = _string(values, "id", line_of), _string(values, "text", line_of)
        if "\0" in text:
            return SourceError(line_of, "binary data (contains NUL characters), not text")
        form = options.input_format or _own_format(values, line_of) or reader_by_extension(name, options) or "text"
    except SourceError as error:
        return error
    # The id is shown in reports. It names no file, and a terminal must not obey it.
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
    return Row(Source(f"{collection}#{shown}", text), form)


def _values(line: bytes, place: str) -> dict[str, Any]:
    """The JSON object of a line. Raises SourceError."""
    try:
        values = json.loads(line.rstrip(b"\r\n").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SourceError(place, f"invalid UTF-8 at byte {error.start + 1} of the line") from error
    except json.JSONDecodeError as error:
        raise SourceError(place, f"not JSON ({error.msg}: character {error.pos + 1}); {_EXPECTED}") from error
    except (RecursionError, ValueError) as error:  # nested too deeply, or a number of thousands of digits
        raise SourceError(place, f"not JSON that can be read; {_EXPECTED}") from error
    if not isinstance(values, dict):
        raise SourceError(place, f"{_KINDS[type(values)]}; {_EXPECTED}")
    return values


def _string(values: dict[str, Any], key: str, place: str) -> str:
    """The string of a key; an id may be a whole number. Raises SourceError."""
    if key not in values:
        raise SourceError(place, f"no “{key}”; {_EXPECTED}")
    value = values[key]
    if key == "id" and type(value) is int:
        return str(value)
    if not isinstance(value, str):
        raise SourceError(place, f"“{key}” must be a string, not {_KINDS[type(value)]}")
    return value


def _own_format(values: dict[str, Any], place: str) -> str:
    """The format that a row names; "" if it names none. Raises SourceError for an unknown one."""
    if values.get("format") is None:
        return ""
    name = _string(values, "format", place)
    if name not in NAMES:
        raise SourceError(place, f"unknown format “{name}” (available: {', '.join(NAMES)}){hint(name, NAMES)}")
    return name
