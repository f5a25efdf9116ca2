"""Reads random Markdown and looks whether every place is right: ``python scripts/fuzz_markdown.py 40000``. Exit 1 with the documents that fail."""

from __future__ import annotations

import html
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from checker.model.document import Document
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.front_matter.block import check_rewritten
from checker.reading.markdown.reader import read
from checker.reading.source import Source

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
FRONTS = (
    "", "", "", "---\ntitle: Storm closes port\ndate: 2022-03-30\nalt: 'the mayor''s “dog”'\n---\n",
    '---\ntitle: "Caf\\u00e9 \\"closes\\" 🙂"\ndescription: >-\n  Two lines\n  of words\n\n  and more\ntags: [alt, b]\n---\n\n',
    "---\nimages:\n  - {src: a.png, alt: plain words here}\ncaption: |\n  One line\n    and one\n---\n", "---\nbroken: [\n---\n", "---\n- x\n---\n",
    '+++\ntitle = "Storm \\u00e9 closes"\ndate = 2022-03-30\ndescription = """\nTwo lines \\\n   of "words" """\n[[images]]\nalt = \'raw words\'\n+++\n',
    '{\n "title": "Storm \\u00e9 \\ud83d\\ude42 closes", "tags": ["x"],\n "images": [{"alt": "words", "n": 1}]\n}\n\n', "---\n---\n", "+++\nx\n+++\n",
)  # fmt: skip
FRAGMENTS = (
    "word", "The port", "closes", "said.", "café", "cafe\u0301", "👩\u200d🚀", "🙂", "naïve", "—", "“quoted”", "it's", "$5", "AT&T", "5 < 6", "x_y_z", "a*b", "\u00a0", "\u2028",
    "&amp;", "&eacute;", "&#233;", "&#x1F642;", "&copy", "&unknown;", "&", "&;", "&#0;", "&nbsp;", "\\*", "\\\\", "\\&amp;", "\\", "\\x", "\\[", "\\`",
    "*", "**", "***", "_", "__", "~~", "`", "``", "*em*", "**st *em* ong**", "_a **b** c_", "~~gone~~", "`code`", "`` a`b ``", "`{{`",
    '[link *text*](http://a.b/c "the title")', "[ref][x]", "[x]", "[", "]", "](", "![alt &amp; text](u.png 'A title')", "![a [b](c)](d)", "[![alt](i)](l)", "<https://x.y/z>", "<a@b.cd>",
    "http://foo.bar/baz_(x)?a=1&b=2.", "www.example.com", "[^1]", "<b>bold</b>", "<br>", "<br/>", "<code>x</code>", "<img src='x' alt='y'>", "<!-- note -->", "<!--", "-->", "<", ">", "<a",
    '{{< ref "x" >}}', "{{ site.name }}", "{% if x %}", "{# note #}", "{{", "}}", "{%", "%}", "$$x^2$$", "$$", "{: .cls}", '[gallery ids="1,2"]', '[caption width="3"]words[/caption]',
    " ", " ", " ", " ", " ", "  ", "\t", "\n", "\n", "\n", "\n\n", "\n\n", "\n\n", "  \n", "\\\n", "\n> ", "\n> > ", "\n\n> ", "\n- ", "\n\n1. ", "\n   ", "\n    ", "\n\n    ", "\n\n# ", "\n\n## ", " ##\n",
    "\n===\n", "\n---\n", "\n***\n", "\n```\ncode {{ x }}\n```\n", "\n~~~\n", "\n\n| a \\| b | `c` |\n|---|:-:|\n| d &amp; e | *f* |\n\n", " | ", "\n\n<div>\nraw <b>words</b> &eacute; here\n</div>\n\n",
    "\n\n<!-- checker: ignore[x] why -->\n\n", "\n[//]: # (checker: ignore[x] why)\n", '\n\n[x]: http://u.v "The title"\n\n', "\n\n[^1]: A footnote\n    goes on\n\n", "\n\n- [ ] task\n- [x] done\n\n",
    "\n\n{{< figure src=\"x\" caption=\"The mayor's dog\" alt='A dog' >}}\n\n", "\n\n{{% note %}}\nwords\n{{% /note %}}\n\n", "\n\n::: warning\nwords\n:::\n\n", '\n\n![Alone *alt*](x.png "Title words")\n\n',
    "\n\nTerm\n: Definition\n\n", "\n\n> [!NOTE]\n> Words of a note\n\n", '\n\n<p>One <i>p</i>.</p>\n<figure><img alt="Alt"><figcaption>Cap</figcaption></figure>\n\n', "{% raw %}x{% endraw %}",
    '\n\n<Note title="Words">\n\n', "\n\n</Note>\n\n", "{a.map(x => {y})}", "\n\nimport X from 'y'\n\n", "\ufffc", "\ue000", "\ufeff",
)  # fmt: skip
NEWLINES = ("\n", "\n", "\r\n", "\r")
_ENTITY = re.compile(r"&[#\w]+;")
_PLAIN_WORD = re.compile(r"(?<!\S)[A-Za-z]{3,}(?!\S)")


