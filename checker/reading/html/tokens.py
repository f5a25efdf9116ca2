"""Cuts HTML into tokens as browsers do, each with its exact place, and finds the tags that belong together.

The standard library's parser isn't used: it takes quadratic time on unclosed tags and comments, and cuts them differently from one patch release to
the next. Method: section 13.2.5 of the HTML Living Standard.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum, auto
from html.entities import html5
from typing import NamedTuple

from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.block_builder import BLANKS
from checker.reading.html.elements import ELEMENTS, UNKNOWN

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


_IMAGES = frozenset({"img", "embed", "input"})
_KINDS = frozenset({TokenKind.START, TokenKind.END, TokenKind.COMMENT})


def tokens(source: str, start: int = 0, *, xml: bool = False) -> Iterator[Token]:
    """The tokens of a page from an offset on. Doctypes and the content of scripts are left out; ``xml``: a tag may close itself."""
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
                    yield from parts(source, at, end)
                at = end
        else:
            return


def parts(source: str, at: int, end: int) -> Iterator[Token]:
    """The text and the references of a stretch without markup."""
    for match in _REFERENCE.finditer(source, at, end):
        token = _reference(source, match.start(), end)
        if at < token.start:
            yield Token(TokenKind.TEXT, at, token.start)
        yield token
        at = token.end
    if at < end:
        yield Token(TokenKind.TEXT, at, end)


def _reference(source: str, at: int, end: int | None = None) -> Token:
    """A character reference as long as browsers take it; text where it names no character."""
    match = _REFERENCE.match(source, at, len(source) if end is None else end)
    assert match is not None  # noqa: S101 - the caller has seen it
    written = match[0]
    if written[1] != "#" and written[1:] not in html5:
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
    """The offset of the end tag of an element whose content isn't markup."""
    closed = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE).search(source, at)
    return len(source) if closed is None else closed.start()


def _after(source: str, sign: str, at: int) -> int:
    found = source.find(sign, at)
    return len(source) if found < 0 else found + 1


class PageTags:
    """The tags and comments of a page from ``start`` on, in order."""

    def __init__(self, shown: str, start: int, *, xml: bool) -> None:
        self.shown, self._xml = shown, xml
        self.all = [token for token in tokens(shown, start, xml=xml) if token.kind in _KINDS]
        self._starts = [token.start for token in self.all]
        self._ends = [token.end for token in self.all]

    def within(self, start: int, end: int) -> Iterator[Token]:
        """The tags that begin in a range."""
        for index in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self.all[index]

    def showing(self, span: Span) -> Iterator[Span]:
        """The tags of elements that are visible without words: images, buttons, drawings."""
        for tag in self.within(*span):
            element = ELEMENTS.get(tag.name, UNKNOWN)
            if tag.kind is not TokenKind.COMMENT and (element.hidden or element.raw or tag.name in _IMAGES):
                yield Span(tag.start, tag.end)

    def unpaired(self, span: Span) -> tuple[list[str], list[str]]:
        """The names of the elements that only begin in a range, and of those that only end there.

        Raises EditRefusedError where tags within it don't belong together.
        """
        opened: list[str] = []
        closed: list[str] = []
        for tag in self.within(*span):
            if tag.kind is TokenKind.START and not self.is_void(tag):
                opened.append(tag.name)
            elif tag.kind is TokenKind.END and opened:
                if opened.pop() != tag.name:
                    raise left_open(tag.name)
            elif tag.kind is TokenKind.END:
                closed.append(tag.name)
        return opened, closed

    def is_void(self, tag: Token) -> bool:
        """Whether a tag has no end tag."""
        return ELEMENTS.get(tag.name, UNKNOWN).void or (self._xml and self.shown[tag.end - 2] == "/")

    def pair(self, span: Span, free: Span) -> tuple[Token, Token] | None:
        """The tags of an element that holds nothing else."""
        left, right = self.left(span.start, free), self.right(span.end, free)
        if left is None or right is None or left.kind is not TokenKind.START or right.kind is not TokenKind.END:
            return None
        return (left, right) if left.name == right.name and not self.is_void(left) else None

    def left(self, at: int, free: Span) -> Token | None:
        """The tag that ends before an offset, with nothing but blanks between."""
        index = bisect_left(self._ends, at + 1) - 1
        tag = self.all[index] if index >= 0 else None
        return tag if tag is not None and tag.start >= free.start and self.is_blank(tag.end, at) else None

    def right(self, at: int, free: Span) -> Token | None:
        """The tag that begins after an offset, with nothing but blanks between."""
        index = bisect_left(self._starts, at)
        tag = self.all[index] if index < len(self.all) else None
        return tag if tag is not None and tag.end <= free.end and self.is_blank(at, tag.start) else None

    def is_blank(self, start: int, end: int) -> bool:
        """Whether a range holds nothing but blanks."""
        return not self.shown[start:end].strip(BLANKS)


def left_open(name: str) -> EditRefusedError:
    """The error for a cut that would separate the tags of an element."""
    shown = f"the <{name}> element" if name in ELEMENTS else "a tag"
    return EditRefusedError(f"the cut would leave {shown} unclosed")
