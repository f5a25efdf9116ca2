"""The table of names that a house prints: ``- {form, variants: […], exempt: […]}``, shipped or brought by the house."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.model.errors import UsageError
from checker.reading.compiled import plain_yaml


class HouseName(NamedTuple):
    """A form to print, the variants to replace, and folded phrases in which a variant stands rightly. ``safe``: the house trusts the change."""

    form: str
    variants: tuple[str, ...]
    exempt: tuple[str, ...] = ()
    safe: bool = False


def names_from(entries: Any, shown: str) -> tuple[HouseName, ...]:
    """The entries of a table's YAML values. Raises UsageError that names the entry."""
    if not isinstance(entries, list):
        raise UsageError(f"{shown}: a list of entries is due, such as - {{form: Kyiv, variants: [Kiev]}}")
    return tuple(_names(entries, shown))


def own_names(path: Path) -> tuple[HouseName, ...]:
    """The table of a house. Raises UsageError for a file that can't be used."""
    import yaml  # noqa: PLC0415 - only where a house brings a table

    shown = f"--names: {path.as_posix()}"
    try:
        entries = plain_yaml(path)
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{shown}: not readable as YAML: {' '.join(str(error).split())}") from error
    return names_from(entries, shown)


def _names(entries: Sequence[Any], shown: str) -> Iterator[HouseName]:
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not isinstance(entry.get("form"), str) or not _texts(entry.get("variants")):
            raise UsageError(f"{shown}: entry {number} needs a form and a list of variants")
        exempt = entry.get("exempt", [])
        if exempt and not _texts(exempt):
            raise UsageError(f"{shown}: entry {number}: exempt is a list of phrases")
        yield HouseName(
            entry["form"],
            tuple(entry["variants"]),
            tuple(phrase.lower() for phrase in exempt),
            entry.get("fix") == "safe",
        )


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(text, str) and text.strip() for text in value)