def random_text(rng: random.Random) -> tuple[str, str]:
    """A name and a text."""
    count = rng.choice((3, 10, 30, 80))
    text = rng.choice(FRONTS) + "".join(rng.choice(FRAGMENTS) for _ in range(count))
    return rng.choice(("a.md", "a.md", "a.mdx")), text


def document(name: str, text: str) -> Document:
    """The one Document."""
    (only,) = read(Source(name, text))
    return only


def problems(name: str, text: str, rng: random.Random) -> Iterator[str]:
    """What is wrong with how a text is read, with LF for its line ends and with others."""
    newline = rng.choice(NEWLINES)
    written = text.replace("\n", newline)
    found = document(name, written)
    if newline != "\n" and (other := document(name, text)).text != found.text:
        yield f"other line ends, other text: {other.text!r} and {found.text!r}"
    yield from _places(written, found)
    yield from _marks(written, found)
    yield from _same(written, found)
    yield from _replaced(name, written, found, rng)


def _places(text: str, found: Document) -> Iterator[str]:
    pieces = found.offsets.pieces
    for one, other in pairwise(pieces):
        if one.text_end > other.text_start or one.source_end > other.source_start:
            yield f"out of order: {one} {other}"
    for piece in pieces:
        words, written = found.text[piece.text_start : piece.text_end], text[piece.source_start : piece.source_end]
        if not (words and written):
            yield f"empty: {piece}"
        elif piece.exact and words != written:
            yield f"not exact: {words!r} {written!r}"
        elif not piece.exact and _ENTITY.fullmatch(written) and words not in {html.unescape(written), OBJECT}:
            yield f"entity: {words!r} {written!r}"
    edges = [0, *(edge for piece in pieces for edge in (piece.text_start, piece.text_end)), len(found.text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if found.text[start:end] not in {"", "\n\n"}:
            yield f"no place: {found.text[start:end]!r}"


def _marks(text: str, found: Document) -> Iterator[str]:
    blocks = [block.span for block in found.blocks]
    if any(one.end > other.start for one, other in pairwise(blocks)) or any(span.start >= span.end for span in blocks):
        yield f"blocks: {blocks}"
    for span in [*blocks, *found.opaque]:
        place = found.offsets.place(span)
        if not 0 <= place.start < place.end <= len(text):
            yield f"place: {place}"
    if any(span.text(found.text) != OBJECT for span in found.opaque):
        yield f"opaque: {found.opaque}"
    for comment in found.comments:
        if not (0 <= comment.at <= len(found.text) and text[comment.place.start : comment.place.end].strip()):
            yield f"comment: {comment}"


def _same(text: str, found: Document) -> Iterator[str]:
    """Words that are replaced by themselves leave the file as it is, unless they have to be escaped."""
    for piece in found.offsets.pieces:
        span = Span(piece.text_start, piece.text_end)
        words = span.text(found.text)
        if piece.exact and re.fullmatch(r"[A-Za-z .,—“”]*[A-Za-z]", words) and words[0].isalpha():
            try:
                place, written = found.offsets.edit(span, words)
            except EditRefusedError:
                continue
            if (place.start, place.end, written) != (piece.source_start, piece.source_end, words):
                yield f"not the same: {words!r} {written!r}"


def _replaced(name: str, text: str, found: Document, rng: random.Random) -> Iterator[str]:
    words = [match for match in _PLAIN_WORD.finditer(found.text) if match[0] not in {"import", "export"}]
    if not words:
        return
    word = rng.choice(words)
    new = rng.choice(
        (
            "harbour",
            "Zürich",
            "it’s",
            "naïve—so",
            "AT&T",
            "$5m",
            "a_b",
            "x * y",
            "f(x)",
            "100%of",
            "d'état",
            "C#",
            "no. 5",
        )
    )
    try:
        place, written = found.offsets.edit(Span(*word.span()), new)
        rewritten = text[: place.start] + written + text[place.end :]
        check_rewritten(text, rewritten)
    except EditRefusedError:
        return
    again = document(name, rewritten)
    if again.text != found.text[: word.start()] + new + found.text[word.end() :]:
        yield f"{word[0]!r} replaced by {new!r}: {again.text!r}, was {found.text!r}"


def main() -> int:
    """Runs so many documents, from a seed that may be given."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    begun, counts, failed = time.perf_counter(), Counter[str](), 0
    for number in range(count):
        rng = random.Random(f"{seed}.{number}")
        name, text = random_text(rng)
        found_problems = list(problems(name, text, rng))
        for piece in document(name, text).offsets.pieces:
            counts["exact" if piece.exact else "inexact"] += 1
        if found_problems:
            failed += 1
            if failed <= 20:
                print(f"{seed}.{number} {name}: {text!r}")
                print("".join(f"    {problem}\n" for problem in found_problems[:3]))
    print(f"{count} documents, {dict(counts)}, {failed} failed, {time.perf_counter() - begun:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
