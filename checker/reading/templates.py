"""The commands of templates in a source: where they are, and which of them print something."""

from __future__ import annotations

import re
from functools import cache, cached_property

from checker.base.data_files import rows
from checker.reading.block_builder import OBJECT

SILENT = "\0"
"""Replaces each character of a command that prints nothing; a browser shows no NUL. One that prints is replaced by OBJECT."""

_OPENED = re.compile(r"<(?:script|style)\b|\{\{|\{%|\{#|<%|<\?(?:php|=)", re.IGNORECASE)
_CLOSED = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>", "<?": "?>"}
_RAW_END = re.compile(r"</(?:script|style)", re.IGNORECASE)
_BLOCK_COMMENT = re.compile(r"\{%[-+]?\s*+comment\b")
_LONGEST = 4000
_COMMENTS = frozenset({"comment", "doc"})
_LIQUID = re.compile(r"\{%[-+]?\s*+(?P<name>[\w-]++)")
_SHORTCODE = re.compile(r"(?:\{\{[<%]-?|\[)\s*+(?P<end>/?)\s*+(?P<name>[\w./-]++)")
_END = re.compile(r"\{%[-+]?\s*+end([\w-]++)|(?:\{\{[<%]-?|\[)\s*+/\s*+([\w./-]++)")
_COMMENT = re.compile(r"\{#|\{\{-?\s*+/\*|\{\{!|\{\{[<%]-?\s*+/\*")
_ECHO = re.compile(r"<%=|<\?(?:=|php\b[^?]{0,200}?\b(?:echo|print)\b)", re.IGNORECASE)


def hidden(source: str) -> str:
    """The source with ``{{ … }}``, ``{% … %}``, ``{# … #}``, ``<% … %>`` and ``<?php … ?>`` replaced, of the same length."""
    if not ("{{" in source or "{%" in source or "{#" in source or "<%" in source or "<?" in source):
        return source
    parts: list[str] = []
    following, tags = NextSign(source), Tags(source)
    done = at = 0
    while opened := _OPENED.search(source, at):
        start, at = opened.span()
        if source[start + 1].isalpha():
            raw_end = _RAW_END.search(source, at)
            at = len(source) if raw_end is None else raw_end.end()
            continue
        end = following.end(_CLOSED[source[start : start + 2]], at)
        if start < end <= start + _LONGEST:
            if _BLOCK_COMMENT.match(source, start) and (ended := following.end("endcomment", end)) > 0:
                end = max(end, following.end("%}", ended))
            sign = OBJECT if tags.prints(start, end) else SILENT
            parts += source[done:start], sign * (end - start)
            done = at = end
    return "".join((*parts, source[done:]))


class NextSign:
    """Finds signs in a text. Each occurrence is searched for once, as long as the offsets rise."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, int] = {}

    def start(self, sign: str, at: int) -> int:
        """Where a sign begins next; -1 if it doesn't occur any more."""
        known = self._known.get(sign, 0)
        if 0 <= known < at or sign not in self._known:
            known = self._known[sign] = self._text.find(sign, at)
        return known

    def end(self, sign: str, at: int) -> int:
        """Where the next sign ends; -1 if it doesn't occur any more."""
        start = self.start(sign, at)
        return start if start < 0 else start + len(sign)


@cache
def _silent() -> frozenset[str]:
    return frozenset(name for row in rows("silent_tags.txt") for name in row[0].split())


class Tags:
    """The tags of one text. A tag that is closed further down only frames what is between."""

    def __init__(self, text: str) -> None:
        self._text = text

    def prints(self, start: int, end: int) -> bool:
        """Whether a reader sees something in place of a tag, or of a tag with what it holds."""
        text = self._text
        if text[start] == "<":
            return _ECHO.match(text, start, end) is not None
        if _COMMENT.match(text, start, end):
            return False
        if liquid := _LIQUID.match(text, start, end):
            return self._prints_liquid(liquid["name"], whole=text.find("%}", liquid.end()) + 2 < end)
        shortcode = _SHORTCODE.match(text, start, end)
        if shortcode is None:
            return True
        name = shortcode["name"]
        whole = text[start] == "{" and text.find("}}", start) + 2 < end
        return name not in _COMMENTS and (whole or not (shortcode["end"] or name in self._ended))

    def _prints_liquid(self, name: str, *, whole: bool) -> bool:
        if whole:
            return name not in _COMMENTS
        return not (name in _silent() or name in _COMMENTS or name.startswith("end") or name in self._ended)

    @cached_property
    def _ended(self) -> frozenset[str]:
        """The names of all tags that are closed somewhere."""
        return frozenset(liquid or shortcode for liquid, shortcode in _END.findall(self._text))
