"""Fixes in files with markup: promotional lines are cut with their markup, and refused edits give their reason."""

from __future__ import annotations

import pytest

from checker.engine.fixing import Choice
from checker.model.finding import Finding
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker
from checker.run.fix_source import fix_source

EVERY_RULE = Checker(Settings(readability=False, preview=True), Catalogue.shipped())
STORY = "The mayor said on Monday that the old bridge over the river is shut until June."
SECOND = "Crews are at work on both of its towers, and nobody was hurt."


def fixed(path: str, text: str) -> str:
    return fix_source(EVERY_RULE, Source(path, text), Choice(review=True)).text


def findings(path: str, text: str) -> list[Finding]:
    source = Source(path, text)
    return [finding for report in Summary().watch(EVERY_RULE.check_source(source)) for finding in report.open]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "before", "promo", "after"),
    [
        ("a.md", f"{STORY}\n\n", "**[Subscribe to our newsletter](http://a.test/b)** for more.\n\n", f"{SECOND}\n"),
        ("a.md", f"{STORY}\n\n", "> Follow us on *Facebook* and [Twitter](t).\n\n", f"{SECOND}\n"),
        ("a.md", f"- {STORY}\n", "- Follow us on [Twitter](t).\n", f"- {SECOND}\n"),
        ("a.html", f"<p>{STORY}</p>\n", "<p><b>Follow us</b> on <a href=f>Facebook</a>.</p>\n", f"<p>{SECOND}</p>\n"),
        ("a.rst", f"{STORY}\n\n", "Follow us on `Facebook <http://a.test>`_.\n\n", f"{SECOND}\n"),
        ("a.adoc", f"{STORY}\n\n", "Follow us on http://a.test[Facebook].\n\n", f"{SECOND}\n"),
        ("a.tex", f"{STORY}\n\n", "\\emph{Follow us} on \\href{http://a.test}{Facebook}.\n\n", f"{SECOND}\n"),
        ("a.txt", f"{STORY}\n\n", "Follow us on Facebook and Twitter.\n\n", f"{SECOND}\n"),
    ],
)
def test_a_promotional_line_is_cut_with_its_markup(
    path: str, before: str, promo: str, after: str, newline: str
) -> None:
    before, promo, after = (part.replace("\n", newline) for part in (before, promo, after))
    assert fixed(path, before + promo + after) == before + after


def test_two_promotional_lines_are_cut_one_after_the_other() -> None:
    promos = "Follow us on [Facebook](f).\n\n[Subscribe to our newsletter](n) for more.\n\n"
    assert fixed("a.md", f"{promos}{STORY}\n\n{promos}{SECOND}\n\n{promos}") == f"{STORY}\n\n{SECOND}\n\n"


def test_a_cut_that_cannot_be_made_has_its_reason() -> None:
    (finding,) = findings("a.md", f"- Follow us on Facebook and Twitter.\n  - {STORY}\n")
    assert finding.cuts
    assert finding.refusal == "the list item contains more than these words"
    assert finding._replace(withheld="wait").refusal == "wait"
    assert finding._replace(answers=()).refusal == ""


@pytest.mark.parametrize(
    ("path", "between"),
    [
        ("a.html", "<img src=a.png>"), ("a.html", "<button>OK</button>"), ("a.html", "<select><option>A</option></select>"),
        ("a.html", "<a href=x>the</a> and so"), ("a.md", "<img src='a.png'>"), ("a.md", "{% include a.html %}"), ("a.md", "{{< a >}}"),
    ],
)  # fmt: skip
def test_a_correction_of_words_takes_no_markup_with_it(path: str, between: str) -> None:
    text = f"The map is on the {between} the wall of the town hall."
    assert between in fixed(path, text)
    assert between in fixed(path, f"The map is on {between} on the wall.")


def test_a_doubled_word_that_is_a_link_keeps_its_address() -> None:
    text = "The map is on the [the](http://a.test) wall of the town hall.\n"
    assert fixed("a.md", text) == text.replace("on the [", "on [")


def test_a_doubled_word_that_is_two_links_is_refused() -> None:
    text = "The map is on [the](http://b.test) [the](http://a.test) wall of the town hall.\n"
    assert fixed("a.md", text) == text
    (finding,) = findings("a.md", text)
    assert finding.refusal == "the words are split by markup"


@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_a_doubled_word_around_a_comment_is_cut_beside_it(path: str) -> None:
    text = "<p>The map is on the <!-- map 2 --> the wall of the town hall.</p>\n"
    text = text if path == "a.html" else text.removeprefix("<p>").replace("</p>", "")
    assert fixed(path, text) == text.replace("on the <!--", "on <!--")


def test_a_missing_blank_goes_before_the_emphasis_that_follows() -> None:
    text = f"{STORY} The rules are clear on usage._This_ is what they say of it.\n"
    assert fixed("a.md", text) == text.replace("usage._This_", "usage. _This_")
