from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import Document
from checker.model.errors import EditRefusedError, UsageError
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.html.reader import read
from checker.reading.source import Source
from tests.growth import assert_linear

EXAMPLES = settings(max_examples=150)


def _fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_html", Path(__file__).parents[2] / "scripts" / "fuzz_html.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FUZZ = _fuzz()


def document(source: str, path: str = "a.html", **options: tuple[str, ...]) -> Document:
    (found,) = read(Source(path, source), ReaderOptions(**options))  # type: ignore[arg-type]
    return found


def blocks(source: str, path: str = "a.html", **options: tuple[str, ...]) -> list[tuple[str, str]]:
    found = document(source, path, **options)
    return [(block.kind.value, block.span.text(found.text)) for block in found.blocks]


def edited(source: str, words: str, text: str) -> str:
    found = document(source)
    at = found.text.index(words)
    place, written = found.offsets.edit(Span(at, at + len(words)), text)
    return source[: place.start] + written + source[place.end :]


def test_each_element_makes_its_kind_of_block() -> None:
    source = (
        "<h1>Storm</h1><p class=byline>By Jane Doe<p>VELMAR, May 3 (Agency) &mdash; It is shut.<h2>Why</h2><ul><li>One<li><p>Two</ul>"
        "<blockquote><p>Said</blockquote><figure><figcaption>Ships</figcaption></figure><table><tr><th>a<td>b</table><dl><dt>T<dd>D</dl>"
    )
    assert blocks(source) == [
        ("headline", "Storm"), ("byline", "By Jane Doe"), ("dateline", "VELMAR, May 3 (Agency) — "), ("paragraph", "It is shut."), ("headline", "Why"),
        ("list item", "One"), ("list item", "Two"), ("quote", "Said"), ("caption", "Ships"), ("table cell", "a"), ("table cell", "b"), ("list item", "T"), ("list item", "D"),
    ]  # fmt: skip


def test_a_paragraph_of_a_layout_table_is_a_paragraph() -> None:
    assert blocks("<table><tr><td><p>It is shut.</table>") == [("paragraph", "It is shut.")]


def test_blanks_collapse_as_a_browser_shows_them() -> None:
    assert (
        document("<p>\n  One <b> two</b>\r\n three&nbsp; four\u00a0 </p> \n<p> five</p>").text
        == "One two three\u00a0 four\u00a0\n\nfive"
    )


def test_a_line_break_is_a_blank_and_two_are_a_new_paragraph() -> None:
    assert document("One<br>two <br/> three<br> <br>four<br></p>").text == "One two three\n\nfour"


def test_what_is_no_prose_is_left_out() -> None:
    source = "a<script>x</script><style>x</style><svg><title>x</title></svg><textarea>x</textarea><select><option>x</select><button>x</button><iframe>x</iframe><template>x</template><noscript>x</noscript><p hidden>x"
    assert document(source + "<pre>x</pre><p>b").text == "a\n\nb"


def test_code_within_a_sentence_is_one_opaque_character() -> None:
    source = "<p>Press <kbd>Ctrl</kbd> or <code>a<i>b</i></code> now</p>"
    found = document(source)
    assert found.text == "Press \ufffc or \ufffc now"
    assert [found.offsets.place(span)[1:] for span in found.opaque] == [(9, 24), (28, 50)]
    assert source[28:50] == "<code>a<i>b</i></code>"


def test_templates_are_opaque_where_they_print_and_nothing_where_they_do_not() -> None:
    found = document(
        '<p class="{{ "x>" }}">At {{ page.time }} {% if a > b %}it{% endif %} <%= x %>was<% y %> shut{# note #}.</p>'
    )
    assert found.text == "At \ufffc it \ufffcwas shut."
    assert len(found.opaque) == 2


def test_braces_of_a_script_open_no_template() -> None:
    assert document("<p>a<script>x = {a:{{</script><p>b}}").text == "a\n\nb}}"


