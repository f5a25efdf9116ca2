from __future__ import annotations

import importlib.util
import random
import re
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import commonmark
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.span import Span
from checker.reading.markdown.reader import read
from checker.reading.source import Source

ROOT = Path(__file__).parents[2]
EXAMPLES = settings(max_examples=250)


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_markdown", ROOT / "scripts" / "fuzz_markdown.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


fuzz = script()
TEXTS = st.tuples(st.sampled_from(fuzz.FRONTS), st.lists(st.sampled_from(fuzz.FRAGMENTS), max_size=40)).map(
    lambda parts: parts[0] + "".join(parts[1])
)


@given(st.sampled_from(["a.md", "a.mdx"]), TEXTS | st.text(max_size=80), st.integers(0, 1000))
@EXAMPLES
def test_every_place_of_random_markdown_is_right(name: str, text: str, seed: int) -> None:
    assert list(fuzz.problems(name, text.replace("\r", ""), random.Random(seed))) == []  # noqa: S311 - a test


def test_a_thousand_seeded_documents_are_right() -> None:
    for number in range(1000):
        rng = random.Random(number)  # noqa: S311 - a test
        name, text = fuzz.random_text(rng)
        assert list(fuzz.problems(name, text, rng)) == [], (number, text)


class Visible(HTMLParser):
    """What a page shows, without code and images."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._code = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag in {"code", "pre"}

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in {"code", "pre"}

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.words.append(data)


PLAIN = st.lists(
    st.sampled_from(
        ["word", "The port", "said.", "café", "it's", "$5", "AT&T", "&amp;", "&eacute;", "\\*", "\\[", "*em*", "**st *em* ong**", "_a **b** c_", "`code`",
         "[link *text*](http://a.b/c 'the title')", "<b>bold</b>", " ", " ", "\n", "  \n", "\n> ", "\n\n> ", "\n- ", "\n\n1. ", "\n\n# ", "\n\n", "\n\n", "\n\n    ", "\n***\n"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(PLAIN)
@EXAMPLES
def test_the_text_is_what_the_reference_shows(text: str) -> None:
    page = Visible()
    page.feed(commonmark.commonmark(text))
    page.close()
    (found,) = read(Source("a.md", text))
    assert re.sub(r"[\s\ufffc]", "", found.text) == re.sub(r"\s", "", "".join(page.words))


def test_escapes_entities_and_line_ends_lead_to_their_source() -> None:
    text = "> A \\* b &eacute;\n> **c** d"
    (found,) = read(Source("a.md", text))
    assert found.text == "A * b é c d"
    for words, written in [
        ("*", "\\*"),
        ("é", "&eacute;"),
        ("é c", "&eacute;\n> **c"),
        ("b é", "b &eacute;"),
        ("d", "d"),
    ]:
        start = found.text.index(words)
        place = found.offsets.place(Span(start, start + len(words)))
        assert text[place.start : place.end] == written
