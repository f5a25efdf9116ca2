"""Reads seeded random hostile pages with the HTML reader, and reports which of its invariants fail.

Usage: fuzz_html.py [COUNT [SEED]]
"""

from __future__ import annotations

import html
import random
import sys
import time
from itertools import pairwise

from checker.model.document import Document
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.html.reader import read
from checker.reading.source import Source

PARTS = (
    "word", "Words and", " ", "  ", "\n", "\r\n", "\r", "\t", "\f", "é", "e\u0301", "👩‍👩‍👧", "\u00a0", "\u2028", "\ufffc", "“q”", ".", "5 < 6", "a > b", "&", "&amp;", "&amp",
    "&eacute;", "&eacute", "&notit;", "&#8217;", "&#8217", "&#x1F600;", "&#0;", "&#1;", "&#13;", "&#32;", "&#", "&#x", "&#99999999999999999999;", "&nbsp;", "&bogus;", "&lt", "&NotEqualTilde;",
    "<p>", "</p>", "<p class=related>", "<div>", "</div>", "<div class='a b'>", "<b>", "</b>", "<i>", "</i>", "<a href=x>", "</a>", "<br>", "<br/>", "<h1>", "</h1>", "<h2>", "</h2>", "<ul>", "</ul>", "<li>",
    "</li>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<blockquote>", "</blockquote>", "<aside>", "</aside>", "<nav>", "</nav>", "<span hidden>", "<span>", "</span>", "<code>", "</code>", "<pre>",
    "</pre>", "<svg>", "</svg>", "<svg/>", "<math>", "</math>", "<select>", "<option>", "</select>", "<button>", "</button>", "<template>", "</template>", "<title>", "</title>", "<title/>", "<script>",
    "</script>", "<style>", "</style>", "<textarea>", "</textarea>", "<plaintext>", "<!-- a comment -->", "<!--", "-->", "--!>", "<!-->", "<!doctype html>", "<![CDATA[", "]]>", "<?php x ?>", "<?", "<", ">", "</",
    "</>", "<a ", "<a b='", '<a b="', "'", '"', "=", "/>", "<img alt='A &quot;port&quot;'>", "<img alt=port>", '<img alt="a  b">', '<meta name=description content="It is shut">', "<html lang=en>", "<body>",
    "</body>", "</html>", "<head>", "</head>", "{{ x }}", "{{", "}}", "{% if %}", "{%", "%}", "<% x %>", "<%", "{#", "#}", "\0", "\ud800", "<time datetime=2022-02-30>", "<article>", "</article>", "<header>", "<h1", "<3",
)  # fmt: skip


def document(source: str) -> Document:
    """The only Document of a page."""
    (found,) = read(Source("a.html", source))
    return found


def broken(source: str) -> str:
    """The invariant that the reader violates on a page; empty if it violates none."""
    found = document(source)
    pieces = found.offsets.pieces
    for one, other in pairwise(pieces):
        if one.text_end > other.text_start or one.source_end > other.source_start:
            return f"out of order: {one} {other}"
    for piece in pieces:
        text, written = found.text[piece.text_start : piece.text_end], source[piece.source_start : piece.source_end]
        if not (0 <= piece.source_start < piece.source_end <= len(source)) or not text:
            return f"out of range: {piece}"
        if piece.exact and text != written:
            return f"not exact: {text!r} {written!r}"
        if not piece.exact and text not in {" ", "\ufffc"} and text != html.unescape(written):
            return f"not the characters: {text!r} {written!r}"
    return _broken_blocks(found) or _broken_edit(found, source)


def _broken_blocks(found: Document) -> str:
    spans = [block.span for block in found.blocks]
    if any(not 0 <= span.start < span.end <= len(found.text) for span in spans):
        return "a block out of range"
    if any(one.end > other.start for one, other in pairwise(spans)):
        return "blocks out of order"
    covered = sum(span.end - span.start for span in spans)
    datelines = sum(one.end == other.start for one, other in pairwise(spans))
    if spans and covered + 2 * (len(spans) - 1 - datelines) != len(found.text):
        return "text outside the blocks"
    if any(span.text(found.text) != "\ufffc" for span in found.opaque):
        return "an opaque stretch that is none"
    if any(not 0 <= comment.at <= len(found.text) for comment in found.comments):
        return "a comment out of range"
    return ""


def _broken_edit(found: Document, source: str) -> str:
    """An edit that puts a stretch of exact text in its own place must change nothing but how it is written."""
    for piece in found.offsets.pieces[:3]:
        span = Span(piece.text_start, piece.text_end)
        words = span.text(found.text)
        try:
            place, written = found.offsets.edit(span, words)
        except EditRefusedError:
            continue
        if piece.exact and (place.start, place.end) != (piece.source_start, piece.source_end):
            return f"an edit of {words!r} goes astray"
        if html.unescape(written) != html.unescape(html.escape(words)):
            return f"{words!r} is written as {written!r}"
    return ""


def page(rng: random.Random) -> str:
    """A hostile page."""
    return "".join(rng.choices(PARTS, k=rng.randrange(1, 60)))


def main(count: int, seed: int) -> int:
    """Returns the number of pages that violated an invariant."""
    rng, failures, pieces, slowest = random.Random(seed), 0, 0, 0.0
    for number in range(count):
        source = page(rng)
        begun = time.perf_counter()
        pieces += len(document(source).offsets.pieces)
        slowest = max(slowest, time.perf_counter() - begun)
        if problem := broken(source):
            failures += 1
            print(f"page {number}: {problem}\n  {source!r}")
    print(f"{count} pages, {pieces} pieces, {failures} broken, slowest {slowest * 1000:.1f} ms")
    return failures


if __name__ == "__main__":
    raise SystemExit(
        min(1, main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 0))
    )
