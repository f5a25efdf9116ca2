"""The values of YAML front matter, with the exact places of its strings.

Events are read and not nodes: a file may nest as deep as it likes, and no tag is ever obeyed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.reading.front_matter.values import BrokenError, Level, Scalar, Value, key_of
from checker.reading.front_matter.yaml_scalars import pieces_of

_STRING = "tag:yaml.org,2002:str"


def yaml_values(text: str, start: int, end: int) -> list[Value] | None:
    """All values between two offsets in the order of the text; None where that is prose and no mapping. Raises BrokenError."""
    import yaml  # noqa: PLC0415 - costs more than the rest of a short run

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = list(yaml.parse(text[start:end], Loader=loader))
    except (yaml.YAMLError, ValueError) as error:
        raise BrokenError(_reason(error)) from error
    kinds = [type(event).__name__ for event in events]
    if kinds.count("DocumentStartEvent") > 1:
        raise BrokenError("it holds more than one YAML document")
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
            # Only where something is in it does a value tell of it.
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
        text, pieces = pieces_of(self._text, start, end, event, flow=level.flow, has_type=self._has_type)
        return Value(path, kind, event.value, Scalar(key_of(path), text, pieces))

    def _has_type(self, text: str) -> bool:
        """Whether YAML takes unquoted words for something else than words."""
        return bool(self._resolver.resolve(self._node, text, (True, False)) != _STRING)
