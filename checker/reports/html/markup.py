"""Text as HTML shows it, and stretches of it in tags that nest.

Characters that can't be seen are named. A layer that ends inside another closes that one and opens it again.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.model.span import Span

_FILLERS = "\u115f\u1160\u3164\uffa0"  # letters that show nothing
_UNSEEN = re.compile(rf"[^\S \t\r\n]|[^\w\s!-~]|[{_FILLERS}]")
_JOINER = "\u200d"


def html_text(text: str) -> str:
    """The text as HTML. Line ends become blanks; characters that can't be seen, or that would turn the line round, are named."""
    flat = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    if flat.isascii() and flat.isprintable():
        return html.escape(flat)
    return "".join(_pieces(flat))


def html_attribute(text: str) -> str:
    """The same without markup, for an attribute."""
    shown = "".join(character if _is_seen(character) else f"<{character_name(character)}>" for character in text)
    return html.escape(" ".join(shown.split()))


def character_name(character: str) -> str:
    """What an invisible character is called: ``U+200B zero width space``."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} {name}".rstrip()


def _pieces(text: str) -> list[str]:
    pieces, done = [], 0
    for match in _UNSEEN.finditer(text):
        at = match.start()
        if _is_seen(match[0]) or (match[0] == _JOINER and _joins_signs(text, at)):
            continue
        pieces += [html.escape(text[done:at]), f'<span class="unseen">{character_name(match[0])}</span>']
        done = at + 1
    return [*pieces, html.escape(text[done:])]


def _is_seen(character: str) -> bool:
    if character.isprintable():
        return character not in _FILLERS
    return unicodedata.category(character) == "Zs" or character in "\t\r\n"


def _joins_signs(text: str, at: int) -> bool:
    """Whether a joiner makes one sign of two, as in an emoji of a family."""
    around = (text[at - 1 : at], text[at + 1 : at + 2])
    return all(character and unicodedata.category(character) in ("So", "Sk", "Mn") for character in around)


class Layer(NamedTuple):
    """A stretch (code points) inside a tag. ``insert`` stands at its end within the layers around it, ``after`` behind these.

    ``anchor`` names the first piece of a layer that has to be drawn in several.
    """

    start: int
    end: int
    tag: str
    attributes: str = ""
    anchor: str = ""
    insert: str = ""
    after: str = ""

    @property
    def span(self) -> Span:
        """From start to end; empty where it only inserts."""
        return Span(self.start, self.end)

    def opened(self, *, first: bool) -> str:
        """Its start tag."""
        name = f' id="{self.anchor}"' if first and self.anchor else ""
        return f"<{self.tag}{name}{self.attributes}>"


def drawn(source: str, span: Span, layers: Sequence[Layer]) -> Iterator[str]:
    """A stretch of the source as HTML, with the layers that touch it."""
    opening: defaultdict[int, list[Layer]] = defaultdict(list)
    closing: defaultdict[int, list[Layer]] = defaultdict(list)
    for layer in layers:
        opening[max(layer.start, span.start)].append(layer)
        closing[min(layer.end, span.end)].append(layer)
    stack: list[Layer] = []
    done = span.start
    for point in sorted({*opening, *closing}):
        yield html_text(source[done:point])
        done = point
        yield from _closed(stack, [layer for layer in closing[point] if layer.start < point], point)
        yield from _opened(stack, opening[point], span, point)
    yield html_text(source[done : span.end])


def _closed(stack: list[Layer], ending: Sequence[Layer], point: int) -> Iterator[str]:
    """Ends layers: first what is struck out, then what replaces it, then the marks around both."""
    struck = [layer for layer in ending if layer.tag == "del"]
    yield from _popped(stack, struck)
    yield from (layer.insert for layer in struck if layer.end == point)
    others = [layer for layer in ending if layer.tag != "del"]
    yield from _popped(stack, others)
    yield from (layer.after for layer in others if layer.end == point)


def _popped(stack: list[Layer], ending: Sequence[Layer]) -> Iterator[str]:
    again: list[Layer] = []
    left = sum(layer in ending for layer in stack)
    while left:
        layer = stack.pop()
        yield f"</{layer.tag}>"
        if layer in ending:
            left -= 1
        else:
            again.append(layer)
    while again:
        stack.append(again.pop())
        yield stack[-1].opened(first=False)


def _opened(stack: list[Layer], beginning: Sequence[Layer], span: Span, point: int) -> Iterator[str]:
    """Begins layers, the longest first; an empty one only inserts."""
    for layer in sorted(beginning, key=lambda layer: (-layer.end, layer.tag == "del")):
        if layer.start == layer.end:
            yield layer.insert
        elif min(layer.end, span.end) > point:
            yield layer.opened(first=layer.start == point)
            stack.append(layer)
