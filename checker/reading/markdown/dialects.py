"""What site generators add to Markdown: shortcodes, templates, containers, formulas. It is masked, so that the parser never sees it.

Hugo, Jekyll (Liquid and kramdown), Nunjucks and Jinja, WordPress, ``:::`` containers, ``$$`` formulas, and bare addresses; MDX has its own module.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.model.span import Span
from checker.reading.template_tags import Tags

MASK = "\ue000"
"""Stands for each character of what is masked: to the parser it is a letter."""

_OPENED = re.compile(
    r"(?P<hugo>\{\{[<%])|(?P<value>\{\{)|(?P<liquid>\{%)|(?P<note>\{#)|(?P<math>\$\$)|(?P<kramdown>\{:)"
    r"|(?P<container>(?<![^\r\n])[ \t>]*+:{3,}[^\r\n]*+)"
    r"|(?P<wordpress>\[/?(?:(?:caption|wp_caption|gallery|embed|audio|video|playlist)(?=[\s\]/])(?:\s[^\]\[\r\n]*+)?"
    r"|[a-z][\w-]*+(?:\s++[\w-]++=(?:\"[^\"\r\n]*+\"|'[^'\r\n]*+'|[^\s\]\"']++))++\s*+)/?\](?![(\[:]))"
    r"|(?P<address>(?<![\w<@/.-])(?:https?://|www\.)[^\s<>()\[\]{}\"'`“”‘’*|\\…]++)"
)
_CLOSES = {"hugo": "}}", "value": "}}", "liquid": "%}", "note": "#}", "math": "$$", "kramdown": "}"}
_TAGS = frozenset({"kramdown", "container"})
_SHOWN = frozenset({"math", "address"})
_BLANK_LINE = re.compile(r"(?>\r\n|\n|\r)[ \t>]*+(?:\r\n|[\r\n])")
_NAME = re.compile(r"\{[{%][<%]?-?\s*(raw|highlight|comment|code|mermaid|math|katex|verbatim)\b[^{}]*+[%>]?-?[%}]\}?")
_TRAILING = ".,;:!?_~—–-"
_MARGIN = 200
_LINE_REST = re.compile(r"[ \t]*+(?=[\r\n]|\Z)")
_QUOTED = r"(?:\"([^\"\\]*+)\"|'([^'\\]*+)'|`([^`\\]*+)`)"


class Mask(NamedTuple):
    """A range without prose. ``shows``: something would stand there; ``alone``: nothing else is on its lines; ``name`` is the kind of syntax."""

    start: int
    end: int
    shows: bool
    name: str
    alone: bool = False


class _Next:
    """Finds what follows, each once, however often it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, int] = {}
        self._blank = -1

    def of(self, sign: str, at: int) -> int:
        """Where a sign stands next; -1 where it doesn't."""
        known = self._known.get(sign, 0)
        if 0 <= known < at or sign not in self._known:
            known = self._known[sign] = self._text.find(sign, at)
        return known

    def closing(self, name: str, at: int) -> int:
        """The end of what a shortcode for code holds: where the next one closes it, or where it ends itself."""
        known = self._known.get(name, 0)
        if 0 <= known < at or name not in self._known:
            pattern = rf"\{{[{{%]-?[<%]?\s*+(?:end|/\s*+){name}\s*+[>%]?-?[%}}]\}}"
            found = re.compile(pattern).search(self._text, at)
            known = self._known[name] = found.end() if found else -1
        return max(known, at)

    def line_end(self, at: int) -> int:
        """Where the line ends."""
        ends = [end for end in (self.of("\n", at), self.of("\r", at)) if end >= 0]
        return min(ends, default=len(self._text))

    def blank_line(self, at: int) -> int:
        """Where the next blank line is."""
        if self._blank < at:
            found = _BLANK_LINE.search(self._text, at)
            self._blank = len(self._text) if found is None else found.start()
        return self._blank


def may_hold(text: str) -> bool:
    """Whether there may be anything that reaches over code, so that code has to be known first."""
    return "{{" in text or "{%" in text or "{#" in text or "$$" in text or "{:" in text or ":::" in text


def masks(text: str, start: int, code: Sequence[Span]) -> Iterator[Mask]:
    """What is masked from an offset on, in order; ``code`` are the ranges of code, in which nothing opens."""
    following, tags = _Next(text), Tags(text)
    starts = [span.start for span in code]
    at = start
    while opened := _OPENED.search(text, at):
        at = opened.end()
        index = bisect_right(starts, opened.start()) - 1
        if index >= 0 and code[index].end > opened.start():
            at = max(code[index].end, opened.start() + 1)
            continue
        name = opened.lastgroup or ""
        end = _end(text, opened, following)
        if end > opened.start():
            at = end
            shows = name in _SHOWN or (name not in _TAGS and tags.prints(opened.start(), end))
            yield Mask(opened.start(), end, shows=shows, name=name)


def _end(text: str, opened: re.Match[str], following: _Next) -> int:
    name = opened.lastgroup or ""
    if name == "address":
        return opened.start() + len(opened[0].rstrip(_TRAILING))
    if name not in _CLOSES:
        return opened.end()
    sign = f"{opened[0][2]}}}}}".replace("<", ">") if name == "hugo" else _CLOSES[name]
    closed = following.of(sign, opened.end())
    if closed < 0 or (name != "hugo" and closed > following.blank_line(opened.end())):
        return -1
    if name == "kramdown" and closed > following.line_end(opened.end()):
        return -1
    end = closed + len(sign)
    holder = _NAME.match(text, opened.start(), end)
    return end if holder is None else following.closing(holder[1], end)


def with_lines(text: str, found: Iterable[Mask]) -> list[Mask]:
    """The masks, told which of them have their lines for themselves. Several on one line share it."""
    result: list[Mask] = []
    group: list[Mask] = []
    for mask in [*found, None]:
        if group and (mask is None or text[group[-1].end : mask.start].strip(" \t")):
            result.extend(_grouped(text, group))
            group = []
        if mask is not None:
            group.append(mask)
    return result


def _grouped(text: str, group: list[Mask]) -> Iterable[Mask]:
    if all(mask.name in {"address", "value"} for mask in group):
        return group
    start, end = group[0].start, group[-1].end
    before = text[max(start - _MARGIN, 0) : start]
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    if len(line) == _MARGIN or line.strip(" \t>") or _LINE_REST.match(text, end) is None:
        return group
    return [mask._replace(alone=True) for mask in group]


def masked(text: str, found: Iterable[Mask]) -> str:
    """The text with all of that replaced, as long as before: by blanks where it has its lines for itself."""
    parts: list[str] = []
    done = 0
    for mask in found:
        parts += text[done : mask.start], (" " if mask.alone else MASK) * (mask.end - mask.start)
        done = mask.end
    return "".join((*parts, text[done:]))


def arguments(text: str, mask: Mask, keys: Sequence[str]) -> Iterator[tuple[str, Span]]:
    """The arguments of a shortcode that are prose, by key, with the ranges of their values. One that holds an escape is left out."""
    pattern = re.compile(rf"(?<=\s)({'|'.join(map(re.escape, keys))})\s*+=\s*+{_QUOTED}", re.IGNORECASE)
    for match in pattern.finditer(text, mask.start, mask.end) if keys else ():
        span = Span(*match.span(match.lastindex or 0))
        words = span.text(text)
        if words and "{{" not in words and not (mask.name == "jsx" and "&" in words):
            yield match[1], span
