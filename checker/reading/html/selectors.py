"""The CSS selectors of the settings, and which elements of a page hold the article by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from checker.model.errors import UsageError
from checker.reading.html.attributes import attributes, values_of
from checker.reading.html.elements import Element, Opened
from checker.reading.html.tokens import Token, TokenKind

_SELECTOR = re.compile(r"(?P<tag>[a-zA-Z][\w-]*)?(?P<rest>(?:[.#][\w-]+|\[[^\]]*\])*)")
_PART = re.compile(
    r"\.(?P<class_name>[\w-]+)|#(?P<id>[\w-]+)"
    r"|\[\s*(?P<name>[\w:-]+)\s*(?:=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=]+))\s*)?\]"
)
_BYLINES = frozenset({"author", "byline"})


class Selector(NamedTuple):
    """A tag, classes and values of attributes, all of which must hold; a value of None means any."""

    tag: str
    classes: tuple[str, ...]
    values: tuple[tuple[str, str | None], ...]

    @property
    def is_tag(self) -> bool:
        """Whether it is a tag alone."""
        return not self.classes and not self.values

    def matches(self, tag: str, values: Mapping[str, str]) -> bool:
        """Whether it selects an element."""
        if self.tag not in {"", tag}:
            return False
        if self.is_tag:
            return True
        own = values.get("class", "").split()
        return all(name in own for name in self.classes) and all(
            name in values and value in {None, values[name]} for name, value in self.values
        )


def parse_selectors(written: tuple[str, ...]) -> tuple[Selector, ...]:
    """The selectors of a setting; each may be several with commas between. Raises UsageError for an invalid one."""
    return tuple(_selector(part.strip(), text) for text in written for part in text.split(","))


def _selector(text: str, written: str) -> Selector:
    match = _SELECTOR.fullmatch(text)
    parts = list(_PART.finditer(match["rest"])) if match is not None else []
    if match is None or not text or "".join(part[0] for part in parts) != match["rest"]:
        raise UsageError(
            f"unsupported selector “{written}”; use a tag, .class, #id or [attribute=value], or a combination such as div.story"
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


def first_match(text: str, found: Iterable[Token], selectors: Iterable[Selector]) -> Selector | None:
    """The first of the selectors that an element of the page matches."""
    starts = [token for token in found if token.kind is TokenKind.START]
    return next((selector for selector in selectors if any(_selects(selector, text, tag) for tag in starts)), None)


def _selects(selector: Selector, text: str, tag: Token) -> bool:
    return selector.tag in {"", tag.name} and selector.matches(tag.name, values_of(text, attributes(text, tag)))


class Selection:
    """The elements of a page that are read: those that ``root`` selects, all where it is None, without those that ``skip`` selects."""

    def __init__(self, root: Selector | None, skip: Iterable[Selector]) -> None:
        self.root = root
        self._skip_tags = frozenset(selector.tag for selector in skip if selector.is_tag)
        self._skip = tuple(selector for selector in skip if not selector.is_tag)
        signs = {"hidden", *_BYLINES}
        for selector in (*self._skip, *([root] if root else [])):
            signs.update(selector.classes)
            signs.update(value or name for name, value in selector.values)
        self._signs = re.compile("|".join(re.escape(sign) for sign in sorted(signs) if sign), re.IGNORECASE)

    def is_relevant(self, source: str, tag: Token) -> bool:
        """Whether the attributes of a tag may decide something."""
        return self._signs.search(source, tag.start, tag.end) is not None

    def opened(self, name: str, element: Element, values: Mapping[str, str]) -> Opened:
        """What an element is by the selectors and by its attributes."""
        left_out = name in self._skip_tags or (
            bool(values) and ("hidden" in values or any(selector.matches(name, values) for selector in self._skip))
        )
        byline = bool(values) and (
            "author" in values.get("rel", "").split() or not _BYLINES.isdisjoint(values.get("class", "").split())
        )
        root = self.root is not None and self.root.matches(name, values)
        return Opened(name, element, left_out or element.hidden or element.object, root, byline, left_out)