@pytest.mark.parametrize(
    ("head", "body", "headline", "title"),
    [
        ("<title>Storm shuts port | The Post</title>", "<h1>Storm</h1>", "Storm", ""),
        ("<title>Storm shuts port | World | The Post</title>", "", "Storm shuts port", "Storm shuts port"),
        ("<title>Storm shuts port - The Harlow Post</title>", "", "Storm shuts port", "Storm shuts port"),
        ("<title>Storm shuts port - nobody was hurt</title>", "", "Storm shuts port - nobody was hurt", "Storm shuts port - nobody was hurt"),
        ('<meta property="og:site_name" content="the desk"><title>Storm - the desk</title>', "", "Storm", "Storm"),
        ('<meta property="og:title" content="Storm &amp; flood">', "", "Storm & flood", "Storm & flood"),
        ('<meta property="og:title" content="Flood"><title>Storm</title>', "<nav><h1>Menu</h1></nav>", "Storm", "Storm"),
    ],
)  # fmt: skip
def test_a_page_has_one_headline(head: str, body: str, headline: str, title: str) -> None:
    source = f"<head>{head}</head><body>{body}<p>It is shut.</body>"
    assert blocks(source) == [("headline", headline), ("paragraph", "It is shut.")]
    assert document(source).title == title


def test_texts_of_images_are_captions_where_no_sentence_runs() -> None:
    source = "<p>It <img alt='Icon'> is shut.</p><img alt=\"Ships 'wait' &quot;here&quot;\"><figure><img alt='At sea'><figcaption>At sea</figcaption></figure><img alt='-'>"
    assert blocks(source) == [
        ("paragraph", "It \ufffc is shut."),
        ("caption", "Ships 'wait' \"here\""),
        ("caption", "At sea"),
    ]


def test_a_description_is_taken_unless_the_story_says_the_same() -> None:
    meta = "<meta name=description content='It is shut for weeks…'>"
    assert blocks(f"{meta}<p>It is shut for weeks now.") == [("paragraph", "It is shut for weeks now.")]
    assert blocks(f"{meta}<p>Ships wait.") == [("caption", "It is shut for weeks…"), ("paragraph", "Ships wait.")]


def test_the_page_gives_language_date_and_origin() -> None:
    head = '<html lang="en-GB"><link rel=canonical href="https://post.test/a?b=1&amp;c=2"><meta property="article:published_time" content="2022-03-30T23:10Z">'
    found = document(f"{head}<article><header><time datetime=2021-01-01>x</time></header>Text")
    assert (found.language, found.date, found.origin) == ("en-GB", "2022-03-30", "https://post.test/a?b=1&c=2")
    assert document("<article><header><time datetime=2021-01-01>x</time></header>Text").date == "2021-01-01"
    assert document("<article><p>On <time datetime=2021-01-01>x</time>").date == ""
    assert document('<meta property="article:published_time" content="2022-02-30">').date == ""


def test_front_matter_wins_over_the_page() -> None:
    source = "---\ntitle: Storm shuts port\ndate: 2022-03-30\nlang: en\n---\n<title>Other</title>\n<p>It is shut.</p>\n"
    found = document(source)
    assert blocks(source) == [("headline", "Storm shuts port"), ("paragraph", "It is shut.")]
    assert (found.title, found.date, found.language) == ("Storm shuts port", "2022-03-30", "en")
    assert source[slice(*found.offsets.place(Span(0, 5))[1:])] == "Storm"


def test_root_and_skip_choose_elements() -> None:
    source = (
        "<title>T</title><p>a</p><div class='x story' id=main role=main><p>b<p class=ad>c<aside>d</aside></div><p>e</p>"
    )
    for root in (".story", "#main", "[role=main]", "div.story#main", "p.none, div", '[role="main"]', "[id]"):
        assert document(source, root=(root,), skip=("aside",)).text == "T\n\nb\n\nc"
    assert document(source, root=(".none", "aside")).text == "T"
    assert document(source, root=(".none",)).text == "T\n\na\n\nb\n\nc\n\ne"
    assert document(source, skip=(".ad", "title", "[role=none]")).text == "T\n\na\n\nb\n\nd\n\ne"


