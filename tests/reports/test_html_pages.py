"""The desk report in a folder: a page for each article, and an index of them; and the text to take away."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest

from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.reports import RunInfo, html
from checker.reports.html.page_names import PageNames
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

CHECKER = Checker(Settings(), Catalogue.shipped())
STOP = "The council sent its crews. to the river.\n"


def tree(page: str):  # type: ignore[no-untyped-def]
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def words(element) -> str:  # type: ignore[no-untyped-def]
    return " ".join("".join(element.itertext()).split())


def reports_of(summary: Summary, *sources: Source) -> list[DocumentReport]:
    return [report for source in sources for report in summary.watch(CHECKER.check_source(source))]


def page_of(*sources: Source):  # type: ignore[no-untyped-def]
    summary = Summary()
    return tree("".join(html.render(reports_of(summary, *sources), summary, RunInfo(CHECKER.catalogue))))


def pages_of(*sources: Source) -> dict[str, str]:
    summary = Summary()
    reports = reports_of(summary, *sources)
    return {name: "".join(pieces) for name, pieces in html.render_pages(reports, summary, RunInfo(CHECKER.catalogue))}


def corrected(page) -> str | None:  # type: ignore[no-untyped-def]
    return next((field.text for field in page.iter("textarea")), None)


def test_each_article_has_a_page_and_the_index_leads_to_it_and_back() -> None:
    pages = pages_of(Source("news/a.txt", STOP), Source("news/b.txt", "All is well.\n"), Source("c.txt", STOP * 2))
    assert list(pages) == ["news-a.txt.html", "c.txt.html", "index.html"]
    index = tree(pages["index.html"])
    assert [link.get("href") for link in index.iter("a")] == ["#main", "news-a.txt.html", "c.txt.html"]
    assert not list(index.iter("article"))
    assert "1 article clean" in words(index)
    page = tree(pages["news-a.txt.html"])
    assert len(list(page.iter("article"))) == 1
    ids = {one.get("id") for one in page.iter()}
    links = [link.get("href") for link in page.iter("a")]
    assert "index.html" in links
    assert all(link == "index.html" or link[1:] in ids for link in links)


def test_a_page_explains_the_rules_of_its_article_only() -> None:
    pages = pages_of(Source("a.txt", STOP), Source("b.txt", "They paid for the the dam.\n"))
    assert "rule-structure.stray-stop" in pages["a.txt.html"]
    assert "rule-structure.stray-stop" not in pages["b.txt.html"]


def test_names_of_pages_are_apart_and_safe() -> None:
    names = PageNames("index.html")
    assert names.name_of("index") == "index-2.html"
    assert names.name_of("a/b.txt") == "a-b.txt.html"
    assert names.name_of("A-B.txt") == "A-B.txt-2.html"
    assert names.name_of("../../etc/passwd") == "etc-passwd.html"
    assert names.name_of("…") == "article.html"
    assert len(names.name_of("x" * 500)) < 120


def test_the_index_of_a_run_comes_before_its_articles() -> None:
    page = page_of(Source("a.txt", STOP), Source("b.txt", STOP * 2))
    order = [one.get("id") or "index" for one in page.iter() if one.tag in ("article", "table", "section")]
    assert order[:3] == ["run", "index", "a1"]
    assert not list(page_of(Source("a.txt", "The mayor left. He said sent its crews. to it.\n")).iter("table"))


def test_the_corrected_text_is_that_of_the_marked_copy() -> None:
    text = "They paid $ 40 million.\n\nFLOOD SHUTS ROADS , RAIL IN THE SOUTH. The council sent its crews. to <the> river.\n"
    page = page_of(Source("a.txt", text))
    shown = corrected(page)
    assert shown is not None
    assert "They paid $40 million.\n\n" in shown
    assert "crews to <the> river" in shown
    assert not re.search(r"\bcrews\. to", shown)


@pytest.mark.parametrize(("text", "left"), [(STOP, ""), (f"{STOP} Some experts say it holds.\n", "1 question still")])
def test_what_is_left_to_answer_is_said_beside_it(text: str, left: str) -> None:
    (section,) = (one for one in page_of(Source("a.txt", text)).iter("section") if one.get("class") == "corrected")
    assert ("question" in words(section)) == bool(left)
    assert left in words(section)


def test_there_is_nothing_to_take_away_where_nothing_is_corrected() -> None:
    assert corrected(page_of(Source("a.txt", "Some experts say it holds.\n"))) is None


def test_no_line_of_the_corrected_text_is_a_command() -> None:
    text = f"{STOP}\n\n::: warning\n  ::error::forged\n"
    (page, _) = pages_of(Source("a.md", text)).values()
    assert not [line for line in page.splitlines() if line.lstrip().startswith("::")]
    assert corrected(tree(page)) == text.replace("crews. to", "crews to")


def test_the_corrected_text_keeps_what_is_not_seen() -> None:
    shown = corrected(page_of(Source("a.txt", f"\nThe 👨\u200d👩 left.\0 {STOP}")))
    assert shown is not None
    assert shown.lstrip("\n").startswith("The 👨\u200d👩 left. The council")


def test_nothing_that_looks_like_a_field_is_dead(tmp_path: Path) -> None:
    """Boxes for a pen are on paper only; the style sheet shows them nowhere else."""
    style = Path(html.__file__).parents[2].joinpath("data/desk.css").read_text("utf-8")
    screen, _, paper = style.partition("@media print")
    assert ".answer { display: none; }" in screen
    assert re.search(r"\.answer \{ display: block;", paper)
