"""The selectors that a house gives for the elements of its pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from checker.model.errors import UsageError

_SELECTOR = re.compile(r"(?P<tag>[a-zA-Z][\w-]*)?(?P<rest>(?:[.#][\w-]+|\[[^\]]*\])*)")
_PART = re.compile(
    r"\.(?P<class_name>[\w-]+)|#(?P<id>[\w-]+)"
    r"|\[\s*(?P<name>[\w:-]+)\s*(?:=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=]+))\s*)?\]"
)


class Selector(NamedTuple):
    """A tag, classes and values of attributes, all of which must hold; a value of None means any."""

    tag: str
    classes: tuple[str, ...]
    values: tuple[tuple[str, str | None], ...]

    @property
    def is_tag(self) -> bool:
        """Whether a tag is all that is asked for."""
        return not self.classes and not self.values

    def matches(self, tag: str, values: Mapping[str, str]) -> bool:
        """Whether an element is meant."""
        if self.tag not in {"", tag}:
            return False
        if self.is_tag:
            return True
        own = values.get("class", "").split()
        return all(name in own for name in self.classes) and all(
            name in values and value in {None, values[name]} for name, value in self.values
        )


def parse_selectors(written: tuple[str, ...]) -> tuple[Selector, ...]:
    """The selectors of a setting; each may be several with commas between. Raises UsageError for one that can't be used."""
    return tuple(_selector(part.strip(), text) for text in written for part in text.split(","))


def _selector(text: str, written: str) -> Selector:
    match = _SELECTOR.fullmatch(text)
    parts = list(_PART.finditer(match["rest"])) if match is not None else []
    if match is None or not text or "".join(part[0] for part in parts) != match["rest"]:
        raise UsageError(
            f"“{written}” is no selector that can be used: write a tag, .class, #id or [attribute=value], or these in one, as in div.story"
        )
    classes = tuple(part["class_name"] for part in parts if part["class_name"])
    values: list[tuple[str, str | None]] = []
    for part in parts:
        if part["id"]:
            values.append(("id", part["id"]))
        elif part["name"]:
            value = next((part[group] for group in ("double", "single", "bare") if part[group] is not None), None)
            values.append((part["name"].lower(), value))
    tag = (match["tag"] or "").lower()
    return Selector(tag, classes, tuple(values))
