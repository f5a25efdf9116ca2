"""The report that is pasted into a ticket: read by a Markdown parser, it must show the words of the article as they stand."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

from .runs import pieces_of

CATALOGUE = Catalogue.shipped()
PARSER = MarkdownIt("gfm-like", {"linkify": False})
NEWS = (
    "The ferry will stay. FLOOD SHUTS ROADS , RAIL IN THE SOUTH The mayor left. Damage is put at 48 billion pesos ($ 50), the governor "
    "said. The council sent its crews. to the river.\n"
)
SPECIAL = [
    "|",
    "||",
    "`",
    "``x`",
    "<b>",
    "</td>",
    "<!--",
    "*",
    "**x**",
    "_",
    "~~",
    "[a](b)",
    "![",
    "#",
    "&amp;",
    "&lt;",
    "\\",
    "\\|",
]


def rendered(text: str, path: str = "a.txt") -> str:
    checker = Checker(Settings(), CATALOGUE)
    summary = Summary()
    reports = summary.watch(checker.check_source(Source(path, text)))
    return "".join(pieces_of("markdown", reports, summary))


def cells(markdown: str) -> list[list[str]]:
    """The words of each row of each table, as a reader sees them."""
    rows = re.findall(r"<tr>(.*?)</tr>", PARSER.render(markdown), re.DOTALL)
    return [[seen(cell) for cell in re.findall(r"<t[dh]>(.*?)</t[dh]>", row, re.DOTALL)] for row in rows]


def seen(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def test_a_document_is_a_section_with_its_verdict() -> None:
    assert rendered(NEWS).startswith("## a.txt: NOT PUBLISHABLE: 1 cut, 1 fix, 1 question\n")


def test_cuts_and_fixes_are_tables() -> None:
    cut_head, cut, fix_head, fix = cells(rendered(NEWS))
    assert cut_head == ["location", "cut", "reason", "if you keep it"]
    assert [cell.partition(" (id ")[0] for cell in cut[:3]] == [
        "1:22",
        "FLOOD SHUTS ROADS , RAIL IN THE SOUTH",
        "headline of another story inside a paragraph",
    ]
    assert fix_head == ["location", "before", "after", "reason"]
    place = NEWS.index("crews. to") + 1
    assert [cell.partition(" (id ")[0] for cell in fix] == [
        f"1:{place}",
        "crews. to",
        "crews to",
        "full stop inside a sentence, before “to”",
    ]


def test_questions_are_a_numbered_list_with_lettered_answers() -> None:
    page = PARSER.render(rendered(NEWS))
    questions = page[page.index("<ol>") : page.index("</ol>")]
    assert seen(questions).split("\n")[2:] != []
    assert [seen(item).strip() for item in re.findall(r"<li>([AB]:.*?)</li>", questions)] == [
        "A: $50 million",
        "B: $50 billion",
    ]
    assert "<strong>$ 50</strong>" in questions


@pytest.mark.parametrize("special", SPECIAL)
def test_markdown_characters_in_an_article_are_shown_literally(special: str) -> None:
    text = f"The {special} sent his{special} crews. to the {special} river.\n\nDamage is put at 48 billion pesos ($ 50), the {special} said.\n"
    markdown = rendered(text)
    assert all(len(row) == 4 for row in cells(markdown))
    assert ["crews. to", "crews to"] in [row[1:3] for row in cells(markdown)]
    page = PARSER.render(markdown)
    assert f"48 billion pesos ($ 50), the {special} said." in " ".join(seen(page).split())
    assert "<strong>$ 50</strong>" in page


@pytest.mark.parametrize("special", SPECIAL)
def test_markdown_characters_inside_the_marked_words_break_no_table(special: str) -> None:
    text = f"The ferry will stay. FLOOD SHUTS ROADS {special} RAIL IN THE SOUTH TODAY The mayor left. It paid{special}$ 40 million.\n"
    rows = cells(rendered(text))
    assert {len(row) for row in rows} <= {4}
    for row in rows:
        if row[0] == "1:22":
            assert row[1] in text


def test_marked_words_that_are_glued_to_a_letter_are_strong_too() -> None:
    text = "He left the town（the bridge is shut. Nobody came.\n"
    page = PARSER.render(rendered(text))
    assert "**" not in page
    assert "town<strong>（the" in page


@pytest.mark.parametrize("path", ["a|b.txt", "`rm`.txt", "<b>.txt", "*a*_b_.txt", "[a](b).txt"])
def test_a_path_is_shown_literally(path: str) -> None:
    title = re.search(r"<h2>(.*?)</h2>", PARSER.render(rendered(NEWS, path)))
    assert title
    assert seen(title[1]).startswith(f"{path}: NOT PUBLISHABLE")


@given(st.text(st.sampled_from("|`<>*_~[]()#&\\!- \nab$1"), max_size=12))
@settings(max_examples=60)
def test_nothing_in_an_article_becomes_markup(noise: str) -> None:
    markdown = rendered(f"The {noise} crews. to the river {noise} paid {noise} pesos ($ 50) of 48 billion {noise}.\n")
    tags = set(re.findall(r"<(/?[a-z0-9]+)", PARSER.render(markdown)))
    plain = {"h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "ol", "ul", "li", "p", "strong", "br"}
    assert {tag.strip("/") for tag in tags} <= plain
    assert all(len(row) == 4 for row in cells(markdown))
