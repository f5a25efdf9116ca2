"""A page's YAML with the line of each part, and sections of it whose readers name the place of what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

from checker.base.did_you_mean import hint
from checker.base.files import read_regular
from checker.model.errors import PageError

KeyPath = tuple[str | int, ...]
"""The keys and numbers that lead to a part of a page."""

_MOST_BYTES = 200_000
_MOST_DEPTH = 12


class PageSource(NamedTuple):
    """The plain values of a page, every scalar a string, and the lines (from 1) of its parts; none from the cache."""

    path: str
    values: Any
    lines: Mapping[KeyPath, int] = {}

    def line(self, *key_path: str | int) -> int:
        """The line of a part, or of the nearest part around it."""
        while key_path and key_path not in self.lines:
            key_path = key_path[:-1]
        return self.lines.get(key_path, 1)

    def error(self, message: str, *key_path: str | int) -> PageError:
        """An error at a part of the page."""
        return PageError(message, self.path, self.line(*key_path))


class Section:
    """A mapping of a page. Its readers raise PageError, with file and line, for a value of the wrong shape."""

    def __init__(self, source: PageSource, *key_path: str | int, values: Any) -> None:
        self.source, self.key_path = source, key_path
        if not isinstance(values, dict):
            raise self.error(f"{_named(key_path)} must be a mapping")
        self.values: dict[str, Any] = values

    def error(self, message: str, *key_path: str | int) -> PageError:
        """An error at the section, or at a part of it."""
        return self.source.error(message, *self.key_path, *key_path)

    def check_keys(self, known: Sequence[str], required: Sequence[str] = ()) -> None:
        """Refuses a key that isn't known, and a section without a required one."""
        for key in self.values:
            if key not in known:
                expected = f"expected {', '.join(known)}"
                raise self.error(f"unknown key “{key}”{hint(key, known, expected)}", key)
        for key in required:
            if not self.values.get(key):
                raise self.error(f"{_named(self.key_path)} has no “{key}”")

    def text(self, key: str, default: str = "") -> str:
        """The text of a key."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.error(f"“{key}” must be a string", key)
        return value

    def choice(self, key: str, allowed: Sequence[str], default: str = "") -> str:
        """The text of a key, one of those allowed."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.error(f"“{key}” is “{value}”; it must be one of {', '.join(allowed)}", key)
        return value

    def flag(self, key: str, default: str) -> bool:
        """Whether a key says ``yes``."""
        return self.choice(key, ("yes", "no"), default) == "yes"

    def number(self, key: str) -> int:
        """The whole number of a key, 0 without it."""
        value = self.text(key, "0")
        if not (value.isdecimal() and value.isascii()):
            raise self.error(f"“{key}” is “{value}”; it must be a whole number, digits only", key)
        return int(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts of a key, empty without it."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f"“{key}” must be a list of strings", key)
        return tuple(value)

    def text_mapping(self, key: str) -> Mapping[str, str]:
        """The mapping from texts to texts of a key, empty without it."""
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise self.error(f"“{key}” must be a mapping of strings to strings", key)
        return value

    def check_template(self, key: str, fields: Collection[str]) -> None:
        """Refuses a template with unknown fields, or with a format: a width could ask for a gigabyte of spaces."""
        template = self.text(key)
        try:
            parts = list(Formatter().parse(template))
        except ValueError as error:
            raise self.error(f"unmatched brace in “{template[:60]}”: {error}", key) from error
        for _, name, width, conversion in parts:
            if name is None:
                continue
            if width or conversion:
                raise self.error(f"field {{{name}}} must have no format; write {{{name}}} only", key)
            if name not in fields:
                raise self.error(f"unknown field {{{name}}}; available: {', '.join(sorted(fields)) or 'none'}", key)

    def section(self, key: str) -> Section:
        """The mapping of a key, empty without it."""
        return Section(self.source, *self.key_path, key, values=self.values.get(key, {}))

    def sections(self, key: str) -> Iterator[tuple[str, Section]]:
        """The mappings of a key by their names, none without it."""
        whole = self.section(key)
        for name in whole.values:
            yield name, whole.section(name)

    def entries(self, key: str) -> list[Section]:
        """The list of mappings of a key, empty without it."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.error(f"“{key}” must be a list", key)
        return [Section(self.source, *self.key_path, key, number, values=item) for number, item in enumerate(value)]


def _named(key_path: KeyPath) -> str:
    """How an error names a section: “cases.main”, “find[0]”."""
    name = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in key_path)
    return f"“{name.removeprefix('.')}”" if name else "a rule page"


def read_page_source(file: Path, shown: str = "") -> PageSource:
    """The YAML of a file, which errors call ``shown``.

    Raises PageError for what can't be read, isn't YAML, is far too long or too deep, or has aliases or a key twice.
    """
    import yaml  # noqa: PLC0415 - costs 19 ms, and pages come from the cache in most runs

    path = shown or file.as_posix()
    text = _text(file, path)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _check_shape(yaml.parse(text, Loader=loader), path)
        node = yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, ValueError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise PageError(f"invalid YAML: {getattr(error, 'problem', None) or error}", path, line) from error
    lines: dict[KeyPath, int] = {}
    values = _values(node, (), path, lines) if node else None
    return PageSource(path, values, lines)


def _text(file: Path, path: str) -> str:
    try:
        data = read_regular(file)
    except OSError as error:
        raise PageError(f"cannot be read: {error.strerror or error}", path) from error
    if len(data) > _MOST_BYTES:
        raise PageError(f"longer than {_MOST_BYTES:,} bytes; a page describes one rule", path)
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
            raise PageError("aliases (*name) are not allowed; repeat the value", path, line)
        depth += kind.endswith("StartEvent") - kind.endswith("EndEvent")
        if depth > _MOST_DEPTH:
            raise PageError(f"nested more than {_MOST_DEPTH} levels deep", path, line)


def _values(node: Any, key_path: KeyPath, path: str, lines: dict[KeyPath, int]) -> Any:
    lines[key_path] = node.start_mark.line + 1
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_values(item, (*key_path, number), path, lines) for number, item in enumerate(node.value)]
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.id != "scalar":
            raise PageError("a key must be a string", path, line)
        if key.value in found:
            raise PageError(f"duplicate key “{key.value}”", path, line)
        found[key.value] = _values(value, (*key_path, key.value), path, lines)
        lines[*key_path, key.value] = line
    return found
