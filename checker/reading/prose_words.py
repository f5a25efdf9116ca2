"""Counts the words of prose in a file, whether its reader used them or not: a report warns of a file of which almost nothing was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.reading.front_matter.block import split, strings
from checker.reading.html.elements import ELEMENTS, UNKNOWN
from checker.reading.html.tokens import TokenKind, tokens
from checker.reading.templates import hidden

# Code and data have few words in a row with nothing but blanks and punctuation between them.
_LEAST_RUN = 8
_SIGN = re.compile(
    r"(?P<word>[^\W\d_]++)|(?P<end>(?:\r\n|[\r\n])[ \t]*+(?=[\r\n])|\0)|[\s\d.,;:!?'\"()“”‘’«»–—…-]|(?P<other>.)"
)
_FENCE = re.compile(r" {0,3}(?:>[ \t]?)*(```+|~~~+|----+|\.{4,}|\+{4,}|/{4,}|\|===+)")
_NO_PROSE = frozenset({"code", "footer", "head", "kbd", "math", "nav", "pre", "samp", "svg", "var"})


def in_markdown(text: str) -> int:
    """The words of a Markdown file, with those of HTML in it."""
    fields, body = _parts(text)
    return sum(map(_in_sentences, (*fields, "".join(_visible("".join(_lines(body)))))))


def in_html(text: str) -> int:
    """The words of a page."""
    fields, body = _parts(text)
    return sum(map(_in_sentences, (*fields, "".join(_visible(body)))))


def in_light_markup(text: str) -> int:
    """The words of a file whose code is in blocks of lines."""
    return _in_sentences("".join(_lines(text)))


def _parts(text: str) -> tuple[list[str], str]:
    """The strings of the front matter, or all of it where it is broken; and the text after it."""
    front = split(text)
    if front is None:
        return [], text
    return [text[: front.end]] if front.problem else list(strings(text)), text[front.end :]


def _lines(text: str) -> Iterator[str]:
    """The lines outside of blocks of code; an indented line is code, or belongs to a list whose first line counts."""
    fence = ""
    for line in text.splitlines(keepends=True):
        found = _FENCE.match(line)
        if found is not None and fence in {"", found[1][:3]}:
            fence = "" if fence else found[1][:3]
            yield "\n"
        elif not fence and not line.startswith(("    ", "\t", "..", "//", "%")):
            yield line


def _visible(text: str) -> Iterator[str]:
    text = hidden(text)
    depth = 0
    for token in tokens(text):
        if token.kind is TokenKind.TEXT and not depth:
            yield text[token.start : token.end]
        elif token.kind in {TokenKind.START, TokenKind.END}:
            if token.name in _NO_PROSE:
                depth = max(0, depth + (1 if token.kind is TokenKind.START else -1))
            if ELEMENTS.get(token.name, UNKNOWN).block:
                yield "\0"


def _in_sentences(text: str) -> int:
    total = run = 0
    for sign in _SIGN.finditer(text):
        if sign["word"] is not None:
            run += 1
        elif sign["end"] is not None or sign["other"] is not None:
            total += run if run >= _LEAST_RUN else 0
            run = 0
    return total + (run if run >= _LEAST_RUN else 0)
