"""Which tags of templates print something, and which only steer what does."""

from __future__ import annotations

import re
from functools import cache, cached_property

from checker.base.data import DATA

_TABLE = DATA / "silent_tags.txt"
_COMMENTS = frozenset({"comment", "doc"})
_LIQUID = re.compile(r"\{%[-+]?\s*+(?P<name>[\w-]++)")
_SHORTCODE = re.compile(r"(?:\{\{[<%]-?|\[)\s*+(?P<end>/?)\s*+(?P<name>[\w./-]++)")
_END = re.compile(r"\{%[-+]?\s*+end([\w-]++)|(?:\{\{[<%]-?|\[)\s*+/\s*+([\w./-]++)")
_COMMENT = re.compile(r"\{#|\{\{-?\s*+/\*|\{\{!|\{\{[<%]-?\s*+/\*")
_ECHO = re.compile(r"<%=|<\?(?:=|php\b[^?]{0,200}?\b(?:echo|print)\b)", re.IGNORECASE)


@cache
def _silent() -> frozenset[str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


class Tags:
    """The tags of one text. A tag that is closed further down only frames what stands between."""

    def __init__(self, text: str) -> None:
        self._text = text

    def prints(self, start: int, end: int) -> bool:
        """Whether a reader sees something where a tag stands, or a tag with what it holds."""
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
