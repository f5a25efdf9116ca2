from __future__ import annotations

import pytest

from checker.model.document import Document
from checker.model.settings import ReaderOptions
from checker.reading.registry import read
from checker.reading.source import Source

SHOWN = "\N{OBJECT REPLACEMENT CHARACTER}"
IN_BOTH = [
    "{% include fee.html %}", "{% raw %}{{ x }}{% endraw %}", "{{ fee }}", "{% render 'fee' %}", "{%- link a.md -%}", "<img src='a.png'>", "<img src='a.png' alt='red'/>",
    "<svg viewBox='0 0 1 1'><path d='M0 0'/></svg>", "<button>OK</button>", "<select><option>Ana</option></select>", "<iframe src='m'></iframe>", "<kbd>May</kbd>",
    "<code>May</code>", "<video src='a'></video>", "<input name='a'>",
]  # fmt: skip
IN_MARKDOWN = [
    "`May`", "![red](r.png)", "{{< fee >}}", "{{% fee %}}", '[gallery ids="1,2"]', "{% highlight go %}x{% endhighlight %}",
]  # fmt: skip
UNSEEN_IN_BOTH = [
    "<!-- note -->", "{# note #}", "{% assign a = 1 %}", "{% if a %}", "{% endif %}", "{%- else -%}", "{{/* note */}}", "<a id='here'></a>", "<span></span>",
    "{% comment %}x{% endcomment %}",
]  # fmt: skip
UNSEEN_IN_MARKDOWN = ["[^1]", "{{< /fee >}}", "{% endfee %}", "{: .big}"]


def text_of(path: str, written: str) -> str:
    (document,) = read(Source(path, written), ReaderOptions())
    assert_in_order(document)
    return document.text


def assert_in_order(document: Document) -> None:
    """No piece of the text comes from before the one that precedes it."""
    ends = [0, *(piece.source_end for piece in document.offsets.pieces)]
    assert all(piece.source_start >= end for piece, end in zip(document.offsets.pieces, ends, strict=False))


@pytest.mark.parametrize("path", ["a.md", "a.html"])
@pytest.mark.parametrize("inside", IN_BOTH)
def test_what_a_reader_sees_between_two_words_keeps_them_apart(path: str, inside: str) -> None:
    written = f"The fee is in {inside} in May."
    assert text_of(path, written if path == "a.md" else f"<p>{written}</p>") == f"The fee is in {SHOWN} in May."


@pytest.mark.parametrize("inside", IN_MARKDOWN)
def test_what_markdown_shows_between_two_words_keeps_them_apart(inside: str) -> None:
    assert text_of("a.md", f"The fee is in {inside} in May.") == f"The fee is in {SHOWN} in May."


@pytest.mark.parametrize("path", ["a.md", "a.html"])
@pytest.mark.parametrize("inside", UNSEEN_IN_BOTH)
def test_what_nobody_sees_leaves_no_trace(path: str, inside: str) -> None:
    written = f"We saw the {inside} mayor in May."
    assert text_of(path, written if path == "a.md" else f"<p>{written}</p>") == "We saw the mayor in May."


@pytest.mark.parametrize("inside", UNSEEN_IN_MARKDOWN)
def test_what_markdown_does_not_show_leaves_no_trace(inside: str) -> None:
    written = f"We saw the {inside} mayor in May.\n\n[^1]: Words.\n"
    assert text_of("a.md", written).startswith("We saw the mayor in May.")


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("a.md", "{% callout %}The mayor left.{% endcallout %}"),
        ("a.md", "{{< note >}}The mayor left.{{< /note >}}"),
        ("a.md", '[caption id="x"]The mayor left.[/caption]'),
        ("a.html", "<p>{% callout %}The mayor left.{% endcallout %}</p>"),
        ("a.html", "<p><img src='a.png' alt=''>The mayor left. <svg></svg> <img src='b.png'> </p>"),
        ("a.html", "<p><button>Share</button> The mayor left.<iframe></iframe></p>"),
        ("a.html", "<p>The <input type='hidden'>mayor <img hidden src='a.png'>left.</p>"),
    ],
)
def test_what_frames_words_or_stands_at_their_edge_divides_none(path: str, written: str) -> None:
    assert text_of(path, written) == "The mayor left."


def test_self_closing_components_of_mdx_are_shown_and_frames_are_not() -> None:
    assert (
        text_of("a.mdx", "The fee is <Fee id={1} /> in <Note>early</Note> May.") == f"The fee is {SHOWN} in early May."
    )


@pytest.mark.parametrize(
    "comment",
    ["{/* checker: ignore[spaced-currency] as printed */}", "{ /* checker: ignore[spaced-currency]\nas printed */ }"],
)
def test_comments_of_mdx_are_comments(comment: str) -> None:
    written = f"Words.\n\n{comment}\n\nThe fee is $ 6."
    (document,) = read(Source("a.mdx", written), ReaderOptions())
    (found,) = document.comments
    assert found.text.startswith("checker: ignore[spaced-currency]")
    assert found.alone
    assert document.text[found.at :] == "The fee is $ 6."
    assert written[found.place.start : found.place.end] == comment
    (other,) = read(Source("a.md", written), ReaderOptions())
    assert not other.comments


def test_code_and_other_expressions_of_mdx_are_no_comments() -> None:
    written = "A `{/* checker: ignore */}` and {x /* checker: ignore */} and {'/* checker: ignore */'}.\n\n```\n{/* checker: ignore */}\n```\n"
    (document,) = read(Source("a.mdx", written), ReaderOptions())
    assert document.comments == ()
