"""Cuts HTML into tokens as browsers do, each with its exact place.

The standard library's parser isn't used: it takes quadratic time on unclosed tags and comments, and cuts them differently from one patch release to
the next. Method: section 13.2.5 of the HTML Living Standard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from checker.reading.html.elements import ELEMENTS, UNKNOWN

BLANKS = "\t\n\f\r "
_TEXT = re.compile(r"(?:[^<&]+|<(?![a-zA-Z/!?])|&(?!#[0-9]|#[xX][0-9a-fA-F]|[a-zA-Z])|</\Z)+")
_REFERENCE = re.compile(r"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+);?|[a-zA-Z][a-zA-Z0-9]*;?)")
# Always matches: a tag that isn't closed runs to the end of the source, and group 2 is empty.
_TAG = re.compile(
    r"</?([a-zA-Z][^\t\n\f\r />]*)"
    r"(?:[\t\n\f\r /]+"
    r"|[^\t\n\f\r />][^\t\n\f\r />=]*"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|[^\t\n\f\r \"'>][^\t\n\f\r >]*)?)?"
    r")*(>?)"
)
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\t\n\f\r \"'>][^\t\n\f\r >]*))?)?"
)


class TokenKind(Enum):
    """What a token is."""

    TEXT = auto()
    REFERENCE = auto()
    START = auto()
    END = auto()
    COMMENT = auto()


class Token(NamedTuple):
    """A token and its range in the source (code points). ``name`` is a tag's name in lower case, or what a comment says."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""


class Attribute(NamedTuple):
    """The value of an attribute in the source (code points), still encoded, and the quote around it; ``quote`` is empty where there is none."""

    start: int
    end: int
    quote: str


def tokens(source: str, start: int = 0, *, xml: bool = False) -> Iterator[Token]:
    """The tokens of a page from an offset on. What nobody reads (doctypes, scripts) is left out; ``xml``: a tag may close itself."""
    at, length = start, len(source)
    foreign = False
    while at < length:
        if text := _TEXT.match(source, at):
            yield Token(TokenKind.TEXT, at, text.end())
            at = text.end()
        elif source[at] == "&" or source.startswith("<!--", at):
            token = _reference(source, at) if source[at] == "&" else _comment(source, at)
            yield token
            at = token.end
        elif (tag := _TAG.match(source, at)) is None:
            at = _after(source, ">", at)
        elif tag[2]:
            token = Token(TokenKind.END if source[at + 1] == "/" else TokenKind.START, at, tag.end(), tag[1].lower())
            yield token
            at = token.end
            closes_itself = (xml or foreign) and source[at - 2] == "/"
            if token.name in {"svg", "math"}:
                foreign = token.kind is TokenKind.START and source[at - 2] != "/"
            if token.kind is TokenKind.START and ELEMENTS.get(token.name, UNKNOWN).raw and not closes_itself:
                end = _raw_end(source, at, token.name)
                if token.name == "title":
                    yield from _parts(source, at, end)
                at = end
        else:
            return


def attributes(source: str, tag: Token) -> dict[str, Attribute]:
    """The attributes of a start tag by name in lower case, the first of each."""
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(source, tag.start + 1 + len(tag.name), tag.end - 1):
        group = match.lastgroup or "name"
        start, end = match.span(group) if group != "name" else (match.end(), match.end())
        quote = {"double": '"', "single": "'"}.get(group, "")
        found.setdefault(match["name"].lower(), Attribute(start, end, quote))
    return found


def attribute_parts(source: str, value: Attribute) -> Iterator[Token]:
    """The text and the references of a value."""
    for token in _parts(source, value.start, value.end):
        following = source[token.end] if token.end < value.end else ""
        # As browsers do: in an address such as “?a=1&copy=2” an ampersand is meant as one.
        if token.kind is TokenKind.REFERENCE and source[token.end - 1] != ";" and _goes_on(following):
            yield token._replace(kind=TokenKind.TEXT)
        else:
            yield token


def _parts(source: str, at: int, end: int) -> Iterator[Token]:
    """The text and the references of a stretch without markup."""
    for match in _REFERENCE.finditer(source, at, end):
        token = _reference(source, match.start(), end)
        if at < token.start:
            yield Token(TokenKind.TEXT, at, token.start)
        yield token
        at = token.end
    if at < end:
        yield Token(TokenKind.TEXT, at, end)


def _goes_on(following: str) -> bool:
    return following == "=" or (following.isascii() and following.isalnum())


def _reference(source: str, at: int, end: int | None = None) -> Token:
    """A character reference as long as browsers take it; text where it names no character."""
    match = _REFERENCE.match(source, at, len(source) if end is None else end)
    assert match is not None  # noqa: S101 - the caller has seen it
    written = match[0]
    if written[1] != "#":
        from html.entities import html5  # noqa: PLC0415 - few texts have named references

        if written[1:] not in html5:
            # “&notit;” is “¬it;”: the longest name that may go without its semicolon. The longest has six letters.
            known = next((size for size in range(7, 1, -1) if written[1:size] in html5), 0)
            if not known:
                return Token(TokenKind.TEXT, at, match.end())
            return Token(TokenKind.REFERENCE, at, at + known)
    return Token(TokenKind.REFERENCE, at, match.end())


def _comment(source: str, at: int) -> Token:
    for short in ("<!-->", "<!--->"):
        if source.startswith(short, at):
            return Token(TokenKind.COMMENT, at, at + len(short))
    closed = _COMMENT_END.search(source, at + 4)
    if closed is None:
        return Token(TokenKind.COMMENT, at, len(source), source[at + 4 :])
    return Token(TokenKind.COMMENT, at, closed.end(), source[at + 4 : closed.start()])


def _raw_end(source: str, at: int, name: str) -> int:
    """Where the end tag of an element stands whose content isn't markup."""
    closed = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE).search(source, at)
    return len(source) if closed is None else closed.start()


def _after(source: str, sign: str, at: int) -> int:
    found = source.find(sign, at)
    return len(source) if found < 0 else found + 1
