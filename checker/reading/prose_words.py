"""How many words of prose a file holds, whether its reader took them or not: what a report says of a file of which almost nothing was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model.reader_options import ReaderOptions
from checker.reading.registry import reader_for
from checker.reading.source import Source

# Code and data have few words in a row with nothing but blanks and punctuation between them.
_LEAST_RUN = 8
_SIGN = re.compile(
    r"(?P<word>[^\W\d_]++)|(?P<end>(?:\r\n|[\r\n])[ \t]*+(?=[\r\n])|\0)|[\s\d.,;:!?'\"()“”‘’«»–—…-]|(?P<other>.)"
)
_FENCE = re.compile(r" {0,3}(?:>[ \t]?)*(```+|~~~+|----+|\.{4,}|\+{4,}|/{4,}|\|===+)")
_NO_PROSE = frozenset({"code", "footer", "head", "kbd", "math", "nav", "pre", "samp", "svg", "var"})


def prose_words(source: Source, options: ReaderOptions) -> int:
    """The words that stand in sentences: not those of code, markup, comments, navigation, and of lists of names."""
    name = reader_for(source.path, options) or "text"
    if name == "text":
        return len(source.text.split())
    head, body = _parts(source.text) if name in {"markdown", "html"} else ([], source.text)
    shown = body if name == "html" else "".join(_lines(body))
    return sum(_in_sentences(text) for text in (*head, "".join(_shown(shown)) if name != "masked" else shown))


def _parts(text: str) -> tuple[list[str], str]:
    """What the strings of the front matter say, or all of it where it is broken; and what stands after it."""
    from checker.reading.front_matter.block import split, strings  # noqa: PLC0415 - few files are asked about

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


def _shown(text: str) -> Iterator[str]:
    from checker.reading.html.elements import ELEMENTS, UNKNOWN  # noqa: PLC0415 - the same
    from checker.reading.html.templates import masked  # noqa: PLC0415 - the same
    from checker.reading.html.tokens import TokenKind, tokens  # noqa: PLC0415 - the same

    text = masked(text)
    hidden = 0
    for token in tokens(text):
        if token.kind is TokenKind.TEXT and not hidden:
            yield text[token.start : token.end]
        elif token.kind in {TokenKind.START, TokenKind.END}:
            if token.name in _NO_PROSE:
                hidden = max(0, hidden + (1 if token.kind is TokenKind.START else -1))
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
