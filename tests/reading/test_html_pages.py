"""Generated newsroom pages: what the reader makes of them, against a browser's engine."""

from __future__ import annotations

import html
import random
import re
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from checker.model.document import Document, OffsetMap
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.html.reader import read
from checker.reading.source import Source
from tests.growth import assert_linear

EXAMPLES = settings(max_examples=60)
SEEDS = st.integers(0, 10**9)

WORDS = [
    "the",
    "port",
    "of",
    "Harlow",
    "will",
    "close",
    "on",
    "Monday",
    "while",
    "crews",
    "repair",
    "its",
    "wall",
    "said",
    "mayor",
    "Torvic",
    "and",
    "ships",
    "wait",
    "outside",
    "until",
    "café",
    "café",
    "👩\u200d👩\u200d👧",
    "R&amp;D",
    "&ldquo;shut&rdquo;",
    "won&rsquo;t",
    "&euro;5",
    "AT&T",
    "5&nbsp;km",
    "caf&eacute;",
    "na&#239;ve",
    "&#x1F600;",
    "&mdash;",
    "&hellip;",
    "“quoted”",
    "isn’t",
    "$2.5",
    "12,000",
]
INLINE = ("b", "i", "em", "strong", "a href='/x?a=1&amp;b=2'", 'span class="c d"', "sup")
FURNITURE = (
    "<nav><ul><li><a href=/>Home</a><li>World</ul></nav>",
    "<aside class=box><h3>Related</h3><p>More of it</p></aside>",
    "<script>if (a < b && c) { document.write('<p>no prose</p>'); }</script>",
    "<style>p > a { color: red }</style>",
    "<!-- an ordinary comment -->",
    "<div class='ad related'><p>Buy this</p></div>",
    "<svg viewBox='0 0 1 1'><title>Share</title><path d='M0 0'/></svg>",
    "<pre>x = 1\n  y</pre>",
    "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>",
    "<table><tr><th>{}</th><td>{}<tr><td>{}</td></table>",
    "<ul>\n<li>{}\n<li>{}</li></ul>",
    "<blockquote><p>{}</p></blockquote>",
    "<h2>{}</h2>",
    "<dl><dt>{}<dd>{}</dl>",
    "<select><option>One<option>Two</select>",
    "<noscript><img src=x></noscript>",
    "<iframe src=x></iframe>",
    "<button>Share</button>",
)  # fmt: skip
LEFT_OUT = "head, nav, footer, aside, .related, script, style, svg, pre, select, noscript, iframe, button"