@pytest.mark.parametrize("selector", ["div > p", "", ".", "p:first-child", "[a", "a b", "[a=]", "p,,q"])
def test_refuses_an_unsupported_selector(selector: str) -> None:
    with pytest.raises(UsageError, match=r"unsupported selector .*; use a tag"):
        document("<p>a", skip=(selector,))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>a<p class=related>b<p>c", "a\n\nc"),
        ("<ul><li>a<li class=related>b<li>c</ul>", "a\n\nc"),
        ("<ul><li class=related>b<ul><li>x</ul>y<li>c</ul>", "c"),
        ("<table><tr><td class=related>a<td>b<tr><td>c</table>", "b\n\nc"),
        ("<div><aside>a</div>b", "b"),
        ("<div><aside><p>a</span></div>b", "b"),
        ("<p>a <span class=related>b</p>c", "a\n\nc"),
        ("a <b class=related>b<p>c</b>d", "a d"),
        ("<div><a class=related><div>a</a>b</div>c</div>d", "b\n\nc\n\nd"),
        ("a<svg><path><p>b", "a\n\nb"),
        ("a<svg><title/></svg>b", "a\ufffcb"),
        ("<dl><dt class=related>a<dd>b</dl>", "b"),
        ("<h2 class=related>a</h3>b", "b"),
        ("<div class=related></p></span></table>a</div>b", "b"),
        ("<button><div>x</button>a", "a"),
    ],
)  # fmt: skip
def test_an_element_that_is_not_closed_takes_no_more_than_a_browser_gives_it(source: str, text: str) -> None:
    assert document(source).text == text


def test_comments_are_reported_with_their_places() -> None:
    source = "<!-- checker: file-ignore[x] a -->\n<p>One <!-- b --> two</p>\n  <!--c-->  \n<!--[if IE]>x<![endif]--><p>Three</p><!-- d -->"
    found = document(source)
    assert [(comment.text, comment.at, comment.alone) for comment in found.comments] == [
        ("checker: file-ignore[x] a", 0, True), ("b", 4, False), ("c", 9, True), ("d", 14, False),
    ]  # fmt: skip
    assert [source[c.place.start : c.place.end] for c in found.comments][1:3] == ["<!-- b -->", "<!--c-->"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ("&eacute;&eacute &notit; &bogus; &#x1F600; &#8217", "éé ¬it; &bogus; 😀 ’"),
        ("a&Tab;&#32;b", "a b"),
        ("a&#1;b&#0;c", "ab\ufffdc"),
        (f"a&#{'9' * 5000};b", "a\ufffdb"),
        (f"a&#{'0' * 5000}65;b", "aAb"),
        ("a<!doctype x><![CDATA[b]]>c</ >d<?php echo '>' ?>e", "acd\ufffce"),
        ("a\0b", "ab"),
        ("one\rtwo", "one two"),
        ("a<!-->b<!--->c<!-- -- --!>d<!-- e", "abcd"),
    ],
)  # fmt: skip
def test_characters_are_read_as_browsers_read_them(source: str, text: str) -> None:
    assert document(source).text == text


def test_xhtml_elements_may_close_themselves() -> None:
    source = "<html xml:lang='en'><script src='x'/><title/><div/><p>a</p></html>"
    assert blocks(source, "a.xhtml") == [("paragraph", "a")]
    assert document(source, "a.xhtml").language == "en"


