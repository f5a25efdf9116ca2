"""What site generators add to Markdown: shortcodes, templates, containers, formulas. It is masked, so that the parser never sees it.

Hugo, Jekyll (Liquid and kramdown), Nunjucks and Jinja, WordPress, ``:::`` containers, ``$$`` formulas, and bare addresses. MDX: the tags of
components, expressions in braces, and lines of import and export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.reading.markdown.events import CodeSpans
from checker.reading.templates import NextSign, Tags

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
_MDX_OPENED = re.compile(
    r"(?P<module>(?<![^\r\n])(?:import|export)\b[^\r\n]*+(?:(?:\r\n|[\r\n])(?![ \t]*+[\r\n])[^\r\n]++)*+)"
    r"|(?<!\\)(?:(?P<jsx></?(?:[A-Za-z][\w.:-]*+(?=[\s/>])|(?=>)))|(?P<expression>\{))"
)
_ATTRIBUTE = re.compile(
    r"\s++(?:[A-Za-z_$][\w:.-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?=\{)))?)?|(?P<brace>\{)|(?P<end>/?>)"
)
_MDX_SHOWN = re.compile(r"<(?:[A-Z]|(?:audio|embed|iframe|img|input|svg|video)\b)")
_COMMENT = re.compile(r"\{\s*+/\*(?P<words>(?s:.)*?)\*/\s*+\}\Z")
_BRACE = re.compile(r"(?<!\\)[{}]")


class Mask(NamedTuple):
    """A range without prose. ``shows``: readers see something there; ``alone``: nothing else is on its lines; ``name`` is the kind of syntax."""

    start: int
    end: int
    shows: bool
    name: str
    alone: bool = False


class _Next(NextSign):
    """Finds signs, blank lines and closing shortcodes."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._blank = -1

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
        ends = [end for end in (self.start("\n", at), self.start("\r", at)) if end >= 0]
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


def masks(text: str, start: int, code: CodeSpans) -> Iterator[Mask]:
    """What generators add from an offset on, in order; nothing opens in ``code``."""
    following, tags = _Next(text), Tags(text)
    at = start
    while opened := _OPENED.search(text, at):
        at = opened.end()
        if (code_end := code.end(opened.start())) > 0:
            at = max(code_end, opened.start() + 1)
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
    closed = following.start(sign, opened.end())
    if closed < 0 or (name != "hugo" and closed > following.blank_line(opened.end())):
        return -1
    if name == "kramdown" and closed > following.line_end(opened.end()):
        return -1
    end = closed + len(sign)
    holder = _NAME.match(text, opened.start(), end)
    return end if holder is None else following.closing(holder[1], end)


def mdx_comment(written: str) -> str | None:
    """What a comment in braces says; None for another expression."""
    comment = _COMMENT.match(written)
    return None if comment is None else comment["words"].strip()


def mdx_masks(text: str, start: int, code: CodeSpans) -> Iterator[Mask]:
    """What MDX adds from an offset on, in order; nothing opens in ``code``."""
    braces = _braces(text, start, code)
    at = start
    while opened := _MDX_OPENED.search(text, at):
        at = opened.end()
        name = opened.lastgroup or ""
        if (end := code.end(opened.start())) > 0:
            at = max(end, opened.start() + 1)
        elif name == "module":
            yield Mask(opened.start(), at, shows=False, name="module")
        elif name == "expression":
            if (end := braces.get(opened.start(), -1)) > 0:
                at = end
                is_comment = mdx_comment(text[opened.start() : end]) is not None
                yield Mask(opened.start(), end, shows=not is_comment, name="comment" if is_comment else "expression")
        elif (end := _tag_end(text, at, braces)) > 0:
            at = end
            shows = text.endswith("/>", opened.start(), end) and _MDX_SHOWN.match(text, opened.start()) is not None
            yield Mask(opened.start(), end, shows=shows, name="jsx")


def _braces(text: str, start: int, code: CodeSpans) -> dict[int, int]:
    """Where the brace that an opening one belongs to ends."""
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for match in _BRACE.finditer(text, start):
        if code.end(match.start()) > 0:
            continue
        if match[0] == "{":
            waiting.append(match.start())
        elif waiting:
            ends[waiting.pop()] = match.end()
    return ends


def _tag_end(text: str, at: int, braces: dict[int, int]) -> int:
    """Where a tag ends; -1 for what turns out to be none."""
    while at >= 0 and (part := _ATTRIBUTE.match(text, at)):
        if part["end"]:
            return part.end()
        at = braces.get(part.start(), -1) if part["brace"] else part.end()
    return -1
