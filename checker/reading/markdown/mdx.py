"""What MDX adds to Markdown: the tags of components, expressions in braces, and lines of import and export."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checker.model.span import Span
from checker.reading.markdown.dialects import Mask

_OPENED = re.compile(
    r"(?P<module>(?<![^\r\n])(?:import|export)\b[^\r\n]*+(?:(?:\r\n|[\r\n])(?![ \t]*+[\r\n])[^\r\n]++)*+)"
    r"|(?<!\\)(?:(?P<jsx></?(?:[A-Za-z][\w.:-]*+(?=[\s/>])|(?=>)))|(?P<expression>\{))"
)
_ATTRIBUTE = re.compile(
    r"\s++(?:[A-Za-z_$][\w:.-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?=\{)))?)?|(?P<brace>\{)|(?P<end>/?>)"
)
_SHOWN = re.compile(r"<(?:[A-Z]|(?:audio|embed|iframe|img|input|svg|video)\b)")
_COMMENT = re.compile(r"\{\s*+/\*(?P<words>(?s:.)*?)\*/\s*+\}\Z")
_BRACE = re.compile(r"(?<!\\)[{}]")


def mdx_comment(written: str) -> str | None:
    """What a comment in braces says; None for another expression."""
    comment = _COMMENT.match(written)
    return None if comment is None else comment["words"].strip()


class _Code:
    def __init__(self, code: Sequence[Span]) -> None:
        self._code = code
        self._starts = [span.start for span in code]

    def end(self, at: int) -> int:
        """Where the code ends that an offset lies in; -1 where it lies in none."""
        index = bisect_right(self._starts, at) - 1
        return self._code[index].end if index >= 0 and self._code[index].end > at else -1


def mdx_masks(text: str, start: int, ranges: Sequence[Span]) -> Iterator[Mask]:
    """What is masked from an offset on, in order; ``ranges`` are those of code, in which nothing opens."""
    code = _Code(ranges)
    braces = _braces(text, start, code)
    at = start
    while opened := _OPENED.search(text, at):
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
            shows = text.endswith("/>", opened.start(), end) and _SHOWN.match(text, opened.start()) is not None
            yield Mask(opened.start(), end, shows=shows, name="jsx")


def _braces(text: str, start: int, code: _Code) -> dict[int, int]:
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