@pytest.mark.parametrize(
    ("source", "words", "text", "result"),
    [
        ("<p>It is shut</p>", "shut", '<open> & "free"', '<p>It is &lt;open&gt; &amp; "free"</p>'),
        ("<p>R&amp;D won</p>", "R&D", "A&B", "<p>A&amp;B won</p>"),
        ("<p>It  is</p>", "It is", "It was", "<p>It was</p>"),
        ('<img alt="At sea">', "sea", 'the "sea"', '<img alt="At the &quot;sea&quot;">'),
        ("<img alt='At sea'>", "sea", "Harlow's", "<img alt='At Harlow&#39;s'>"),
        ("<img alt=Sea>", "Sea", "Ocean", "<img alt=Ocean>"),
        ("<p>a &eacute;t&eacute; b</p>", "été", "hiver", "<p>a hiver b</p>"),
    ],
)  # fmt: skip
def test_an_edit_is_written_as_its_place_wants_it(source: str, words: str, text: str, result: str) -> None:
    assert edited(source, words, text) == result


@pytest.mark.parametrize(
    ("source", "words", "text"),
    [
        ("<img alt=Sea>", "Sea", "At sea"), ("<img alt=Sea>", "Sea", ""), ("<p>a <b>b</b></p>", "a b", "c"), ("<p>a<br>b</p>", "a b", "c"),
        ("<p>a<br>b</p>", " ", ", "), ("<p>a<code>x</code></p>", "a\ufffc", "c"), ("<p>a</p><p>b</p>", "a\n\nb", "c"), ("&NotEqualTilde;", "≂", "c"),
    ],
)  # fmt: skip
def test_an_edit_that_would_touch_markup_is_refused(source: str, words: str, text: str) -> None:
    with pytest.raises(EditRefusedError):
        edited(source, words, text)


def test_hostile_pages_keep_every_invariant() -> None:
    rng = random.Random(20)  # noqa: S311 - a seed, no secret
    assert [(page, problem) for page in (FUZZ.page(rng) for _ in range(800)) if (problem := FUZZ.broken(page))] == []


@given(st.text(st.sampled_from("<>/!-&;#x'\"= apbr\n\r{}%\0é😀"), max_size=80) | st.text(max_size=60))
@EXAMPLES
def test_any_text_keeps_every_invariant(source: str) -> None:
    assert FUZZ.broken(source) == ""


@pytest.mark.parametrize(
    "part",
    ["<", "<!--", "<a ", "&", "&a", "</", "<![CDATA[", '<a href="', "<a b='", "<?", "</a ", "&#", "<script>", "<title>", "<p>x", "x <br>", "<code>x</code>", "{{", "{%", "<svg>", " ", "\n", "\r", "é",
     "<b><li></li>", "<!--x-->", "<img alt='a b'>", "<meta name=description content=x>", "<a class=related>"],
)  # fmt: skip
def test_much_of_one_thing_is_read_in_linear_time(part: str) -> None:
    assert_linear(part.__mul__, document, 200_000 // len(part))


def test_a_hundred_thousand_nested_elements_are_read() -> None:
    limit = sys.getrecursionlimit()
    assert document("<div>" * 100_000 + "deep" + "</div>" * 100_000 + "end").text == "deep\n\nend"
    assert sys.getrecursionlimit() == limit


def test_five_megabytes_on_one_line_are_read() -> None:
    assert len(document("<p>" + f"{'word ' * 99}<b>word</b> " * 10_000).text) == 4_999_999


def test_a_paragraph_break_ends_the_paragraph_and_begins_another() -> None:
    fixed = edited("<p>HOW IT BEGAN The fair was held in a barn.</p>", "BEGAN The", "BEGAN\n\nThe")
    assert fixed == "<p>HOW IT BEGAN</p>\n<p>The fair was held in a barn.</p>"


@pytest.mark.parametrize("source", ["<h2>HOW IT BEGAN The fair</h2>", "<p><b>HOW IT BEGAN The fair</b> was held.</p>"])
def test_a_paragraph_break_is_refused_elsewhere(source: str) -> None:
    with pytest.raises(EditRefusedError, match="a new paragraph needs its own element"):
        edited(source, "BEGAN The", "BEGAN\n\nThe")