class Newsroom:
    """Makes pages from a seed."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311 - a seed, no secret

    def words(self, most: int = 25) -> str:
        rng = self._rng
        words = rng.choices(WORDS, k=rng.randrange(2, most))
        for _ in range(rng.randrange(3)):
            at = rng.randrange(len(words))
            tag = rng.choice(INLINE)
            words[at] = f"<{tag}>{words[at]}</{tag.split()[0]}>"
        return "".join(word + rng.choice((" ",) * 12 + ("\n", "  ", "\r\n", " \n\t", "<br>\n")) for word in words)

    def furniture(self) -> str:
        return re.sub(r"{}(?=<|\n)", lambda _: self.words(6), self._rng.choice(FURNITURE))

    def page(self, paragraphs: int = 12) -> str:
        rng = self._rng
        body = [f"<h1>{self.words(8)}</h1>"]
        for _ in range(paragraphs):
            body.append(f"<p>{self.words()}{rng.choice(('</p>', '', '</p>'))}")
            if rng.random() < 0.5:
                body.append(self.furniture())
        text = "\n".join(body)
        return (
            f"<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n<title>{self.words(6)}</title>\n</head>\n"
            f"<body>\n<div id=page><article>\n{text}\n</article></div>\n<footer><p>Imprint</footer>\n</body>\n</html>\n"
        )


def document(source: str, **options: tuple[str, ...]) -> Document:
    (found,) = read(Source("a.html", source), ReaderOptions(**options))  # type: ignore[arg-type]
    return found


def shown(source: str) -> str:
    """What the engine shows of a page, without what is no prose, blanks left out."""
    tree = LexborHTMLParser(source)
    for node in tree.css(LEFT_OUT):
        node.decompose()
    assert tree.body is not None
    return re.sub(r"[\t\n\f\r \u00a0]+", "", tree.body.text(deep=True))


def edited(source: str, offsets: OffsetMap, span: Span, text: str) -> str:
    place, written = offsets.edit(span, text)
    return source[: place.start] + written + source[place.end :]


@given(SEEDS)
@EXAMPLES
def test_the_text_is_what_a_browser_shows(seed: int) -> None:
    source = Newsroom(seed).page()
    assert re.sub(r"[\n \u00a0]+", "", document(source).text) == shown(source)


@given(SEEDS)
@EXAMPLES
def test_pieces_are_in_order_and_say_what_the_source_says(seed: int) -> None:
    source = Newsroom(seed).page()
    found = document(source)
    pieces = found.offsets.pieces
    assert all(
        one.text_end <= other.text_start and one.source_end <= other.source_start for one, other in pairwise(pieces)
    )
    for piece in pieces:
        text, written = found.text[piece.text_start : piece.text_end], source[piece.source_start : piece.source_end]
        if piece.exact:
            assert text == written
        elif text != " ":
            assert text == html.unescape(written)
        else:
            assert not written.strip() or written == "<br>"


@given(SEEDS)
@EXAMPLES
def test_lf_and_crlf_give_the_same_text(seed: int) -> None:
    source = Newsroom(seed).page().replace("\r\n", "\n")
    one, other = document(source), document(source.replace("\n", "\r\n"))
    assert (one.text, one.blocks, one.opaque) == (other.text, other.blocks, other.opaque)


@given(SEEDS, st.sampled_from(["word", "two words", "café 👩‍👩‍👧", "<b>", "R&D", "&amp;", '"x"', "5 < 6"]))
@EXAMPLES
def test_a_word_that_is_replaced_is_read_again_as_it_was_given(seed: int, text: str) -> None:
    source = Newsroom(seed).page()
    found = document(source)
    words = [match for match in re.finditer(r"[^\s\u00a0]+", found.text) if _is_exact(found, Span(*match.span()))]
    chosen = random.Random(seed).choice(words)  # noqa: S311 - a seed, no secret
    again = document(edited(source, found.offsets, Span(*chosen.span()), text))
    assert again.text == found.text[: chosen.start()] + text + found.text[chosen.end() :]


def _is_exact(found: Document, span: Span) -> bool:
    return any(
        piece.exact and piece.text_start <= span.start and span.end <= piece.text_end for piece in found.offsets.pieces
    )


def test_a_thousand_edits_leave_all_other_bytes_as_they_are() -> None:
    done = 0
    for seed in range(20):
        source = Newsroom(seed).page()
        found = document(source)
        spans = [Span(*match.span()) for match in re.finditer(r"[a-zA-Z]+", found.text)]
        for span in random.Random(seed).sample([span for span in spans if _is_exact(found, span)], 50):  # noqa: S311 - a seed, no secret
            place, written = found.offsets.edit(span, "Velmar")
            before, after = source.encode(), (source[: place.start] + written + source[place.end :]).encode()
            head, tail = source[: place.start].encode(), source[place.end :].encode()
            assert source[place.start : place.end] == span.text(found.text)
            assert after == head + b"Velmar" + tail
            assert before.startswith(head)
            done += 1
    assert done == 1000


@given(SEEDS)
@EXAMPLES
def test_root_and_skip_take_out_whole_elements_only(seed: int) -> None:
    source = Newsroom(seed).page()
    assert document(source, root=("article",)).text == document(source).text
    assert "Imprint" in document(source, skip=()).text


def test_a_page_of_a_megabyte_is_read_in_linear_time() -> None:
    page = cache(lambda paragraphs: Newsroom(1).page(paragraphs))
    assert len(page(6_500)) > 900_000
    assert_linear(page, document, 6_500)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_page_gives_the_same_document(seed: int) -> None:
    source = Newsroom(seed).page()
    assert document(source) == document(source)
