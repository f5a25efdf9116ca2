from __future__ import annotations

import json
import tomllib
from itertools import pairwise

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import Document
from checker.model.errors import EditRefusedError
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.front_matter.block import check_rewritten
from checker.reading.registry import read
from checker.reading.source import Source

PLAIN = ReaderOptions()
EXAMPLES = settings(max_examples=150, deadline=None)
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
WORDS = st.text(st.sampled_from("ab é🙂'\"\\:#-,[]{}&*!|>%@`\n\t\u00a0—“”.57?"), max_size=12)
FIRST = 'TORVIC — The ferry’s owner said on Monday that *all* was well, and "no" harm: done.'
SECOND = "It had been # in dock since May and cost 5 million."
BOTH = f"{FIRST}\n\n{SECOND}"
FOLDED = """---
title: Ferry back at sea
content: >-
  TORVIC — The ferry’s owner said
  on Monday that *all* was well,
  and "no" harm: done.

  It had been # in dock since
  May and cost 5 million.
slug: the the
---
"""
STYLES = {
    "folded": FOLDED,
    "folded, two blank lines": FOLDED.replace("\n\n", "\n\n\n"),
    "literal": FOLDED.replace(">-", "|"),
    "indented": FOLDED.replace(">-", ">2+").replace("\n\n", "\n  \n"),
    "double": "---\ntitle: Ferry back at sea\nbody: " + json.dumps(BOTH, ensure_ascii=False) + "\n---\n",
    "single": "---\ntitle: Ferry back at sea\nbody: '" + BOTH + "'\n---\n",
    "toml": '+++\ntitle = "Ferry back at sea"\nbody = """\n' + BOTH.replace('"', '\\"') + '\n"""\n+++\n',
    "toml, literal": f"+++\ntitle = 'Ferry back at sea'\nbody = '''\n{BOTH}'''\n+++\n",
    "json": json.dumps({"title": "Ferry back at sea", "content": BOTH}, ensure_ascii=False, indent=1),
    "nested": f"---\ntitle: Ferry back at sea\nparts:\n  - type: text\n    body: |-\n      {FIRST}\n\n      {SECOND}\n---\n",
}  # fmt: skip


def document(written: str, path: str = "a.md", options: ReaderOptions = PLAIN) -> Document:
    (found,) = read(Source(path, written), options)
    assert all(one.text_end <= other.text_start for one, other in pairwise(found.offsets.pieces))
    assert all(one.source_end <= other.source_start for one, other in pairwise(found.offsets.pieces))
    for piece in found.offsets.pieces:
        words = found.text[piece.text_start : piece.text_end]
        assert not piece.exact or written[piece.source_start : piece.source_end] == words
    return found


def blocks(found: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.text(found.text)) for block in found.blocks]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("style", "path"),
    [(style, path) for style in STYLES for path in ("a.md", "a.html") if (style, path) != ("json", "a.html")],
)
def test_a_body_is_read_paragraph_by_paragraph(style: str, newline: str, path: str) -> None:
    found = document(STYLES[style].replace("\n", newline), path)
    plain = FIRST.replace("*", "")
    assert found.text == f"Ferry back at sea\n\n{plain}\n\n{SECOND}"
    assert blocks(found)[0] == ("headline", "Ferry back at sea")
    assert ("dateline", "TORVIC") in [(kind, words.strip(" —")) for kind, words in blocks(found)]
    assert blocks(found)[-1] == ("paragraph", SECOND)


@pytest.mark.parametrize("style", STYLES)
def test_each_word_is_at_its_place(style: str) -> None:
    written = STYLES[style]
    found = document(written)
    for word in ("TORVIC", "ferry’s", "Monday", "all", "harm: done.", "dock", "million."):
        at = found.text.index(word)
        _, start, end = found.offsets.place(Span(at, at + len(word)))
        assert written[start:end] == word


def _values(written: str) -> dict[str, object]:
    if written.startswith("+++"):
        return tomllib.loads(written.split("+++")[1])
    loaded: dict[str, object] = (
        json.loads(written) if written.startswith("{") else yaml.safe_load(written.partition("\n---")[0])
    )
    return loaded


