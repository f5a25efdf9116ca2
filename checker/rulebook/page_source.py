"""A page's YAML with the line of each part of it. What no page needs, and what could take a run down, is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from checker.base.regular_files import read_regular
from checker.model.errors import PageError

Way = tuple[str | int, ...]
"""The keys and numbers that lead to a part of a page."""

_MOST_BYTES = 200_000
_MOST_DEPTH = 12


class PageSource(NamedTuple):
    """The plain values of a page, every scalar a text, and the lines where they stand (from 1)."""

    path: str
    values: Any
    lines: Mapping[Way, int]

    def line(self, *way: str | int) -> int:
        """The line of a part, or of the nearest part around it."""
        while way and way not in self.lines:
            way = way[:-1]
        return self.lines.get(way, 1)

    def error(self, message: str, *way: str | int) -> PageError:
        """That something is wrong there."""
        return PageError(message, self.path, self.line(*way))


def read_page_source(file: Path) -> PageSource:
    """The YAML of a file. Raises PageError for what can't be read, isn't YAML, is far too long or too deep, or has aliases or a key twice."""
    import yaml  # noqa: PLC0415 - only where pages are read from source

    path = file.as_posix()
    text = _text(file, path)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _check_shape(yaml.parse(text, Loader=loader), path)
        node = yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, ValueError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise PageError(f"not YAML: {getattr(error, 'problem', None) or error}", path, line) from error
    lines: dict[Way, int] = {}
    values = _values(node, (), path, lines) if node else None
    return PageSource(path, values, lines)


def message_of(error: PageError) -> str:
    """What a PageError says, without the place."""
    return str(error).removeprefix(f"{error.path}:{error.line}: ")


def _text(file: Path, path: str) -> str:
    try:
        data = read_regular(file)
    except OSError as error:
        raise PageError(f"can't be read: {error.strerror or error}", path) from error
    if len(data) > _MOST_BYTES:
        raise PageError(f"longer than {_MOST_BYTES:,} bytes: a page is one rule", path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PageError("not valid UTF-8", path, line) from error


def _check_shape(events: Iterator[Any], path: str) -> None:
    """Aliases can make a gigabyte of a page, and depth can end the process: both are seen before anything is built."""
    depth = 0
    for event in events:
        kind = type(event).__name__
        line = event.start_mark.line + 1
        if kind == "AliasEvent":
            raise PageError("an alias (*name): write the words again", path, line)
        depth += kind.endswith("StartEvent") - kind.endswith("EndEvent")
        if depth > _MOST_DEPTH:
            raise PageError(f"more than {_MOST_DEPTH} levels deep", path, line)


def _values(node: Any, way: Way, path: str, lines: dict[Way, int]) -> Any:
    lines[way] = node.start_mark.line + 1
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_values(item, (*way, number), path, lines) for number, item in enumerate(node.value)]
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.id != "scalar":
            raise PageError("a key is a text", path, line)
        if key.value in found:
            raise PageError(f"“{key.value}” stands here twice", path, line)
        found[key.value] = _values(value, (*way, key.value), path, lines)
        lines[*way, key.value] = line
    return found
