"""House style for names: ``- {form, variants: […], exempt: […]}``, shipped or from a project's own table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.base.data_files import plain_yaml
from checker.model.errors import UsageError
from checker.model.span import Span

_KEYS = ("form", "variants", "exempt", "fix", "place")


class HouseName(NamedTuple):
    """A form to print, the variants to replace, and folded phrases in which a variant is right.

    ``safe``: the fix needs no review. ``place``: a variant is replaced only where a place is meant, since it is a surname too.
    """

    form: str
    variants: tuple[str, ...]
    exempt: tuple[str, ...] = ()
    safe: bool = False
    place: bool = False

    def exempts(self, folded: str, span: Span) -> bool:
        """Whether ``span`` of a folded text is inside one of the exempt phrases."""
        return any(_holds(folded, phrase, span) for phrase in self.exempt)


def names_from(entries: Any, shown: str) -> tuple[HouseName, ...]:
    """Read the entries from a table's YAML values. Raises UsageError with the number of the entry."""
    if not isinstance(entries, list):
        raise UsageError(f"{shown}: expected a list of entries, such as - {{form: Kyiv, variants: [Kiev]}}")
    names = tuple(_names(entries, shown))
    _check_twice(names, shown)
    return names


def own_names(path: Path, prefix: str = "--names: ") -> tuple[HouseName, ...]:
    """Read a project's table. Raises UsageError with ``prefix`` and path if it isn't valid."""
    import yaml  # noqa: PLC0415 - costs 40 ms, and few projects have a table

    shown = f"{prefix}{path.as_posix()}"
    try:
        entries = plain_yaml(path)
    except OSError as error:
        raise UsageError(f"{shown}: can't be read: {error.strerror or error}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{shown}: invalid YAML: {' '.join(str(error).split())}") from error
    return names_from(entries, shown)


def _names(entries: Sequence[Any], shown: str) -> Iterator[HouseName]:
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not _is_text(entry.get("form")) or not _texts(entry.get("variants")):
            raise UsageError(f"{shown}: entry {number} needs “form” and a list of “variants”")
        _check_keys(entry, f"{shown}: entry {number}")
        yield HouseName(
            entry["form"],
            tuple(entry["variants"]),
            tuple(" ".join(phrase.lower().replace("’", "'").split()) for phrase in entry.get("exempt") or ()),
            entry.get("fix") == "safe",
            entry.get("place") == "yes",
        )


def _check_keys(entry: Mapping[str, Any], shown: str) -> None:
    for key in entry:
        if key not in _KEYS:
            raise UsageError(f"{shown}: unknown key “{key}” (available: {', '.join(_KEYS)})")
    if entry.get("exempt") and not _texts(entry["exempt"]):
        raise UsageError(f"{shown}: “exempt” must be a list of phrases")
    if entry.get("fix", "review") not in ("safe", "review"):
        raise UsageError(f"{shown}: “fix” must be safe or review, not “{entry['fix']}”")
    if entry.get("place", "no") not in ("yes", "no"):
        raise UsageError(f"{shown}: “place” must be yes or no, not “{entry['place']}”")
    if entry["form"] in entry["variants"]:
        raise UsageError(f"{shown}: “{entry['form']}” is both the form and a variant")


def _check_twice(names: Sequence[HouseName], shown: str) -> None:
    """Refuse a variant with two different forms."""
    first: dict[str, int] = {}
    for number, entry in enumerate(names, 1):
        for variant in entry.variants:
            other = first.setdefault(variant, number)
            if names[other - 1].form != entry.form:
                raise UsageError(
                    f"{shown}: entries {other} and {number} have different forms for the variant “{variant}”"
                )


def _holds(folded: str, phrase: str, span: Span) -> bool:
    start = folded.find(phrase, max(0, span.end - len(phrase)), span.start + len(phrase))
    return start >= 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))
