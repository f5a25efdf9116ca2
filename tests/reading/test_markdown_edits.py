from __future__ import annotations

import json
import random
import re
import tomllib
from typing import Any

import pytest
import yaml

from checker.model.document import Document
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.front_matter.block import check_rewritten, split
from checker.reading.markdown.reader import read
from checker.reading.source import Source

BODY = """
# Harbour shut

By Jane Doe

KYIV, March 3 (Agency) — The **port** of Harlow Bay &amp; its
*quay* will close, the [town hall](http://a.b/c) said in `code`.

> A quoted line
> with two words

- first item
- second item with \\* sign

| Ship | Cargo |
|------|-------|
| Anna | grain |

![A lone picture](x.png "Its title")

{{< figure src="x.png" caption="Ships wait outside" >}}

<p>Words of a page &eacute; here</p>
"""
FRONTS = (
    "---\ntitle: Storm closes port\ndescription: 'The mayor''s dog waits'\nslug: storm\nimages:\n  - {src: a.png, alt: A plain ship}\ncaption: >-\n  Two lines\n  of words\nn: 5\n---\n",
    '+++\ntitle = "Storm \\"closes\\" port"\nslug = "storm"\ndate = 2022-03-30\ndescription = """\nTwo lines\nof words"""\n[[images]]\nalt = \'A plain ship\'\nsrc = "a.png"\n+++\n',
    '{\n "title": "Storm \\u00e9 closes port",\n "slug": "storm",\n "images": [{"alt": "A plain ship", "src": "a.png"}]\n}\n',
)  # fmt: skip
SAFE = (
    "harbour",
    "Zürich",
    "it’s",
    "naïve",
    "5,000",
    "$2.5",
    "“quote”",
    "one—two",
    "two words",
    "AT&T",
    "O'Brien",
    "50%",
    "e.g.",
    "C-3",
    "(sic)",
)


def document(text: str, path: str = "a.md") -> Document:
    (only,) = read(Source(path, text))
    return only


def replaced(text: str, old: str, new: str, path: str = "a.md") -> str:
    found = document(text, path)
    start = found.text.index(old)
    place, written = found.offsets.edit(Span(start, start + len(old)), new)
    return text[: place.start] + written + text[place.end :]


def values(text: str) -> Any:
    """The front matter as other programs read it, without its prose."""
    front = split(text)
    assert front is not None
    head = text[: front.end].strip()
    loaded = (
        json.loads(head)
        if head[0] == "{"
        else tomllib.loads(head[3:-3])
        if head[0] == "+"
        else yaml.safe_load(head[3:-3])
    )
    return without_prose(loaded)


