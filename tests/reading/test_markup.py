from __future__ import annotations

import random
import re
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import Document
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.markup.reader import read
from checker.reading.source import Source
from tests.growth import assert_linear

EXAMPLES = settings(max_examples=150)
PATHS = st.sampled_from(["a.rst", "a.adoc", "a.tex"])
PARTS = st.sampled_from(
    ["word", "Two words.", " ", "  ", "\n", "\n\n", "\r\n", "\r", "*a*", "**", "*", "_", "`a`", "``a``", "`", "a_", "|a|", ":ref:`a`", ".. note:: A", ".. a", ".. image:: a", "   ", "::", "====", "----", "....",
     "////", "|===", "= A", "== A", "* ", "- ", "1. ", "[a]", "[quote]", "____", "{a}", "<<a,b>>", "https://a.b[c]", "// a", ":a: b", "a:: b", "\\emph{", "}", "{", "\\", "\\cite{a}", "\\begin{equation}",
     "\\end{equation}", "\\begin{document}", "\\end{document}", "\\begin{itemize}", "\\item ", "\\section{A}", "\\title{A}", "$a$", "$", "%", "% a", "\\%", "\\'e", '\\"{o}', "~", "--", "``", "''", "\\\\",
     "\\verb|a|", "\\footnote{a}", "é", "e\u0301", "👩‍👩‍👧", "\ufffc", "\0", "\u2028", "+---+", "====  ====", ">>> a", "[1]_"]
)  # fmt: skip
SOURCES = st.lists(PARTS, max_size=30).map("".join)

RST = """\
Storm shuts port
================

:date: 2022-03-30

VELMAR, May 3 (Agency) — The *port* is **shut**, see ``code``, :ref:`x <y>` and `the page
<https://a.test>`_.

.. checker: ignore[figures] as told
.. image:: a.png
.. figure:: a.png
   :width: 3

   Ships *wait*.

.. code-block:: python

   no = "prose"

Why so
------

- One
  more
- Two::

    no prose

    Quoted words.
"""
ADOC = """\
// checker: file-ignore[figures] as told
= Storm shuts port
Jane Doe <jane@a.test>
v1.0, 2022-03-30
:lang: en

VELMAR, May 3 (Agency) — The *port* is _shut_, see `code` and https://a.test[the page]. +
Ships wait.

== Why
[source,python]
----
no = "prose"
----

.Ships wait
image::a.png[Ships]

* One
more
* Two

____
Quoted words.
____
"""
TEX = r"""\documentclass{article}
\title{Storm \emph{shuts} port}
\author{Jane Doe}
\date{2022-03-30}
\begin{document}
\maketitle
% checker: ignore[figures] as told
VELMAR, May 3 (Agency) --- The \emph{port is \textbf{shut}} for 30\% of $x$, see \cite{a}. Caf\'e foo%
bar. ``Shut,'' he said.

\section{Why}
\begin{itemize}
\item One
\end{itemize}
\begin{equation}
no % prose
\end{equation}
\caption{Ships \{wait\}.}
\begin{quote}Quoted words.\end{quote}
\end{document}
no prose
"""


def document(path: str, source: str) -> Document:
    (found,) = read(Source(path, source))
    return found


def blocks(path: str, source: str) -> list[tuple[str, str]]:
    found = document(path, source)
    return [(block.kind.value, block.span.text(found.text)) for block in found.blocks]


def edited(path: str, source: str, words: str, text: str) -> str:
    found = document(path, source)
    at = found.text.index(words)
    place, written = found.offsets.edit(Span(at, at + len(words)), text)
    return source[: place.start] + written + source[place.end :]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_restructuredtext_gives_its_prose(newline: str) -> None:
    assert blocks("a.rst", RST.replace("\n", newline)) == [
        ("headline", "Storm shuts port"), ("dateline", "VELMAR, May 3 (Agency) — "), ("paragraph", "The port is shut, see \ufffc, \ufffc and the page."),
        ("caption", "Ships wait."), ("headline", "Why so"), ("list item", "One more"), ("list item", "Two:"),
    ]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_asciidoc_gives_its_prose(newline: str) -> None:
    assert blocks("a.adoc", ADOC.replace("\n", newline)) == [
        ("headline", "Storm shuts port"), ("byline", "Jane Doe"), ("dateline", "VELMAR, May 3 (Agency) — "), ("paragraph", "The port is shut, see \ufffc and the page. Ships wait."),
        ("headline", "Why"), ("caption", "Ships wait"), ("list item", "One more"), ("list item", "Two"), ("quote", "Quoted words."),
    ]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_latex_gives_its_prose(newline: str) -> None:
    assert blocks("a.tex", TEX.replace("\n", newline)) == [
        ("headline", "Storm shuts port"), ("byline", "Jane Doe"), ("dateline", "VELMAR, May 3 (Agency) — "),
        ("paragraph", "The port is shut for 30% of \ufffc, see \ufffc. Café foobar. “Shut,” he said."),
        ("headline", "Why"), ("list item", "One"), ("caption", "Ships {wait}."), ("quote", "Quoted words."),
    ]  # fmt: skip