@pytest.mark.parametrize("style", STYLES)
@given(
    words=WORDS,
    which=st.sampled_from(
        [
            "owner",
            "on Monday",
            "said on Monday",
            "Monday that",
            "in dock",
            "since May",
            "May",
            "well",
            "million",
            " dock",
        ]
    ),
)
@EXAMPLES
def test_words_that_are_written_into_a_body_are_read_back_or_refused(style: str, words: str, which: str) -> None:
    written = STYLES[style]
    found = document(written)
    at = found.text.index(which)
    try:
        (_, start, end), encoded = found.offsets.edit(Span(at, at + len(which)), words)
        result = written[:start] + encoded + written[end:]
        check_rewritten(written, result)
    except EditRefusedError:
        return
    again = document(result)
    expected = found.text[:at] + words + found.text[at + len(which) :]
    assert " ".join(again.text.split()) == " ".join(expected.split())
    assert len(again.text.split("\n\n")) - len(found.text.split("\n\n")) == words.count("\n\n")
    data, before = _values(result), _values(written)
    assert {key for key in before if before[key] == data[key]} >= set(before) - {"content", "body", "parts"}


@pytest.mark.parametrize("style", ["folded", "folded, two blank lines", "literal", "double", "toml", "json", "nested"])
def test_a_word_that_stands_twice_over_a_line_end_can_be_taken_out(style: str) -> None:
    written = STYLES[style].replace("since", "since since")
    found = document(written)
    at = found.text.index("since since")
    (_, start, end), encoded = found.offsets.edit(Span(at, at + len("since since")), "since")
    assert document(written[:start] + encoded + written[end:]).text == document(STYLES[style]).text


def test_markup_in_a_body_is_read_as_markup() -> None:
    found = document(
        "---\ntitle: Ferry\ncontent: |\n  # Ferry\n\n  The **ferry** sailed with `x` on board.\n\n  ## At sea\n\n  - one [link](https://a.example)\n"
        "  - two\n\n  <p>Words of <em>HTML</em> &amp; more</p>\n\n  ```\n  the the code\n  ```\n\n  <!-- checker: ignore[doubled-word] as printed -->\n  The the end.\n---\n"
    )
    assert blocks(found) == [
        ("headline", "Ferry"),
        ("paragraph", f"The ferry sailed with {OBJECT} on board."),
        ("headline", "At sea"),
        ("list item", "one link"),
        ("list item", "two"),
        ("paragraph", "Words of HTML & more"),
        ("paragraph", "The the end."),
    ]
    (comment,) = found.comments
    assert comment.text == "checker: ignore[doubled-word] as printed"
    assert found.text[comment.at :] == "The the end."
    assert [found.text[span.start : span.end] for span in found.opaque] == [OBJECT]


@pytest.mark.parametrize(
    "written",
    ["---\nmeta:\n  - content: width=device-width, initial-scale=1\n---\n", "---\nbody: full width layout\n---\n", "---\nslug: a\nnote: The ferry sailed on Monday.\n---\n"],
)  # fmt: skip
def test_what_is_no_body_is_not_read(written: str) -> None:
    assert document(written).text == ""


@pytest.mark.parametrize("key", ["summary", "excerpt", "intro", "description"])
def test_a_summary_is_a_caption_and_several_paragraphs_are_several(key: str) -> None:
    assert blocks(document(f"---\n{key}: The ferry sailed on Monday.\n---\n")) == [
        ("caption", "The ferry sailed on Monday.")
    ]
    found = document(f"---\n{key}: |\n  The ferry sailed.\n\n  It came back.\n---\n")
    assert blocks(found) == [("paragraph", "The ferry sailed."), ("paragraph", "It came back.")]


def test_markup_in_a_summary_is_read_as_markup() -> None:
    found = document("---\nsummary: 'It&#8217;s **back**, the owner&mdash;who ''knew''&mdash;said.'\n---\n")
    assert blocks(found) == [("caption", "It’s back, the owner—who 'knew'—said.")]


def test_a_body_under_a_key_that_a_project_names_is_read() -> None:
    options = ReaderOptions(front_matter=("story",))
    found = document("---\nstory: >-\n  The ferry sailed.\n\n  It came *back*.\n---\nWords.\n", options=options)
    assert blocks(found)[1:] == [("paragraph", "It came back."), ("paragraph", "Words.")]


def test_arguments_of_shortcodes_called_body_are_no_prose() -> None:
    assert document('{{< box body="dark grey box" summary="Words of the box" >}}').text == "Words of the box"


def test_a_body_whose_lines_have_no_places_is_read_as_a_whole_and_not_changed() -> None:
    found = document("---\ncontent: &a |\n  The the ferry sailed on Monday.\n\n  It came back.\n---\n")
    with pytest.raises(EditRefusedError):
        found.offsets.edit(Span(0, 7), "The")
