"""Hides the commands of templates from the reader, without moving anything."""

from __future__ import annotations

import re

from checker.reading.template_tags import Tags

VALUE, COMMAND = "\N{OBJECT REPLACEMENT CHARACTER}", "\0"
"""What stands for each character of a command that prints something, and of one that doesn't; a browser shows no NUL."""

_OPENED = re.compile(r"<(?:script|style)\b|\{\{|\{%|\{#|<%|<\?(?:php|=)", re.IGNORECASE)
_CLOSED = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>", "<?": "?>"}
_RAW_END = re.compile(r"</(?:script|style)", re.IGNORECASE)
_COMMENT = re.compile(r"\{%[-+]?\s*+comment\b")
_LONGEST = 4000


def masked(source: str) -> str:
    """The source with ``{{ … }}``, ``{% … %}``, ``{# … #}``, ``<% … %>`` and ``<?php … ?>`` replaced, of the same length."""
    if not ("{{" in source or "{%" in source or "{#" in source or "<%" in source or "<?" in source):
        return source
    parts: list[str] = []
    closings: dict[str, int] = {}
    tags = Tags(source)
    done = at = 0
    while opened := _OPENED.search(source, at):
        start, at = opened.span()
        if source[start + 1].isalpha():
            raw_end = _RAW_END.search(source, at)
            at = len(source) if raw_end is None else raw_end.end()
            continue
        end = _closing(source, _CLOSED[source[start : start + 2]], at, closings)
        if start < end <= start + _LONGEST:
            if _COMMENT.match(source, start) and (ended := _closing(source, "endcomment", end, closings)) > 0:
                end = max(end, _closing(source, "%}", ended, closings))
            sign = VALUE if tags.prints(start, end) else COMMAND
            parts += source[done:start], sign * (end - start)
            done = at = end
    return "".join((*parts, source[done:]))


def _closing(source: str, sign: str, at: int, closings: dict[str, int]) -> int:
    """The end of the next closing sign; -1 where there is none. Each is looked for once, however many are opened before it."""
    known = closings.get(sign, 0)
    if 0 <= known < at + len(sign):
        found = source.find(sign, at)
        known = closings[sign] = -1 if found < 0 else found + len(sign)
    return known
