from __future__ import annotations

import pytest

from checker.model.document import Document
from checker.model.settings import ReaderOptions
from checker.reading.markdown.reader import read
from checker.reading.registry import read as read_by_name
from checker.reading.source import Source, decode
from tests.growth import assert_linear

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


def document(text: str, path: str = "a.md") -> Document:
    (only,) = read(Source(path, text))
    return only


def blocks(text: str, path: str = "a.md") -> list[tuple[str, str]]:
    found = document(text, path)
    return [(block.kind.value, block.span.text(found.text)) for block in found.blocks]


def test_a_story_has_headline_byline_dateline_and_paragraphs() -> None:
    text = "# Storm closes port\n\n*By Jane Doe*\n\nKYIV, March 3 (Agency) — The **port** is\nshut.\n\n## Ships wait\n\nNobody was hurt.\n"
    assert blocks(text) == [
        ("headline", "Storm closes port"),
        ("byline", "By Jane Doe"),
        ("dateline", "KYIV, March 3 (Agency) — "),
        ("paragraph", "The port is shut."),
        ("headline", "Ships wait"),
        ("paragraph", "Nobody was hurt."),
    ]


def test_blocks_are_parted_by_blank_lines_that_have_no_source() -> None:
    assert document("# A\nB\n\n- C\n- D").text == "A\n\nB\n\nC\n\nD"


def test_quotations_lists_tables_and_footnotes_have_their_kinds() -> None:
    text = "> Said\n> aloud\n\n> - in both\n\n1. one\n\n   two\n- [x] done\n\n| a \\| b | c |\n|---|---|\n| d | `e` |\n\nT[^1]\n\n[^1]: Note\n\nTerm\n: Def\n"
    assert blocks(text) == [
        ("quote", "Said aloud"),
        ("list item", "in both"),
        ("list item", "one"),
        ("list item", "two"),
        ("list item", "done"),
        ("table cell", "a | b"),
        ("table cell", "c"),
        ("table cell", "d"),
        ("paragraph", "T"),
        ("paragraph", "Note"),
        ("list item", "Term"),
        ("list item", "Def"),
    ]


def test_what_is_no_prose_is_one_opaque_character() -> None:
    found = document("Run `a b`, see <https://a.b/c> or http://d.e/f_g, look ![at *it*](x.png) and <code>c</code>.")
    assert found.text == f"Run {OBJECT}, see {OBJECT} or {OBJECT}, look {OBJECT} and {OBJECT}."
    assert [span.start for span in found.opaque] == [i for i, sign in enumerate(found.text) if sign == OBJECT]


def test_a_block_without_a_word_of_prose_is_left_out() -> None:
    assert blocks("`code`\n\n<https://a.b>\n\n```\nx\n```\n\n    y\n\n***\n\n<!-- z -->\n\n[a]: http://b 'c'\n") == []


def test_an_image_that_stands_alone_gives_captions() -> None:
    assert blocks('![A &amp; *b*](x.png "The title")\n\nWords ![c](d)') == [
        ("caption", "A & b"),
        ("caption", "The title"),
        ("paragraph", f"Words {OBJECT}"),
    ]


def test_line_breaks_are_one_blank() -> None:
    for written in ("a\nb", "a  \nb", "a\\\nb", "a <br> b", "a<br/>\nb", "a \n  b", "a <!-- c --> b", "a\r\nb", "a\rb"):
        assert document(written).text == "a b"


def test_a_first_heading_that_says_the_title_again_is_left_out() -> None:
    front = "---\ntitle: Storm “closes” port\n---\n"
    assert blocks(f'{front}# Storm "closes" *port*\n\nShips wait.') == [
        ("headline", "Storm “closes” port"),
        ("paragraph", "Ships wait."),
    ]
    assert ("headline", "Storm closes") in blocks(f"{front}# Storm closes\n\nShips wait.")


def test_the_front_matter_describes_the_story() -> None:
    text = "---\ntitle: T\ndate: 2022-03-30 10:00\nlang: en_GB\nsource: Agency\ndraft: true\n---\nWords"
    found = document(text)
    assert (found.title, found.date, found.language, found.origin, found.draft) == (
        "T",
        "2022-03-30",
        "en-GB",
        "Agency",
        True,
    )
    assert found.text == "T\n\nWords"


@pytest.mark.parametrize("keys", [(), ("lead",)])
def test_a_project_names_the_keys_that_are_prose(keys: tuple[str, ...]) -> None:
    text = "---\ntitle: T\nlead: L\n---\nWords\n\n{{< figure lead='M' caption='N' >}}\n"
    (found,) = read(Source("a.md", text), ReaderOptions(front_matter=keys))
    assert found.text == ("L\n\nWords\n\nM" if keys else "Words")


