"""The table of names that a house prints: ``- {form, variants: […], exempt: […]}``, shipped or brought by the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.base.parsed_yaml import plain_yaml
from checker.model.errors import UsageError
from checker.model.span import Span

_KEYS = ("form", "variants", "exempt", "fix")


class HouseName(NamedTuple):
    """A form to print, the variants to replace, and folded phrases in which a variant stands rightly. ``safe``: the house trusts the change."""

    form: str
    variants: tuple[str, ...]
    exempt: tuple[str, ...] = ()
    safe: bool = False

    def exempts(self, folded: str, span: Span) -> bool:
        """Whether what stands at ``span`` of a folded text lies inside one of the exempt phrases."""
        return any(_holds(folded, phrase, span) for phrase in self.exempt)


def names_from(entries: Any, shown: str) -> tuple[HouseName, ...]:
    """The entries of a table's YAML values. Raises UsageError that names the entry."""
    if not isinstance(entries, list):
        raise UsageError(f"{shown}: a list of entries is due, such as - {{form: Kyiv, variants: [Kiev]}}")
    names = tuple(_names(entries, shown))
    _check_twice(names, shown)
    return names


def own_names(path: Path, told: str = "--names: ") -> tuple[HouseName, ...]:
    """The table of a house. Raises UsageError, after ``told``, for a file that can't be used."""
    import yaml  # noqa: PLC0415 - only where a house brings a table

    shown = f"{told}{path.as_posix()}"
    try:
        entries = plain_yaml(path)
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{shown}: not readable as YAML: {' '.join(str(error).split())}") from error
    return names_from(entries, shown)


def _names(entries: Sequence[Any], shown: str) -> Iterator[HouseName]:
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not _is_text(entry.get("form")) or not _texts(entry.get("variants")):
            raise UsageError(f"{shown}: entry {number} needs a form and a list of variants")
        _check_keys(entry, f"{shown}: entry {number}")
        yield HouseName(
            entry["form"],
            tuple(entry["variants"]),
            tuple(" ".join(phrase.lower().replace("’", "'").split()) for phrase in entry.get("exempt") or ()),
            entry.get("fix") == "safe",
        )


def _check_keys(entry: Mapping[str, Any], shown: str) -> None:
    for key in entry:
        if key not in _KEYS:
            raise UsageError(f"{shown}: “{key}” is none of its keys: {', '.join(_KEYS)}")
    if entry.get("exempt") and not _texts(entry["exempt"]):
        raise UsageError(f"{shown}: exempt is a list of phrases")
    if entry.get("fix", "review") not in ("safe", "review"):
        raise UsageError(f"{shown}: fix is “{entry['fix']}”; it is safe or review")
    if entry["form"] in entry["variants"]:
        raise UsageError(f"{shown}: “{entry['form']}” is its form and one of its variants")


def _check_twice(names: Sequence[HouseName], shown: str) -> None:
    """A variant that is to become two forms can't be mended."""
    first: dict[str, int] = {}
    for number, entry in enumerate(names, 1):
        for variant in entry.variants:
            other = first.setdefault(variant, number)
            if names[other - 1].form != entry.form:
                raise UsageError(f"{shown}: entries {other} and {number} have the variant “{variant}” and another form")


def _holds(folded: str, phrase: str, span: Span) -> bool:
    start = folded.find(phrase, max(0, span.end - len(phrase)), span.start + len(phrase))
    return start >= 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))
