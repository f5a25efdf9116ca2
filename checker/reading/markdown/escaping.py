"""Writes prose into Markdown so that it stays prose. Method: sections 2.4, 4 and 6 of CommonMark 0.31."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.entities import html5
from typing import NamedTuple

from checker.model.errors import EditRefusedError

# A sign between two blanks, or an underscore within a word, is no markup. The characters next to the words aren't known here.
_SIGN = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|\Z)"
    r"|(?<!\s)[*~]|[*~](?!\s)|(?<=\w)_(?!\w)|(?<=[^\w\s])_|(?<!\w)_(?!\s)"
    r"|[`\[\]]"
    r"|<(?=[A-Za-z/!?]|\Z)"
    r"|&(?=(?P<reference>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*)(?:;|\Z))"
    r"|(?<=\s)#(?=#*\Z)"
)
_MARKER = re.compile(r"(?:#{1,6}|[-+*]|[0-9]{1,9}[.)])(?=\s|\Z)|>|:")
_RULER = re.compile(r"(?:-+|=+|\++|~+)\s*\Z|~~~|:::|\||\s")
_DEFINITION = re.compile(r"\[[^\]\r\n]{1,200}\]:")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_TEMPLATE = re.compile(r"https?://|www\.|[{}]|\$\$")
_MODULE = re.compile(r"(?:import|export)\b")
_LINE_START = "\n"


@dataclass(frozen=True)
class Prose:
    """Writes prose. ``after`` is what precedes it where that matters: a line end, a backslash, the sign of an emphasis (“*”) or an address (“/”);
    writers that differ only in it are equal. ``parts``: a blank line in the words may end the paragraph."""

    table: bool = False
    mdx: bool = False
    after: str = field(default="", compare=False)
    parts: bool = field(default=False, compare=False)

    def __call__(self, text: str) -> str:
        """The words with markup characters escaped. Raises EditRefusedError for what can't be escaped."""
        first, blank, second = text.partition("\n\n") if self.parts else (text, "", "")
        return f"{self._written(first)}{blank}{replace(self, after=_LINE_START, parts=False)(second) if second else ''}"

    def _written(self, text: str) -> str:
        if "\n" in text or "\r" in text or text.endswith("  ") or _TEMPLATE.search(text):
            raise EditRefusedError("Markdown would read the words as markup")
        begins = self.after == _LINE_START
        if begins and (_RULER.match(text) or (self.mdx and _MODULE.match(text))):
            raise EditRefusedError("Markdown would read the line as markup")
        if self.after == "\\" and (not text or _PUNCTUATION.match(text)):
            raise EditRefusedError("Markdown would read the backslash before the words as an escape")
        if self.after == "*" and not text[:1].strip():
            raise EditRefusedError("emphasis can't be empty or start with a space")
        if self.after == "/" and text and not text[0].isspace():
            raise EditRefusedError("the words would become part of the URL before them")
        escaped = _SIGN.sub(_escaped, text)
        if self.table:
            escaped = escaped.replace("|", "\\|")
        marker = _MARKER.match(text) if begins else None
        if marker is not None and escaped.startswith(marker[0]):
            at = marker.end() - 1 if marker[0][-1] in ".)" else 0
            escaped = f"{escaped[:at]}\\{escaped[at:]}"
        return escaped


def begins_markup(line: str) -> bool:
    """Whether a line with these words at its start would be something else than words: a list, a heading, a ruler, a definition."""
    return any(pattern.match(line) for pattern in (_MARKER, _RULER, _DEFINITION))


class Writers(NamedTuple):
    """Writers for one kind of place: within a line, at its start, after a backslash, after an address, at the start of an emphasis, and outside of
    emphases and links, where a paragraph may be parted in two."""

    plain: Prose
    first: Prose
    escaped: Prose
    joined: Prose
    marked: Prose
    bare: Prose

    @classmethod
    def of(cls, *, table: bool, mdx: bool, parts: bool = False) -> Writers:
        """The writers of a table's cells, of paragraphs that may be parted, or of other text."""
        plain, first, escaped, joined, marked = (Prose(table, mdx, after) for after in ("", "\n", "\\", "/", "*"))
        return cls(plain, first, escaped, joined, marked, Prose(table, mdx, parts=parts))


def _escaped(match: re.Match[str]) -> str:
    reference = match["reference"]
    if reference is not None and reference[0] != "#" and f"{reference};" not in html5:
        return match[0]
    return f"\\{match[0]}"


def unwritable(_text: str) -> str:
    """Refuses to replace what markup produces."""
    raise EditRefusedError("this part of the file is not prose")


def in_quotes(text: str) -> str:
    """As the value of an argument between quotes. Raises EditRefusedError for signs that would end it, or mean something else."""
    if not set(text).isdisjoint("\"'`\\\n\r<>{}[]%&/"):
        raise EditRefusedError("a shortcode argument can't contain this character")
    return text


def in_title(text: str) -> str:
    """As the title of an image or a link. Raises EditRefusedError for signs that would end it, or mean something else."""
    if not set(text).isdisjoint("\"'()\\\n\r<>{}[]&`/"):
        raise EditRefusedError("the title of a link or an image can't contain this character")
    return text