@pytest.mark.parametrize(("path", "source"), [("a.rst", RST), ("a.adoc", ADOC), ("a.tex", TEX)])
def test_dates_and_comments_are_reported(path: str, source: str) -> None:
    found = document(path, source)
    assert found.date == "2022-03-30"
    (comment,) = (comment for comment in found.comments if comment.text.startswith("checker:"))
    assert comment.text.endswith("[figures] as told")
    assert comment.alone
    assert source[comment.place.start : comment.place.end].endswith("as told")


@given(PATHS, SOURCES)
@EXAMPLES
def test_pieces_are_in_order_and_exact_ones_are_the_source(path: str, source: str) -> None:
    found = document(path, source)
    pieces = found.offsets.pieces
    assert all(
        one.text_end <= other.text_start and one.source_end <= other.source_start for one, other in pairwise(pieces)
    )
    for piece in pieces:
        assert 0 <= piece.source_start < piece.source_end <= len(source)
        if piece.exact:
            assert found.text[piece.text_start : piece.text_end] == source[piece.source_start : piece.source_end]
    spans = [block.span for block in found.blocks]
    assert all(0 <= span.start < span.end <= len(found.text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(0 <= comment.at <= len(found.text) for comment in found.comments)
    assert all(span.text(found.text) == "\ufffc" for span in found.opaque)


@pytest.mark.parametrize(("path", "source"), [("a.rst", RST), ("a.adoc", ADOC), ("a.tex", TEX)])
def test_a_word_that_is_replaced_is_read_again_as_it_was_given(path: str, source: str) -> None:
    found = document(path, source)
    rng = random.Random(4)  # noqa: S311 - a seed, no secret
    words = [match for match in re.finditer(r"[a-z]{2,}", found.text) if _is_exact(found, Span(*match.span()))]
    for match in rng.sample(words, 15):
        place, written = found.offsets.edit(Span(*match.span()), "velmar")
        again = document(path, source[: place.start] + written + source[place.end :])
        assert again.text == found.text[: match.start()] + "velmar" + found.text[match.end() :]


def _is_exact(found: Document, span: Span) -> bool:
    return any(
        piece.exact and piece.text_start <= span.start and span.end <= piece.text_end for piece in found.offsets.pieces
    )


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=20))
@EXAMPLES
def test_words_are_escaped_for_latex(text: str) -> None:
    again = document("a.tex", edited("a.tex", "Ships wait here.", "wait", f"a{text}b"))
    shown = text.replace("\ufffc", "￼")
    assert again.text == f"Ships a{shown}b here."


@pytest.mark.parametrize("path", ["a.rst", "a.adoc"])
@pytest.mark.parametrize("text", ["*a*", "`a`", "a_", "|a|", "a\nb", "[a]"])
def test_what_would_be_markup_is_refused(path: str, text: str) -> None:
    with pytest.raises(EditRefusedError, match="would be read as markup there"):
        edited(path, "Ships wait here.", "wait", text)


def test_markup_within_the_words_is_no_edit() -> None:
    with pytest.raises(EditRefusedError):
        edited("a.rst", "Ships *wait* here.", "Ships wait", "They stay")


@pytest.mark.parametrize("path", ["a.rst", "a.adoc", "a.tex"])
@pytest.mark.parametrize(
    "part",
    ["a", " ", "\n", "\r", "*", "`", "\\", "{", "[", "(", "|", "=", "$", "%", "word ", "word word\n", "a\n\n", "- a\n", ".. a\n", ".. a::\n", "a::\n", "`a", "\\a{", "\\cite{", "\\footnote{{",
     "\\begin{verbatim}", "\\begin{itemize}", "\\section{", "\\(\\a", "////\n", "|===\n", "a:: b\n", "<<a", "https://a[", "((", "====  ====\n\n", "+---\n\n", "%a\n", "a%\n"],
)  # fmt: skip
def test_much_of_one_thing_is_read_in_linear_time(path: str, part: str) -> None:
    assert_linear(part.__mul__, partial(document, path), 50_000 // len(part))


def test_directives_nested_without_end_are_read() -> None:
    source = "".join(f"{' ' * 3 * depth}.. note::\n\n" for depth in range(600)) + " " * 1800 + "Deep.\n\nEnd.\n"
    assert blocks("a.rst", source) == [("paragraph", "End.")]


def test_a_title_over_a_short_line_is_not_changed_alone() -> None:
    with pytest.raises(EditRefusedError, match="the underline of the title"):
        edited("a.rst", "Why\n---\n\nText.\n", "Why", "Reasons")