def test_html_is_read_as_pages_are() -> None:
    text = "<figure><img src=x alt='The alt'><figcaption>A &amp; b</figcaption></figure>\n\n> <p>One <i>two</i>\n> three</p>\n\n<script>\nx\n</script>\n"
    assert blocks(text) == [("caption", "The alt"), ("caption", "A & b"), ("paragraph", "One two three")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Words\n{{< youtube x >}}\nmore", [("paragraph", "Words"), ("paragraph", "more")]),
        (
            '{{< figure src="a" caption="The mayor\'s dog" alt=\'Dog\' >}}',
            [("caption", "The mayor's dog"), ("caption", "Dog")],
        ),
        ("{{% note %}}\nWords {{ x }}\n{{% /note %}}", [("paragraph", f"Words {OBJECT}")]),
        ('{% include fig.html caption="A dog" %}\n{% raw %}\nx\n\n*y*\n{% endraw %}', [("caption", "A dog")]),
        ("{{< highlight go >}}\nx\n\ny\n{{< /highlight >}}\n\nWords", [("paragraph", "Words")]),
        ("::: warning\nWords\n:::\n{: .c}\n\n$$\nx *y*\n$$", [("paragraph", "Words")]),
        ('[caption id="a" width="3"]<img src="x"> A dog[/caption]\n\nWords', [("caption", "A dog"), ("paragraph", "Words")]),
        ('[gallery ids="1,2"]\n\nSaid [sic] x.', [("paragraph", "Said [sic] x.")]),
        ("`{{` and `}}` are *code*", [("paragraph", f"{OBJECT} and {OBJECT} are code")]),
        ("It cost $5 to $6.", [("paragraph", "It cost $5 to $6.")]),
        ("{{ not closed\n\nWords }}", [("paragraph", "{{ not closed"), ("paragraph", "Words }}")]),
    ],
)  # fmt: skip
def test_what_site_generators_add_is_masked(written: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(written) == expected


def test_mdx_is_masked_in_mdx_files_only() -> None:
    text = "import X from 'y'\n\n<Note title=\"A title\">\nWords {f(x => {y})} in <B c={d}>e</B>.\n</Note>\n"
    assert blocks(text, "a.mdx") == [("caption", "A title"), ("paragraph", f"Words {OBJECT} in e.")]
    assert ("paragraph", "import X from 'y'") in blocks(text, "a.md")


def test_comments_are_found_with_what_they_stand_before() -> None:
    text = "One.\n\n<!-- checker: a -->\nTwo <!-- b --> words.\n\n[//]: # (checker: c)\n\nThree.\n\n```\n<!-- no -->\n[//]: # (no)\n```\n\n> <!-- d -->\n> Four."
    found = document(text)
    described = [(comment.text, found.text[comment.at :].split()[0], comment.alone) for comment in found.comments]
    assert described == [
        ("checker: a", "Two", True),
        ("b", "words.", False),
        ("checker: c", "Three.", True),
        ("d", "Four.", True),
    ]
    for comment in found.comments:
        assert comment.text in text[comment.place.start : comment.place.end]


def test_a_byte_order_mark_is_no_text() -> None:
    (found,) = read(decode("a.md", b"\xef\xbb\xbf# Head\n"))
    assert found.text == "Head"
    assert found.offsets.place(found.blocks[0].span) == ("", 2, 6)


def test_the_registry_reads_markdown_by_its_name() -> None:
    for name in ("a.md", "a.markdown", "a.MD", "a.mdx"):
        (found,) = read_by_name(Source(name, "# *Head*"), ReaderOptions())
        assert found.text == "Head"


HOSTILE = (
    ">", "[", "*", "`", " ` ", "![", "<", "<a ", "&", "{{", "{{< ", "{% ", "{% raw %}", "{: ", "$$ ", "- ", "<!-- ", "\\", ":::\n", "[caption ", "[a b=c ", "http://",
    "|a|b|\n|-|-|\n", "[a](", "*a _b ", "[//]: # (\n", "[a]: b\n", "a\r", "<div>\n", "![a](b) ", "<code>", "<br>", "{{< a >}}\n", "> a\n", "&#99999999999;", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("sign", HOSTILE)
@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
def test_hostile_text_is_read_in_linear_time(sign: str, path: str) -> None:
    assert_linear(sign.__mul__, lambda text: document(text, path), 3_000)


def test_a_line_of_a_megabyte_is_read_in_linear_time() -> None:
    sentence = "The *port* of the town is shut, and ships wait outside, said R&amp;D on Monday. "
    assert len(document(sentence * 13_000).blocks) == 1
    assert_linear(sentence.__mul__, document, 13_000)
