"""The comments of a Markdown file: those of HTML and MDX, and the definitions of links that lead nowhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from checker.model.document import Comment, Place
from checker.model.span import Span
from checker.reading.markdown.mdx import mdx_comment
from checker.reading.markdown.text import Text

_DEFINITION = re.compile(
    r"(?<![^\r\n]) {0,3}\[(?://|comment)\]:[ \t]*+<?#>?[ \t]++(?:\((?P<round>[^\r\n]*)\)|\"(?P<double>[^\r\n]*)\"|'(?P<single>[^\r\n]*)')"
    r"[ \t]*+(?=[\r\n]|\Z)",
    re.IGNORECASE,
)
_MARGIN = 200


def definitions(source: str, start: int, code: Sequence[Span]) -> Iterator[Span]:
    """Where ``[//]: # (…)`` and ``[comment]: # (…)`` stand outside of code."""
    if "]:" not in source:
        return
    starts = [span.start for span in code]
    for match in _DEFINITION.finditer(source, start):
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or code[index].end <= match.start():
            yield Span(match.end() - len(match[0].lstrip(" ")), match.end())


def comments(source: str, spans: Iterable[Span], text: Text) -> Iterator[Comment]:
    """The comments at these places, in order."""
    for span in sorted(spans):
        yield Comment(_words(source, span), Place("", *span), text.after(span.end), _alone(source, span))


def _words(source: str, span: Span) -> str:
    if source.startswith("<!--", span.start):
        return source[span.start + 4 : span.end - 3].strip()
    if source.startswith("{", span.start):
        return mdx_comment(span.text(source)) or ""
    match = _DEFINITION.match(source, span.start)
    return "" if match is None else (match["round"] or match["double"] or match["single"] or "").strip()


def _alone(source: str, span: Span) -> bool:
    """Whether nothing else stands on its lines but the signs of a quotation."""
    before = source[max(span.start - _MARGIN, 0) : span.start]
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    after = re.compile(r"[ \t]*+(?:[\r\n]|\Z)").match(source, span.end)
    return len(line) < _MARGIN and not line.strip(" \t>") and after is not None