def without_prose(value: Any) -> Any:
    if isinstance(value, dict):
        prose = {"title", "description", "caption", "alt"}
        return {key: isinstance(one, str) if key in prose else without_prose(one) for key, one in value.items()}
    return [without_prose(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("front", FRONTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_thousand_safe_edits_change_their_words_only(front: str, newline: str) -> None:
    text = (front + BODY).replace("\n", newline)
    found = document(text)
    words = list(re.finditer(r"[^\W\d_]+(?: [^\W\d_]+)?", found.text))
    rng, refused = random.Random(front), 0  # noqa: S311 - a test
    before = values(text)
    for _ in range(1000 // (len(FRONTS) * 2) + 1):
        word, new = rng.choice(words), rng.choice(SAFE)
        try:
            place, written = found.offsets.edit(Span(*word.span()), new)
        except EditRefusedError:
            refused += 1
            continue
        rewritten = text[: place.start] + written + text[place.end :]
        check_rewritten(text, rewritten)
        assert document(rewritten).text == found.text[: word.start()] + new + found.text[word.end() :]
        assert values(rewritten) == before
    assert refused < 40


HOSTILE = (
    "1. x", "- x", "# x", "> x", "[sic] x", "a*b*c", "_x_", "`x`", "&amp; y", "<b>x", "\\* x", "x|y", "~x~ y", "=== x", "x #", "5 - 6", "2022. The", "x: y", '"x"', "'x'", "x\\", "[x](y)",
    "{x}", "import x", "x_", "*x", "yes", "+ x", "x <y", "a < b", "&lt", "AT&T;", "http://a.b/c d", "$$ x", "{{ x }}", "{% x", ":::", "~~~", "---", "x\ny", "x  ", " x", "", "\\", "x\u2028y", "]: x",
)  # fmt: skip


@pytest.mark.parametrize("new", HOSTILE)
@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
def test_words_that_would_be_markup_are_escaped_or_refused(new: str, path: str) -> None:
    for front in FRONTS:
        text = front + BODY
        found = document(text, path)
        for word in re.finditer(r"[^\W\d_]+", found.text):
            try:
                place, written = found.offsets.edit(Span(*word.span()), new)
                rewritten = text[: place.start] + written + text[place.end :]
                check_rewritten(text, rewritten)
            except EditRefusedError:
                continue
            again = document(rewritten, path).text
            expected = found.text[: word.start()] + new + found.text[word.end() :]
            assert again.split() == expected.split(), (word[0], rewritten)


@pytest.mark.parametrize("new", SAFE)
def test_plain_words_are_written_as_they_are(new: str) -> None:
    assert replaced("The port is shut.", "port", new) == f"The {new} is shut."


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [("port", "*port*", "The \\*port\\* is"), ("port", "a_b", "The a_b is"), ("port", "5 * 6", "The 5 * 6 is"), ("port", "5 < 6", "The 5 < 6 is"), ("port", "&lt;", "The \\&lt; is"),
     ("port", "AT&T", "The AT&T is"), ("The", "- The", "\\- The port"), ("The", "5. The", "5\\. The port"), ("port", "5. Port", "The 5. Port is"), ("port", "[x]", "The \\[x\\] is")],
)  # fmt: skip
def test_only_what_would_be_markup_is_escaped(old: str, new: str, written: str) -> None:
    assert replaced("The port is shut.", old, new).startswith(written)


def test_a_bar_is_escaped_in_tables_only() -> None:
    assert replaced("| a |\n|---|\n| b |\n", "b", "c|d") == "| a |\n|---|\n| c\\|d |\n"
    assert replaced("a b", "b", "c|d") == "a c|d"


def test_an_edit_may_run_over_a_line_end_but_not_over_markup() -> None:
    assert replaced("> his men.\n> to the border", "men. to", "men to") == "> his men to the border"
    assert replaced("caf&eacute; is", "café", "bar") == "bar is"
    for text in ("a **b** c", "a `b` c", "a  \nb c", "a <i>b</i> c"):
        found = document(text)
        with pytest.raises(EditRefusedError):
            found.offsets.edit(Span(0, len(found.text)), "x")


def test_a_blank_line_parts_a_paragraph_but_nothing_else() -> None:
    assert replaced("HOW IT BEGAN The fair", "BEGAN The", "BEGAN\n\nThe") == "HOW IT BEGAN\n\nThe fair"
    assert replaced("the roadA lorry", "roadA", "road\n\n- A") == "the road\n\n\\- A lorry"
    for text in ("- it BEGAN The fair", "> it BEGAN The fair", "# it BEGAN The fair", "it **BEGAN The** fair"):
        with pytest.raises(EditRefusedError):
            replaced(text, "BEGAN The", "BEGAN\n\nThe")


def test_the_words_of_a_link_that_name_its_address_are_kept() -> None:
    with pytest.raises(EditRefusedError):
        replaced("See [the port].\n\n[the port]: /p", "port", "quay")
    assert replaced("See [the port][p].\n\n[p]: /p", "port", "quay") == "See [the quay][p].\n\n[p]: /p"


def test_code_and_shortcodes_are_never_entered() -> None:
    text = "Run `code` and {{ x }} now."
    found = document(text)
    for span in found.opaque:
        with pytest.raises(EditRefusedError):
            found.offsets.edit(span, "x")
