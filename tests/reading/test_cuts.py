"""Cuts take their markup with them, and the rest of a file reads as before; a cut that can't is refused with a reason that is true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import Document
from checker.model.errors import EditRefusedError
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.registry import read
from checker.reading.source import Source
from checker.rulebook.cutting import cut

EXAMPLES = settings(max_examples=200)
NEWLINES = ("\n", "\r\n", "\r")

STORIES = {
    "a.txt": "Storm shuts port\n\nThe port is shut.\n\nShips wait.\nNobody was hurt.\n",
    "a.md": """\
---
title: Storm shuts port
---

# A heading

The **port** is [shut](http://a.test/b)
and ships wait.

Set below
=========

> A quotation of two
lazy lines.
>
> Its second paragraph.

- one *item*
- two items

1. only item

   its second paragraph

* single

| Ship | Cargo |
|------|-------|
| **Anna** | grain |

Wait<br>here\x20\x20
for [the port][p] and `code`.

<p>A page &eacute; here</p>

<div>
<p>First of <b>two</b></p>
<p>Second</p>
</div>

Term
: Its definition

A last one with a note[^1].

[p]: /port
[^1]: The note
""",
    "a.mdx": "import X from 'y'\n\n<Note>\n\nOne *word* here.\n\n</Note>\n\nThe last.",
    "a.html": """\
<html><body>
<h1>Storm <i>shuts</i> port</h1>
<p class="lead">The <b>port</b> is <a href="/b">shut</a>.</p>

<p>Ships wait.
<ul>
  <li>One</li>
  <li>Two <em>words</em></li>
</ul>
<blockquote><p>Quoted words</p></blockquote>
<table><tr><td>A cell</td><td>another</td></tr></table>
<div>Loose words<br><br>more of them<br><br>and the rest</div>
<figure><img src="a.png"><figcaption>Ships <b>wait</b></figcaption></figure>
</body></html>
""",
    "a.xhtml": "<html><body><p>One <b>two</b></p><p>Three<br/>four</p></body></html>",
    "a.rst": """\
Storm shuts port
================

The *port* is `shut <https://a.test>`_.

Why so
------

- One
  more
- Two

Ships **wait**.
""",
    "a.adoc": """\
= Storm shuts port

The *port* is https://a.test[shut].

== Why

* One
more
* Two

____
Quoted words.
____

Ships wait.
""",
    "a.tex": r"""\begin{document}
The \emph{port is \textbf{shut}} for 30\%.

\section{Why}
Ships wait.

\begin{itemize}
\item One
\item Two
\end{itemize}

\begin{quote}Quoted words.\end{quote}

The end.
\end{document}
""",
}

KEPT = {
    "a.md": {"Storm shuts port", "only item", "Term", "The note"},
    "a.adoc": {"Storm shuts port"},
}
"""What can't be cut: a field, an item that holds more, a term with its definition, the text of a footnote, the title of a document."""


def document(path: str, source: str) -> Document:
    (found,) = read(Source(path, source), ReaderOptions())
    return found


def without(path: str, source: str, span: Span) -> str:
    """The source after a cut as rules suggest it."""
    found = document(path, source)
    (edit,) = cut(found.text, span).edits
    place, written = found.offsets.edit(edit.span, edit.text)
    return source[: place.start] + written + source[place.end :]


def removed(path: str, source: str, words: str) -> str:
    found = document(path, source)
    start = found.text.index(words)
    return without(path, source, Span(start, start + len(words)))


def blocks(path: str, source: str) -> list[str]:
    found = document(path, source)
    return [" ".join(block.span.text(found.text).split()) for block in found.blocks]


def cut_each(path: str, source: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each block by its words, what is read without it, and what should be."""
    found = document(path, source)
    every = blocks(path, source)
    for number, block in enumerate(found.blocks):
        try:
            rest = without(path, source, block.span)
        except EditRefusedError:
            continue
        yield every[number], blocks(path, rest), every[:number] + every[number + 1 :]


@pytest.mark.parametrize("newline", NEWLINES)
@pytest.mark.parametrize("path", STORIES)
def test_whole_paragraphs_can_be_cut_and_the_rest_reads_the_same(path: str, newline: str) -> None:
    source = STORIES[path].replace("\n", newline)
    cuts = list(cut_each(path, source))
    kept = set(blocks(path, source)) - {words for words, _, _ in cuts}
    assert kept == KEPT.get(path, set())
    for words, got, wanted in cuts:
        assert got == wanted, words


@pytest.mark.parametrize(
    ("path", "source", "words", "result"),
    [
        ("a.txt", "One.\n\nJoin us.\n\nTwo.\n", "Join us.", "One.\n\nTwo.\n"),
        ("a.txt", "One.\r\n\r\nJoin us.\r\n", "Join us.", "One.\r\n"),
        ("a.txt", "One.\nJoin us.\nTwo.\n", "Join us.", "One.\nTwo.\n"),
        ("a.md", "One.\n\nJoin us.\n\nTwo.\n", "Join us.", "One.\n\nTwo.\n"),
        ("a.md", "One.\r\n\r\nJoin [us](u).\r\n\r\nTwo.\r\n", "Join us.", "One.\r\n\r\nTwo.\r\n"),
        ("a.md", "Join **us**.\n\nTwo.\n", "Join us.", "Two.\n"),
        ("a.md", "One.\n\nJoin us.\n", "Join us.", "One.\n"),
        ("a.md", "---\ntitle: T\n---\nJoin us.\n\nTwo.", "Join us.", "---\ntitle: T\n---\nTwo."),
        ("a.md", "Join us.", "Join us.", ""),
        ("a.md", "# One\nJoin us.\n## Two\n", "Join us.", "# One\n\n## Two\n"),
        ("a.md", "One\n# Join us #\nTwo\n", "Join us", "One\n\nTwo\n"),
        ("a.md", "One\n\nJoin us\n---\n\nTwo\n", "Join us", "One\n\nTwo\n"),
        ("a.md", "- one\n- Join us\n- two\n", "Join us", "- one\n- two\n"),
        ("a.md", "One.\n\n1. [Join us](u)\n\nTwo.\n", "Join us", "One.\n\nTwo.\n"),
        ("a.md", "- one\n  - Join us\n- two\n", "Join us", "- one\n- two\n"),
        ("a.md", "- one\n\n  Join us\n\n- two\n", "Join us", "- one\n\n- two\n"),
        ("a.md", "> One.\n>\n> Join us\n> now.\n>\n> Two.\n", "Join us now.", "> One.\n>\n> Two.\n"),
        ("a.md", "One.\n\n> Join us\nnow.\n\nTwo.\n", "Join us now.", "One.\n\nTwo.\n"),
        ("a.md", "> [!NOTE]\n> Join us\n\nTwo.\n", "Join us", "Two.\n"),
        ("a.md", "Join us  \nat\\\nnoon.\n\nTwo.\n", "Join us at noon.", "Two.\n"),
        ("a.md", "One.\n\nJoin us.\n{: .lead}\n\nTwo.\n", "Join us.", "One.\n\nTwo.\n"),
        ("a.md", "One.\n\n{{< b >}}Join us{{< /b >}} now.\n\nTwo.\n", "Join us now.", "One.\n\nTwo.\n"),
        ("a.md", "One.[^1] Join us.[^2]\n\n[^1]: a\n[^2]: b\n", "Join us.", "One.[^1]\n\n[^1]: a\n[^2]: b\n"),
        ("a.md", "| Join us | a |\n|---|---|\n| b | c |\n", "Join us", "|  | a |\n|---|---|\n| b | c |\n"),
        ("a.md", "One.\n\n<p>Join <b>us</b></p>\n\nTwo.\n", "Join us", "One.\n\nTwo.\n"),
        ("a.md", "<div>\n<p>One</p>\n<p>Join us</p>\n</div>\n", "Join us", "<div>\n<p>One</p>\n</div>\n"),
        ("a.html", "<p>One</p>\n<p>Join <b>us</b></p>\n<p>Two</p>\n", "Join us", "<p>One</p>\n<p>Two</p>\n"),
        ("a.html", "<p>One</p>\n\n<p>Join us</p>\n\n<p>Two</p>\n", "Join us", "<p>One</p>\n\n<p>Two</p>\n"),
        ("a.html", "<p>One</p><p>Join us</p><p>Two</p>", "Join us", "<p>One</p><p>Two</p>"),
        ("a.html", "<p>One<p>Join us<p>Two", "Join us", "<p>One<p>Two"),
        ("a.html", "<div><blockquote>\n<p>Join us</p>\n</blockquote></div>", "Join us", "<div></div>"),
        ("a.html", "<ul><li>One<li>Join us</ul>", "Join us", "<ul><li>One</ul>"),
        ("a.html", "<p>One</p><ul><li><a href=x>Join us</a></li></ul>", "Join us", "<p>One</p>"),
        ("a.html", "<td>Join us</td><td>One</td>", "Join us", "<td></td><td>One</td>"),
        ("a.html", "<p>Join us <img src=a></p><p>One</p>", "Join us", "<p>One</p>"),
        ("a.html", "One<br><br>Join us<br><br>Two", "Join us", "One<br><br>Two"),
        ("a.rst", "One.\n\nJoin us\n-------\n\nTwo.\n", "Join us", "One.\n\nTwo.\n"),
        ("a.rst", "- One\n- Join *us*\n- Two\n", "Join us", "- One\n- Two\n"),
        ("a.adoc", "One.\n\n== Join us\n\nTwo.\n", "Join us", "One.\n\nTwo.\n"),
        ("a.tex", "One.\n\n\\section{Join us}\n\nTwo.\n", "Join us", "One.\n\nTwo.\n"),
        ("a.tex", "\\begin{itemize}\n\\item One\n\\item Join \\emph{us}\n\\end{itemize}\n", "Join us", "\\begin{itemize}\n\\item One\n\\end{itemize}\n"),
    ],
)  # fmt: skip
def test_a_block_is_cut_with_its_markup_and_one_blank_line(path: str, source: str, words: str, result: str) -> None:
    assert removed(path, source, words) == result


@pytest.mark.parametrize(
    ("path", "source", "words", "result"),
    [
        ("a.md", "One. **[Join us](u)** now. Two.", "Join us now.", "One. Two."),
        ("a.md", "One. [Join us](u 'title')", "Join us", "One."),
        ("a.md", "One. <b>Join</b> ~~us~~ <http://a.b>. Two.", "Join us \ufffc.", "One. Two."),
        ("a.md", "One. Join us ![a](b.png) now. Two.", "Join us \ufffc now.", "One. Two."),
        ("a.md", "One. [Join us][p] now.\n\n[p]: /p\n", "Join us now.", "One.\n\n[p]: /p\n"),
        ("a.md", "One.\nJoin *us*.\nTwo.", "Join us.", "One.\nTwo."),
        ("a.md", "> One.\n> Join *us*.\n> Two.", "Join us.", "> One.\n> Two."),
        ("a.md", "One.  \nJoin us.", "Join us.", "One."),
        ("a.md", "*One. Join us.*", "Join us.", "*One.*"),
        ("a.md", "*Join us. One.*", "Join us.", "*One.*"),
        ("a.md", "[Join us. One.](u)", "Join us.", "[One.](u)"),
        ("a.md", "One. [Join us and read](u) now.", "us and", "One. [Join read](u) now."),
        ("a.html", "<p>One. <b><a href=x>Join us</a></b> now. Two.</p>", "Join us now.", "<p>One. Two.</p>"),
        ("a.html", "<p>One. Join <img src=a> us. Two.</p>", "Join \ufffc us.", "<p>One. Two.</p>"),
        ("a.html", "<p>One. <img src=a> Join us.</p>", "Join us.", "<p>One. <img src=a></p>"),
        ("a.html", "<p>One.<br>Join <i>us</i>.</p>", "Join us.", "<p>One.</p>"),
        ("a.rst", "One. **Join us** `now <https://a.test>`_. Two.", "Join us now.", "One. Two."),
        ("a.adoc", "One. *Join us* https://a.test[now]. Two.", "Join us now.", "One. Two."),
        ("a.tex", r"One. \emph{Join \textbf{us}} now. Two.", "Join us now.", "One. Two."),
    ],
)
def test_words_are_cut_with_the_markup_that_holds_nothing_else(path: str, source: str, words: str, result: str) -> None:
    assert removed(path, source, words) == result


@pytest.mark.parametrize(
    ("path", "source", "words", "reason"),
    [
        ("a.md", "One. Join [us and read](u) now.", "Join us", "leave a link unclosed"),
        ("a.md", "One. *Read. Join* us now.", "Join us now.", "leave emphasis unclosed"),
        ("a.md", "One. <b>Read. Join</b> us now.", "Join us now.", "leave the <b> element unclosed"),
        ("a.md", "One. See [the port].\n\n[the port]: /p", "port", "the label of a link reference"),
        ("a.md", "One. Join us {{ x }} now. Two.", "Join us \ufffc now.", "the words contain a shortcode"),
        ("a.md", "{{< b >}}Join us.\n\nTwo.{{< /b >}}", "Join us.", "only one of two paired shortcodes"),
        ("a.md", "- Join us.\n\n  {{< youtube x >}}\n", "Join us.", "the words contain a shortcode"),
        ("a.md", "Join us. - Two is it.", "Join us.", "read the rest of the line as markup"),
        ("a.md", "Join us <!-- checker: enable --> now.\n\nTwo", "Join us now.", "a comment for checker"),
        ("a.md", "- Join us\n  - sub\n", "Join us", "contains more than these words"),
        ("a.md", "One[^1]\n\n[^1]: Join us\n", "Join us", "the text of a footnote"),
        ("a.md", "Join us\n: Two\n", "Join us", "the definition would be attached to another term"),
        ("a.md", "- one\n\nJoin us\n\n  two\n", "Join us", "the indented lines after it"),
        ("a.md", "Join us\n\n---\na: b\n---\n", "Join us", "front matter"),
        ("a.md", "Join us | a\n---|---\nb | c\n", "Join us", "an empty table cell needs a bar"),
        ("a.md", "<p>Join us</p>\n<p>*Two*</p>\n", "Join us", "read as Markdown"),
        ("a.md", "---\ntitle: 'Join us'\n---\nTwo.", "Join us", "the front matter field “title”; edit it in the file"),
        ("a.md", "![Join us](a.png)", "Join us", "it is the description of an image; edit it in the file"),
        ("a.md", '{{< figure caption="Join us" >}}', "Join us", "a shortcode argument; edit it in the file"),
        ("a.html", "---\ntitle: Join us\n---\n<p>Two", "Join us", "the front matter field “title”"),
        ("a.html", "<title>Join us</title><p>Two", "Join us", "the title of the page; edit it in the file"),
        ("a.html", "<p>One. Join <b>us. Two</b></p>", "Join us.", "leave the <b> element unclosed"),
        ("a.html", "<p>One {% if x %}Join us{% endif %} now.</p>", "Join us now.", "a template command"),
        ("a.html", "One<p>Join us</p>Two", "Join us", "the text before and after it would merge into one paragraph"),
        ("a.rst", "Two::\n\n    code\n", "Two:", "a literal block"),
        ("a.rst", "One. *Read. Join* us now.", "Join us now.", "leave emphasis or a link unclosed"),
        ("a.adoc", "= Join us\nJane Doe\n\nTwo.\n", "Join us", "the title of the document"),
        ("a.adoc", "[quote]\nJoin us.\n\nTwo.\n", "Join us.", "the line next to it belongs to it"),
        ("a.tex", "\\begin{itemize}\n\\item Join us\n\\end{itemize}\n", "Join us", "a list without items"),
        ("a.tex", "\\title{Join us}\n\\begin{document}\nTwo.\n\\end{document}", "Join us", "needs an argument"),
        ("a.tex", r"One. \emph{Read. Join} us now.", "Join us now.", "leave emphasis or a link unclosed"),
    ],
)  # fmt: skip
def test_a_cut_that_would_change_the_rest_is_refused_with_its_reason(
    path: str, source: str, words: str, reason: str
) -> None:
    with pytest.raises(EditRefusedError) as refused:
        removed(path, source, words)
    assert reason in str(refused.value)


WORDS = st.sampled_from(
    ["The port is shut.", "Ships wait outside", "He said so.", "R&amp;D won", "One 2 three.", "It’s café."]
)
INLINE = st.sampled_from(
    ["{}", "{}", "**{}**", "*{}*", "[{}](http://a.b/c)", "**[{}](u)** more.", "`code` {}", "~~{}~~", "<b>{}</b>", "![a](b) {}", "{}[^1]", "{{{{ x }}}} {}", "[{}][p]", "{}  \nand on", "{}\nand more", "{}\\\nend"]
)  # fmt: skip
PROSE = st.builds(str.format, INLINE, WORDS)
PROSES = st.lists(PROSE, min_size=1, max_size=3).map(" ".join)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _item(text: str) -> str:
    return "- " + text.replace("\n", "\n  ")


MARKDOWN_BLOCKS = st.one_of(
    PROSES,
    PROSES.map(lambda text: "## " + text.replace("\\\n", " ").replace("\n", " ")),
    PROSES.map(lambda text: text.replace("\\\n", " ").replace("\n", " ") + "\n==="),
    PROSES.map(_quoted),
    st.lists(PROSES, min_size=1, max_size=3).map(lambda texts: _quoted("\n\n".join(texts))),
    st.lists(PROSES, min_size=1, max_size=3).map(lambda texts: "\n".join(map(_item, texts))),
    st.lists(PROSES, min_size=1, max_size=3).map(lambda texts: _item("\n\n".join(texts))),
    st.lists(PROSES, min_size=1, max_size=2).map(lambda texts: _quoted("\n".join(map(_item, texts)))),
    st.lists(WORDS, min_size=2, max_size=2).map(lambda cells: f"| a | b |\n|---|---|\n| {cells[0]} | **{cells[1]}** |"),
    WORDS.map(lambda text: f"<p>{text}</p>"),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda texts: "<div>\n" + "".join(f"<p>{t}</p>\n" for t in texts) + "</div>"),
    st.sampled_from(["```\ncode\n```", "***", "    code", "<!-- note -->", "{{< youtube x >}}"]),
)  # fmt: skip
MARKDOWN = st.tuples(
    st.sampled_from(["", "---\ntitle: A title\n---\n", "---\ntitle: A title\n---\n\n"]),
    st.lists(st.tuples(MARKDOWN_BLOCKS, st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n"])), min_size=1, max_size=6),
).map(lambda made: made[0] + "".join(map("".join, made[1])) + "\n[p]: /p\n\n[^1]: A note\n")


@given(MARKDOWN, st.sampled_from(NEWLINES[:2]))
@EXAMPLES
def test_markdown_reads_the_same_without_any_of_its_blocks(source: str, newline: str) -> None:
    for words, got, wanted in cut_each("a.md", source.replace("\n", newline)):
        assert got == wanted, words


HTML_INLINE = st.sampled_from(
    ["{}", "<b>{}</b>", "<a href='x'>{}</a>", "<b><i>{}</i></b> more.", "{}<br>and on", "<code>x</code> {}", " {} "]
)
HTML_PROSES = st.lists(st.builds(str.format, HTML_INLINE, WORDS), min_size=1, max_size=3).map(" ".join)
HTML_BLOCKS = st.one_of(
    st.builds(
        str.format,
        st.sampled_from(
            ["<p>{}</p>", "<p class=x>\n  {}\n</p>", "<p>{}", "<h2>{}</h2>", "<ul><li>{}</ul>", "<blockquote><p>{}</p></blockquote>", "<div>{}</div>", "<table><tr><td>{}<td>x</table>", "<figure><figcaption>{}</figcaption></figure>",
             "<ol>\n  <li>{}</li>\n  <li>other</li>\n</ol>", "<div><p>{}</p></div>", "<section>\n<p>{}</p>\n</section>", "<dl><dt>{}<dd>x</dl>"]
        ),
        HTML_PROSES,
    ),
    st.sampled_from(["<hr>", "<nav>x</nav>", "<script>x</script>", "<!-- note -->"]),
)  # fmt: skip
HTML = st.lists(st.tuples(HTML_BLOCKS, st.sampled_from(["\n", "", "\n\n"])), min_size=1, max_size=6).map(
    lambda made: "".join(map("".join, made))
)


@given(HTML, st.sampled_from(NEWLINES[:2]))
@EXAMPLES
def test_a_page_reads_the_same_without_any_of_its_blocks(source: str, newline: str) -> None:
    for words, got, wanted in cut_each("a.html", source.replace("\n", newline)):
        assert got == wanted, words


@given(st.data(), st.sampled_from(["a.md", "a.html"]))
@EXAMPLES
def test_a_part_of_a_block_is_cut_and_the_rest_reads_the_same(data: st.DataObject, path: str) -> None:
    source = data.draw(MARKDOWN if path == "a.md" else HTML)
    found = document(path, source)
    block = data.draw(st.sampled_from([block.span for block in found.blocks] or [Span(0, 0)]))
    words = block.text(found.text).split(" ")
    if len(words) < 2:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    if not any(sign.isalnum() for sign in "".join(words[:first] + words[last + 1 :])):
        return
    start = block.start + len(" ".join([*words[:first], ""]))
    span = Span(start, start + len(" ".join(words[first : last + 1])))
    (edit,) = cut(found.text, span).edits
    try:
        place, written = found.offsets.edit(edit.span, edit.text)
    except EditRefusedError:
        return
    again = document(path, source[: place.start] + written + source[place.end :])
    assert again.text.split() == (found.text[: edit.span.start] + found.text[edit.span.end :]).split()


@pytest.mark.parametrize(
    ("path", "source", "result"),
    [
        ("a.md", "See the usage._This_ is it.", "See the usage. _This_ is it."),
        ("a.md", "See *the usage.* **This** is it.", "See *the usage.*  **This** is it."),
        ("a.md", "See usage.[This](u) is it.", "See usage. [This](u) is it."),
        ("a.md", "See **usage.**[This](u) is it.", "See **usage.** [This](u) is it."),
        ("a.md", "See <i>usage.</i>This is it.", "See <i>usage.</i> This is it."),
        ("a.md", "See the usage.[^1]This is it.\n\n[^1]: a", "See the usage.[^1] This is it.\n\n[^1]: a"),
        ("a.html", "<p>See the usage.<em>This</em> is", "<p>See the usage. <em>This</em> is"),
        ("a.html", "<p>See <b>usage.</b><em>This</em> is", "<p>See <b>usage.</b> <em>This</em> is"),
        ("a.adoc", "See usage.https://a.test[This] is", "See usage. https://a.test[This] is"),
        ("a.tex", r"See \emph{usage.}This is", r"See \emph{usage.} This is"),
    ],
)
def test_what_is_put_in_beside_markup_goes_outside_of_it(path: str, source: str, result: str) -> None:
    found = document(path, source)
    at = found.text.index("This")
    place, written = found.offsets.edit(Span(at, at), " ")
    assert source[: place.start] + written + source[place.end :] == result


def test_words_put_in_beside_an_emphasis_that_would_end_it_are_refused() -> None:
    found = document("a.md", "See the usage._This_ is it.")
    at = found.text.index("This")
    with pytest.raises(EditRefusedError, match="emphasis next to the words"):
        found.offsets.edit(Span(at, at), "x")


def test_an_ampersand_that_is_written_as_a_reference_goes_with_it() -> None:
    assert removed("a.md", "R&amp;D won. Two.", "R&") == "D won. Two."
