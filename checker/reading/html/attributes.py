"""The attributes of tags: their values, and how their characters and those of the text are decoded and written."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from checker.model.errors import EditRefusedError
from checker.reading.block_builder import FoldedBlock
from checker.reading.html.tokens import Token, TokenKind, parts

_ATTRIBUTE = re.compile(
    r"(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\t\n\f\r \"'>][^\t\n\f\r >]*))?)?"
)
_NOT_BARE = re.compile(r"[\s\"'=<>`]")
_BREAK = re.compile(r"\n\s*\n")
_LONGEST_NUMBER = 12


class Attribute(NamedTuple):
    """The value of an attribute in the source (code points), still encoded, and the quote around it; ``quote`` is empty where there is none."""

    start: int
    end: int
    quote: str


def attributes(source: str, tag: Token) -> dict[str, Attribute]:
    """The attributes of a start tag by name in lower case, the first of each."""
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(source, tag.start + 1 + len(tag.name), tag.end - 1):
        group = match.lastgroup or "name"
        start, end = match.span(group) if group != "name" else (match.end(), match.end())
        quote = {"double": '"', "single": "'"}.get(group, "")
        found.setdefault(match["name"].lower(), Attribute(start, end, quote))
    return found


def _attribute_parts(source: str, value: Attribute) -> Iterator[Token]:
    """The text and the references of a value."""
    for token in parts(source, value.start, value.end):
        following = source[token.end] if token.end < value.end else ""
        # As browsers do: in an address such as “?a=1&copy=2” an ampersand is meant as one.
        if token.kind is TokenKind.REFERENCE and source[token.end - 1] != ";" and _goes_on(following):
            yield token._replace(kind=TokenKind.TEXT)
        else:
            yield token


def _goes_on(following: str) -> bool:
    return following == "=" or (following.isascii() and following.isalnum())


def append(block: FoldedBlock, source: str, tokens: Iterable[Token]) -> None:
    """Appends text and references to a block."""
    for token in tokens:
        if token.kind is not TokenKind.REFERENCE:
            block.prose(token.start, token.end)
        elif (character := _decoded(source[token.start : token.end])) != "\0":
            block.character(character, token.start, token.end)


def value_block(source: str, value: Attribute) -> FoldedBlock:
    """The words of an attribute."""
    block = FoldedBlock(source, _QUOTED[value.quote])
    append(block, source, _attribute_parts(source, value))
    block.finish()
    return block


def values_of(source: str, attributes: dict[str, Attribute]) -> dict[str, str]:
    """The decoded values of attributes."""
    return {name: value_block(source, value).words for name, value in attributes.items()}


def _decoded(reference: str) -> str:
    # Python refuses to read a number of thousands of digits; no character has one.
    return html.unescape(reference) if len(reference) < 64 else _numbered(reference)


def _numbered(reference: str) -> str:
    sign = "x" if reference[2] in "xX" else ""
    digits = reference[2 + len(sign) :].rstrip(";").lstrip("0")
    return html.unescape(f"&#{sign}{digits or '0'};") if len(digits) <= _LONGEST_NUMBER else "\N{REPLACEMENT CHARACTER}"


def in_text(text: str) -> str:
    """As text of an element. Raises EditRefusedError for a paragraph break, which a blank line is not in HTML."""
    if _BREAK.search(text):
        raise EditRefusedError("a new paragraph needs its own element")
    return html.escape(text, quote=False)


def in_paragraph(text: str) -> str:
    """As text directly in a ``p`` element: a blank line ends it, and begins another."""
    first, *rest = (
        in_text(part.strip() if number else part.rstrip()) for number, part in enumerate(_BREAK.split(text, 1))
    )
    return f"{first}</p>\n<p>{rest[0]}" if rest else in_text(text)


def _in_double_quotes(text: str) -> str:
    return in_text(text).replace('"', "&quot;")


def _in_single_quotes(text: str) -> str:
    return in_text(text).replace("'", "&#39;")


def _without_quotes(text: str) -> str:
    if not text or _NOT_BARE.search(text):
        raise EditRefusedError("the new words need quotation marks, and the attribute has none")
    return in_text(text)


_QUOTED: dict[str, Callable[[str], str]] = {'"': _in_double_quotes, "'": _in_single_quotes, "": _without_quotes}
"""Writes a value, by the quotes around it."""
