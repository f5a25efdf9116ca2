"""The blocks of a Markdown file as a tree: which of them goes with the words of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.errors import EditRefusedError
from checker.reading.markdown.outline import Container

_HOLDERS = frozenset({"Item", "List", "BlockQuote", "DefinitionListDefinition"})
_LISTS = frozenset({"Item", "List"})
_SHOWN = {"Item": "list item", "FootnoteDefinition": "footnote", "DefinitionListDefinition": "definition"}
_ABSORBING = frozenset(
    {"Item", "List", "FootnoteDefinition", "DefinitionList", "DefinitionListTitle", "DefinitionListDefinition"}
)
_BULLET = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])[ \t]+\S")


class Blocks:
    """The blocks of a file in order, each by its number."""

    def __init__(self, containers: Sequence[Container]) -> None:
        self._all = containers

    def __getitem__(self, number: int) -> Container:
        return self._all[number]

    def outermost(self, number: int) -> int:
        """The number of the outermost block that holds nothing but this one. Raises EditRefusedError where something else depends on it."""
        containers = self._all
        if containers[number].name == "DefinitionListTitle":
            raise EditRefusedError("the definition after the term would belong to something else")
        if containers[number].name in _HOLDERS and containers[number].children > 1:
            raise self.holds_more(number)
        while (parent := containers[number].parent) >= 0 and containers[parent].children == 1:
            if containers[parent].name == "FootnoteDefinition":
                raise EditRefusedError("it is the text of a footnote, whose mark would be left")
            if containers[parent].name not in _HOLDERS:
                break
            number = parent
        return number

    def holds_more(self, number: int) -> EditRefusedError:
        """That a block holds more than the words that are cut."""
        name = self._all[number].name if number >= 0 else ""
        return EditRefusedError(f"the {_SHOWN.get(name, 'line')} holds more than these words")

    def follows_list(self, number: int) -> bool:
        """Whether what stands before a block takes in what is indented after it."""
        containers = self._all
        parent, before = containers[number].parent, number - 1
        while before > parent and containers[before].parent != parent:
            before = containers[before].parent
        return before > parent and containers[before].name in _ABSORBING

    def stays_list(self, number: int, following: str) -> bool:
        """Whether a line after a list item goes on with its list, whatever stands before it."""
        containers = self._all
        unit = containers[number] if number >= 0 else None
        if unit is None or unit.name not in _LISTS:
            return False
        outer = containers[unit.parent] if unit.parent >= 0 else None
        inside = outer is not None and (outer.name == "Item" or (outer.name == "List" and outer.start < unit.start))
        return inside and _BULLET.match(following) is not None
