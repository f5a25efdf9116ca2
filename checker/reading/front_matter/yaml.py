"""The values of YAML front matter, with the exact places of its strings. Method: chapters 5, 7 and 8 of the YAML 1.2 specification.

Events are read and not nodes: a file may nest as deep as it likes, and no tag is ever executed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from checker.model.document import Piece
from checker.model.errors import EditRefusedError
from checker.reading.front_matter import (
    BrokenError,
    Level,
    Scalar,
    StringBuilder,
    Value,
    decoded_escape,
    in_double_quotes,
    key_of,
    unwritable,
    whole,
)

_STRING = "tag:yaml.org,2002:str"
_PROPERTIES = re.compile(r"(?:[&!][^\s]*+\s++)*+")
_HEADER = re.compile(r"[|>][0-9+-]*+[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|[\r\n])")
_LINE = re.compile(r"[ \t]*+([^\r\n]*+)(?:\r\n|[\r\n]|\Z)")
_FOLD = r"(?P<fold>[ \t]*+(?:\r\n|[\r\n])[ \t\r\n]*+)"
_PLAIN = re.compile(rf"{_FOLD}|[^\r\n \t]++|[ \t]++")
_SINGLE = re.compile(rf"{_FOLD}|(?P<quote>'')|[^\r\n \t']++|[ \t]++")
_DOUBLE = re.compile(
    rf"{_FOLD}|\\(?:(?P<joined>(?:\r\n|[\r\n])[ \t]*+)|(?P<code>x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}})|(?P<sign>.))"
    r"|[^\r\n \t\\]++|[ \t]++"
)
_ESCAPED = dict(zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))
_BREAKS = re.compile(r"[\n\r\x85\u2028\u2029]")
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_LEADING = "-?:,[]{}#&*!|>'\"%@`"


def yaml_values(text: str, start: int, end: int) -> list[Value] | None:
    """All values between two offsets in the order of the text; None where that is prose and no mapping. Raises BrokenError."""
    import yaml  # noqa: PLC0415 - 15 ms; only Markdown and HTML files with front matter need it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = list(yaml.parse(text[start:end], Loader=loader))
    except (yaml.YAMLError, ValueError) as error:
        raise BrokenError(_reason(error)) from error
    kinds = [type(event).__name__ for event in events]
    if kinds.count("DocumentStartEvent") > 1:
        raise BrokenError("more than one YAML document")
    if len(kinds) > 2 and kinds[2] != "MappingStartEvent":
        return None
    return list(_Walk(text, start, yaml).values(events))


def _reason(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"line {mark.line + 1}: {problem}" if mark is not None else problem


class _Walk:
    def __init__(self, text: str, start: int, yaml: Any) -> None:
        self._text, self._start = text, start
        self._resolver, self._node = yaml.resolver.Resolver(), yaml.ScalarNode
        self._levels: list[Level] = []

    def values(self, events: list[Any]) -> Iterator[Value]:
        for event in events:
            name = type(event).__name__
            if name in {"MappingStartEvent", "SequenceStartEvent"}:
                yield from self._open(event, mapping=name == "MappingStartEvent")
            elif name in {"MappingEndEvent", "SequenceEndEvent"}:
                self._levels.pop()
            elif name == "AliasEvent" and self._levels[-1].wants_key:
                self._levels[-1].key = f"*{event.anchor}"
            elif name == "AliasEvent":
                yield Value(self._levels[-1].taken(), "alias", event.anchor)
            elif name == "ScalarEvent" and self._levels[-1].wants_key:
                self._levels[-1].key = event.value
            elif name == "ScalarEvent":
                yield self._scalar(event)

    def _open(self, event: Any, *, mapping: bool) -> Iterator[Value]:
        path: tuple[str, ...] = ()
        if self._levels:
            if self._levels[-1].wants_key:
                raise BrokenError("a key is a list or a mapping")
            path = self._levels[-1].taken()
            # The value itself only records that there is a mapping or a list.
            yield Value(path, f"{'mapping' if mapping else 'list'} {event.tag or ''}{event.anchor or ''}", "")
        flow = event.flow_style or bool(self._levels and self._levels[-1].flow)
        self._levels.append(Level(path, mapping=mapping, flow=flow))

    def _scalar(self, event: Any) -> Value:
        level = self._levels[-1]
        path = level.taken()
        tag = event.tag or self._resolver.resolve(self._node, event.value, event.implicit)
        kind = f"{tag} {event.anchor or ''}"
        if tag != _STRING:
            return Value(path, kind, event.value)
        start, end = self._start + event.start_mark.index, self._start + event.end_mark.index
        text, pieces = _pieces_of(self._text, start, end, event, flow=level.flow, has_type=self._has_type)
        return Value(path, kind, event.value, Scalar(key_of(path), text, pieces))

    def _has_type(self, text: str) -> bool:
        """Whether YAML takes unquoted words for something else than words."""
        return bool(self._resolver.resolve(self._node, text, (True, False)) != _STRING)


def _pieces_of(
    text: str, start: int, end: int, event: Any, *, flow: bool, has_type: Callable[[str], bool]
) -> tuple[str, tuple[Piece, ...]]:
    """What the scalar between two offsets says, and its pieces. One that isn't understood to the last sign is one piece that can't be changed."""
    properties = _PROPERTIES.match(text, start, end)
    begin = properties.end() if properties else start
    value: str = event.value
    if event.style in {"|", ">"}:
        read = _block(text, begin, end, value, unwritable if event.anchor else _in_block)
        return read or whole(value, begin, end)
    if event.style == "'":
        pieces = StringBuilder(text, unwritable if event.anchor else _in_single)
        _tokens(pieces, text, _SINGLE, begin + 1, end - 1)
    elif event.style == '"':
        pieces = StringBuilder(text, unwritable if event.anchor else _in_double)
        _tokens(pieces, text, _DOUBLE, begin + 1, end - 1)
    else:
        # Other words keep a text of several from being taken for a number or a yes.
        typed = has_type if len(value.split()) == 1 else None
        pieces = StringBuilder(text, unwritable if event.anchor else _plain_encoder(typed, flow=flow))
        _tokens(pieces, text, _PLAIN, begin, end)
    made = pieces.made()
    return made if made[0] == value else whole(value, begin, end)


def _tokens(pieces: StringBuilder, text: str, pattern: re.Pattern[str], start: int, end: int) -> None:
    for match in pattern.finditer(text, start, end):
        pieces.add(match.start(), match.end(), _decoded(match))


def _decoded(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if (fold := groups.get("fold")) is not None:
        breaks = fold.count("\n") + fold.count("\r") - fold.count("\r\n")
        return "\n" * (breaks - 1) or " "
    return "'" if groups.get("quote") is not None else decoded_escape(match, _ESCAPED)


def _block(
    text: str, start: int, end: int, value: str, encode: Callable[[str], str]
) -> tuple[str, tuple[Piece, ...]] | None:
    """The lines of a block, each found in its value in turn: between them there may only be blanks and line ends."""
    header = _HEADER.match(text, start, end)
    if header is None:
        return None
    pieces, at, gap = StringBuilder(text, encode), 0, -1
    for line in _LINE.finditer(text, header.end(), end):
        words = line[1].rstrip(" \t")
        if not words:
            continue
        found = at + len(value[at:]) - len(value[at:].lstrip(" \t\n")) if gap < 0 else _past_blanks(value, at)
        if not value.startswith(words, found):
            return None
        if gap >= 0:
            pieces.add(gap, line.start(1), value[at:found])
        gap, at = line.start(1) + len(words), found + len(words)
        pieces.add(line.start(1), gap, words)
    return None if value[at:].strip(" \t\n") else pieces.made()


def _past_blanks(value: str, at: int) -> int:
    while value[at : at + 1] in {" ", "\t", "\n"}:
        at += 1
    return at


def _in_block(text: str) -> str:
    if _BREAKS.search(text) or text != text.strip() or _HIDDEN.search(text):
        raise EditRefusedError("a line break, or a space at either end, would change the front matter value")
    return text


def _in_single(text: str) -> str:
    if _BREAKS.search(text) or _HIDDEN.search(text):
        raise EditRefusedError("a single-quoted front matter value can't contain a line break")
    return text.replace("'", "''")


def _in_double(text: str) -> str:
    return in_double_quotes(text, _HIDDEN)


def _plain_encoder(has_type: Callable[[str], bool] | None, *, flow: bool) -> Callable[[str], str]:
    """Writes words without quotes, or refuses where they would need some."""

    def encode(text: str) -> str:
        signs = ": " in text or " #" in text or "\t" in text or text.endswith(":") or text.startswith(tuple(_LEADING))
        if signs or text != text.strip() or _BREAKS.search(text) or _HIDDEN.search(text):
            raise EditRefusedError("the front matter value would need quotation marks")
        if flow and not set(text).isdisjoint(",[]{}?:"):
            raise EditRefusedError("the list item in the front matter would need quotation marks")
        if has_type is not None and has_type(text):
            raise EditRefusedError("YAML would not read the word as text")
        return text

    return encode
