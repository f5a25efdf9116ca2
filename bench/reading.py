"""Times the readers of marked-up formats on made-up articles."""

from __future__ import annotations

import html
import time
from collections.abc import Iterator
from itertools import islice

from texts import Newsroom

from checker.model.settings import ReaderOptions
from checker.reading.registry import read
from checker.reading.source import Source

_ARTICLES = 300
_ROUNDS = 3


def time_readers() -> Iterator[tuple[str, float]]:
    """The name of each reader with its seconds a megabyte, the best of three."""
    articles = list(islice(Newsroom().articles(), _ARTICLES))
    for name, text in (("Markdown.md", _markdown(articles)), ("HTML.html", _html(articles))):
        source = Source(name, text)
        yield name.partition(".")[0], min(_seconds(source) for _ in range(_ROUNDS)) / len(text.encode()) * 1e6


def _seconds(source: Source) -> float:
    start = time.perf_counter()
    list(read(source, ReaderOptions()))
    return time.perf_counter() - start


def _markdown(articles: list[str]) -> str:
    return "\n\n".join(
        f"## A *heading* & more\n\n{_paragraphs(article)}\n\n- an item with [a link](https://example.com/a) and `code`"
        for article in articles
    )


def _paragraphs(article: str) -> str:
    return "\n\n".join(article.split("\n"))


def _html(articles: list[str]) -> str:
    return "<html><body>" + "\n".join(
        f"<article><h2>A <em>heading</em></h2>{''.join(_paragraph(line) for line in article.split(chr(10)) if line)}</article>"
        for article in articles
    )


def _paragraph(line: str) -> str:
    return f"<p class=text>{html.escape(line)} &amp; <a href='/more'>more</a></p>\n"
