"""Front matter of Markdown and HTML files: YAML between ``---``, TOML between ``+++``, or a JSON object.

The values of the keys in the settings are prose, each with its exact place; all others are data that no fix may change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from checker.model.errors import EditRefusedError
from checker.model.settings import BODIES, ReaderOptions
from checker.reading.builder import day_of
from checker.reading.front_matter import BrokenError, Scalar, Value
from checker.reading.front_matter.json_toml import json_values, toml_values
from checker.reading.front_matter.yaml import yaml_values

_YAML = re.compile(r"---[ \t]*(?=[\r\n])")
_YAML_END = re.compile(r"[\r\n](?:---|\.\.\.)[ \t]*(?:\r\n|[\r\n]|\Z)")
_TOML = re.compile(r"\+\+\+[ \t]*(?=[\r\n])")
_TOML_END = re.compile(r"[\r\n]\+\+\+[ \t]*(?:\r\n|[\r\n]|\Z)")
_JSON = re.compile(r"\{\s*(?:\"|\}\s*(?:[\r\n]|\Z))")
_JSON_END = re.compile(r"[\r\n]\}[ \t]*(?:\r\n|[\r\n]|\Z)")
_KEY = re.compile(r"(?<![^\r\n])[ \t]*+[\w\"'.-]++[ \t]*+[:=]")
_BLANK_REST = re.compile(r"[ \t]*(?:\r\n|[\r\n]|\Z)")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LEAST_WORDS = 5
_SHIPPED = ReaderOptions()


@dataclass(frozen=True)
class FrontMatter:
    """The front matter of a file. ``end`` is where the text begins (code points).

    ``scalars`` are its prose in the order of the source. ``date`` is ISO, ``origin`` where the story comes from; each is empty where the source
    doesn't say. ``problem`` is why nothing could be read, else empty.
    """

    end: int
    scalars: tuple[Scalar, ...] = ()
    title: str = ""
    date: str = ""
    language: str = ""
    origin: str = ""
    draft: bool = False
    problem: str = ""


def split(text: str, options: ReaderOptions = _SHIPPED) -> FrontMatter | None:
    """The front matter at the start of a text; None where there is none. One that can't be read has no prose, but a ``problem``."""
    if not text.startswith(("---", "+++", "{")):
        return None
    try:
        found = _values(text)
    except BrokenError as error:
        return FrontMatter(error.end, problem=str(error)) if error.end else None
    if found is None:
        return None
    end, values = found
    top = {
        value.path[0].casefold(): value for value in reversed(values) if len(value.path) == 1 and value.kind != "alias"
    }
    scalars = tuple(value.scalar for value in values if value.scalar is not None and _is_prose(value, options))
    title = top.get("title")
    return FrontMatter(
        end,
        scalars,
        title=title.scalar.text if title is not None and title.scalar is not None else "",
        date=day_of(_first(top, ("date",))),
        language=_language(_first(top, ("lang", "language"))),
        origin=_first(top, ("source", "origin")),
        draft=_first(top, ("draft",)).casefold() in {"true", "yes", "on"},
    )


def strings(text: str) -> Iterator[str]:
    """What all strings of the front matter say, whether they are prose or not; nothing where it can't be read."""
    try:
        found = _values(text)
    except BrokenError:
        return
    for value in found[1] if found is not None else ():
        if value.scalar is not None:
            yield value.scalar.text


def check_rewritten(before: str, after: str, options: ReaderOptions = _SHIPPED) -> None:
    """Raises EditRefusedError if a fix broke the front matter, or changed a value in it that is no prose."""
    if before == after or not before.startswith(("---", "+++", "{")):
        return
    try:
        old = _values(before)
    except BrokenError as error:
        # Broken before: nothing in it was read, so nothing in it may have changed.
        if before[: error.end] != after[: error.end]:
            raise EditRefusedError("the front matter is invalid, so it must not change") from error
        return
    if old is None:
        return
    try:
        new = _values(after)
    except BrokenError as error:
        raise EditRefusedError(f"the front matter would become invalid: {error}") from error
    if new is None:
        raise EditRefusedError("the front matter would be lost")
    kept = Counter(_data(new[1], options))
    for path, kind, written in _data(old[1], options):
        if not kept[path, kind, written]:
            raise EditRefusedError(f"“{'.'.join(path)}” in the front matter would change, but it is not prose")
        kept[path, kind, written] -= 1
    if len(old[1]) != len(new[1]):
        raise EditRefusedError("the front matter would gain or lose a value")


def _data(values: Iterable[Value], options: ReaderOptions) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What may not change: of prose that it is there, of all else what it says."""
    for value in values:
        yield value.path, value.kind, "" if value.scalar is not None and _is_prose(value, options) else value.written


def _values(text: str) -> tuple[int, list[Value]] | None:
    """The end of the front matter and all its values. Raises BrokenError, with its end where that is known."""
    if opened := _YAML.match(text):
        return _fenced(text, opened.end(), _YAML_END, yaml_values)
    if opened := _TOML.match(text):
        return _fenced(text, opened.end(), _TOML_END, toml_values)
    return _json(text) if _JSON.match(text) else None


def _fenced(
    text: str, start: int, closing: re.Pattern[str], values: Callable[[str, int, int], list[Value] | None]
) -> tuple[int, list[Value]] | None:
    closed = closing.search(text, start)
    if closed is None:
        return None
    try:
        found = values(text, start, closed.start() + 1)
    except BrokenError as error:
        if not _KEY.search(text, start, closed.start()):
            # Words between two rulers.
            return None
        raise BrokenError(str(error), closed.end()) from error
    return None if found is None else (closed.end(), found)


def _json(text: str) -> tuple[int, list[Value]] | None:
    closed = _JSON_END.search(text)
    try:
        end, values = json_values(text)
    except BrokenError as error:
        raise BrokenError(str(error), closed.end() if closed else 0) from error
    rest = _BLANK_REST.match(text, end)
    return None if rest is None else (rest.end(), values)


def _is_prose(value: Value, options: ReaderOptions) -> bool:
    if value.scalar is None:
        return False
    key = value.scalar.key.casefold()
    if key in BODIES and len(value.scalar.text.split(None, _LEAST_WORDS)) < _LEAST_WORDS:
        # The name of a layout, or an attribute of a tag.
        return False
    return key in {key.casefold() for key in options.front_matter}


def _first(top: dict[str, Value], keys: Iterable[str]) -> str:
    """What the first of these keys says that is there and says something."""
    return next((top[key].written.strip() for key in keys if key in top and top[key].written.strip()), "")


def _language(written: str) -> str:
    """The BCP 47 tag that a value is; empty for anything else, such as the name of a language."""
    tag = written.replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""
