"""Brings a side-car file up to date when its article is fixed, so that its entries follow their findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.triage.apply_side_car import Found, matched
from checker.triage.matching import entries_of
from checker.triage.side_car import Suppression

if TYPE_CHECKING:
    import yaml

_REMEMBERED = ("id", "rule", "words", "keys")
_PLAIN = re.compile(r"[\w/.-]+", re.ASCII)


def followed(entries: Sequence[Suppression], before: Found, after: Found) -> list[Suppression]:
    """The entries for the fixed text. One that had no finding, or has none or several now, stays as it is."""
    known = _remembered(entries, before)
    new = _remembered(known, after)
    return [
        now if now is not then else entry for entry, then, now in zip(entries, known, new, strict=True)
    ]  # fmt: skip


def _remembered(entries: Sequence[Suppression], found: Found) -> list[Suppression]:
    """The entries with what is to be remembered of the findings that they are for."""
    return [
        _of_finding(entry, found, indices[0]) if len(indices) == 1 else entry
        for entry, indices in zip(entries, matched(found, entries), strict=True)
    ]


def _of_finding(entry: Suppression, found: Found, index: int) -> Suppression:
    (known,) = entries_of("", [found[index]])
    name = found[index][0].id
    name = name if len(entry.id) >= len(name) else name[: len(entry.id)]
    return entry._replace(id=name, rule=known.rule, words=known.words, keys=".".join(known.keys))


def rewritten(text: str, entries: Sequence[Suppression], new: Sequence[Suppression]) -> str:
    """The text of a side-car file with the new entries. Comments, order and style stay."""
    import yaml  # noqa: PLC0415 - only where a side-car file exists

    root = yaml.compose(text, Loader=yaml.SafeLoader)
    nodes = root.value if root else ()
    edits = [edit for node, old, now in zip(nodes, entries, new, strict=True) for edit in _edits(node, old, now, text)]
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _edits(node: yaml.MappingNode, old: Suppression, new: Suppression, text: str) -> Iterator[tuple[int, int, str]]:
    """Replaced values where they stand; what is new after the id."""
    values = {key.value: value for key, value in node.value}
    line = "\r\n" if "\r\n" in text else "\n"
    between = ", " if node.flow_style else line + " " * node.start_mark.column
    added = ""
    for key in _REMEMBERED:
        value = getattr(new, key)
        if key not in values:
            added += f"{between}{key}: {_scalar(value)}" if value else ""
        elif value != getattr(old, key):
            yield values[key].start_mark.index, values[key].end_mark.index, _scalar(value)
    if added:
        end = values["id"].end_mark.index
        yield end, end, added


def _scalar(value: str) -> str:
    """A value as YAML: the base loader reads every plain scalar as a string."""
    import yaml  # noqa: PLC0415 - as above

    if _PLAIN.fullmatch(value) and value[0] not in "-.":
        return value
    return yaml.safe_dump(value, default_style='"', allow_unicode=True, width=10**6).strip()
