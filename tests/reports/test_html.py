"""The desk report as a page: whole and valid HTML, nothing fetched, every open finding marked once and listed once."""

from __future__ import annotations

import dataclasses
import html
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.model.document import Place
from checker.model.finding import Answer, Applicability, Finding, Query, RelatedPlace, Severity, SourceEdit, State
from checker.model.readability import ParagraphFigures
from checker.model.report import DocumentReport, FailedRule, OutOfScope, Skipped
from checker.model.settings import Settings
from checker.model.span import LineIndex, Span
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.reports import RunInfo
from checker.reports.html import render_pages
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

from .runs import pieces_of

CATALOGUE = Catalogue.shipped()
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
NEWS = (
    "Flood shuts the river road\n\nThe council sent its crews. to the river. The captain said the ferry will stay. FLOOD SHUTS ROADS , RAIL "
    "IN THE SOUTH The mayor left. Damage is put at 48 billion pesos ($ 50), the governor said.\n\nHe asked the the bank for $ 40 million. "
    "Wittmaack said so. Later Wittmaack left. Witmaak was not asked.\n"
)
HOSTILE = [
    "</mark>",
    "<script>alert(1)</script>",
    "\"'>&lt;",
    "]]>",
    "<!--",
    "</style>",
    "\x00\x07\x1b[31m\x7f\x85",
    "\u200b\u202e\u2066\u2028\ufeff",
    "👨‍👩‍👧🏽",
    "\ud800",
    "\ufdd0\uffff\U000e0001",
    "&#x202e;",
    "\r",
]


def tree(page: str):  # type: ignore[no-untyped-def]
    """The page read by a parser that takes no error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def reports_of(*texts: str) -> tuple[list[DocumentReport], Summary]:
    checker = Checker(Settings(), CATALOGUE)
    summary = Summary()
    sources = [Source(f"{number}.txt", text) for number, text in enumerate(texts, 1)]
    return [report for source in sources for report in summary.watch(checker.check_source(source))], summary


def page_of(reports: list[DocumentReport], summary: Summary | None = None) -> str:
    page = "".join(pieces_of("html", reports, summary))
    page.encode("utf-8")
    return page


def rendered(*texts: str) -> str:
    return page_of(*reports_of(*texts))


def words(element) -> str:  # type: ignore[no-untyped-def]
    return " ".join("".join(element.itertext()).split())


def having(page, tag: str, style: str):  # type: ignore[no-untyped-def]
    return [one for one in page.iter(tag) if style in one.get("class", "").split()]


def made(source: str, *findings: Finding, **more: object) -> DocumentReport:
    return DocumentReport("a.txt", "", "en", 3, len(source), findings, source, LineIndex(source), **more)  # type: ignore[arg-type]


def finding(start: int, end: int, text: str = "", **more: object) -> Finding:
    place = Place("", start, end)
    given = {
        "answers": (),
        "severity": Severity.WARNING,
        "applicability": Applicability.NONE,
        "message": "wrong",
    } | more
    name = f"{start:08x}{end:08x}"
    return Finding(name, "tiny/rule", "TIN101", "main", mqm="", span=Span(start, end), place=place, text=text, **given)  # type: ignore[arg-type]


def fix(start: int, end: int, new: str, *edits: tuple[int, int, str]) -> Finding:
    written = tuple(SourceEdit("", *edit) for edit in (edits or ((start, end, new),)))
    return finding(start, end, answers=(Answer("A", new, written),), applicability=Applicability.SAFE)


def copy(page: str) -> str:
    """The copy as it stands on the page, with its tags."""
    start = page.index('<div lang="')
    return re.sub(r' (?:id|dir|href)="[^"]*"', "", page[start : page.index("</div></div>", start)])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_gives_a_valid_page(path: Path) -> None:
    reports, summary = reports_of(path.read_text("utf-8-sig"))
    check_page(page_of(reports, summary), reports)


def test_all_samples_go_on_one_page() -> None:
    reports, summary = reports_of(*(path.read_text("utf-8-sig") for path in SAMPLES))
    page = page_of(reports, summary)
    check_page(page, reports)
    assert f"8 articles, {summary.words} words" in page
    clean = sum(report.is_clean for report in reports)
    assert len(having(tree(page), "table", "index")[0].findall("tbody/tr")) == 8 - clean


def check_page(page: str, reports: list[DocumentReport]) -> None:
    root = tree(page)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    links = [one.get("href") for one in root.iter("a")]
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    assert not re.search(
        r"<script|\bsrc=|<link|<iframe|<img|<base|@import|url\(|\son\w+=", page.replace("script&gt;", ""), re.IGNORECASE
    )
    findings = [found for report in reports for found in report.open]
    listed = having(root, "li", "entry")
    assert sorted(one.get("id").rsplit("-", 1)[1] for one in listed) == sorted(found.id for found in findings)
    marks = [one.get("id").removesuffix("-words") for one in root.iter("mark") if one.get("id")]
    assert sorted(marks) == sorted(one.get("id") for one in listed)
    refs = [link[1:] for link in links if link[1:] in marks]
    assert all(refs.count(mark) == 1 for mark in marks)


def test_the_copy_has_the_words_of_the_article_unchanged() -> None:
    for path in SAMPLES[:7]:  # the last has an invisible character, which is named
        text = path.read_text("utf-8-sig")
        shown = re.sub(r"<ins.*?</ins>|<a .*?</a>", "", copy(rendered(text)).replace("</p>", " "))
        assert html.unescape(re.sub(r"<.*?>", "", shown)).split() == text.split()


def test_nothing_may_be_fetched() -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in rendered(NEWS)


def test_numbers_and_words_of_questions_are_those_of_the_text_report() -> None:
    for path in SAMPLES:
        reports, summary = reports_of(path.read_text("utf-8-sig"))
        text = "".join(pieces_of("text", reports, summary))
        root = tree(page_of(reports, summary))
        shown = [
            (words(one[0][0]), words(one[1])) for one in having(root, "li", "entry") if "question" in one.get("class")
        ]
        assert shown == [
            (f"Question {found.query.number}", " ".join(found.query.text.split()))
            for found in reports[0].open
            if found.query
        ]
        assert all(
            re.search(
                rf"^  {number.split()[1]}\. .*\n +{re.escape(question)}  \(id [0-9a-f]{{8}}\)$", text, re.MULTILINE
            )
            for number, question in shown
        )


FRONT = "---\ntitle: Flood shuts the road\ntags: [a, b]\n---\n\n"


def md(text: str) -> str:
    checker = Checker(Settings(readability=False), CATALOGUE)
    summary = Summary()
    return page_of(list(summary.watch(checker.check_source(Source("a.md", text)))), summary)


def test_front_matter_is_folded_away_and_its_title_is_the_headline() -> None:
    root = tree(md(f"{FRONT}The council sent its crews. to the river.\n"))
    (front,) = having(root, "details", "front")
    assert front.get("open") is None
    assert words(front).startswith("Front matter --- title: Flood shuts the road tags:")
    assert [words(one) for one in having(root, "p", "headline")] == ["Flood shuts the road"]
    assert not having(tree(rendered(NEWS)), "details", "front")


def test_front_matter_with_a_mark_is_open() -> None:
    text = FRONT.replace("the road", "the the road") + "The mayor left.\n"
    (front,) = having(tree(md(text)), "details", "front")
    assert front.get("open") is not None
    assert len(list(front.iter("mark"))) == 1


def test_a_card_says_first_where_and_what_and_last_what_programs_call_it() -> None:
    root = tree(
        md(
            f"{FRONT}# Roads\n\nMr. Ode met Dr. Elm. The council sent its crews. to the river.\n\nThe bank lent $3 million in May and $4.5 in June.\n"
        )
    )
    stop, amount = having(root, "li", "entry")
    assert [one.get("class") for one in stop] == ["head", "said", "around", "change", "meta"]
    assert words(stop[0]) == "Fix 1 paragraph 1, sentence 2 (8:43)"
    assert words(amount[0]) == "Question 1 paragraph 2, sentence 1 (10:37)"
    assert re.fullmatch(
        r"▲ .*|■ error id [0-9a-f]{8} structure/stray-stop ?checker fix a.md --only [0-9a-f]{8}", words(stop[-1])
    )
    assert re.search(r"checker fix a.md --answer [0-9a-f]{8}=A$", words(amount[-1]))


def test_a_question_without_answers_has_no_command() -> None:
    root = tree(md("Some experts say that the quay was never seen.\n"))
    assert not [code for one in having(root, "li", "entry") for code in one.iter("code")]
    assert words(having(root, "p", "commands")[0]) == "To go through all: checker fix a.md -i"


def test_what_a_baseline_sets_aside_is_named() -> None:
    known = finding(4, 7, state=State.BASELINED)._replace(reason="in the baseline")
    reports = [made("It is two.", known)]
    summary = Summary()
    root = tree(page_of(list(summary.watch(reports)), summary))
    assert words(having(root, "p", "verdict")[0]) == "✓ Nothing new: 1 known finding in the baseline"
    assert words(having(root, "p", "totals")[0]).endswith("; 1 known finding in the baseline")


def test_clean_articles_among_several_are_only_counted() -> None:
    reports = [made("One two."), made("One two.", finding(0, 3)), made("One two.")]
    summary = Summary()
    root = tree(page_of(list(summary.watch(reports)), summary))
    assert len(list(root.iter("article"))) == 1
    assert "; 2 articles clean" in words(having(root, "p", "totals")[0])


def test_only_long_sentences_are_called_hard() -> None:
    short = "The municipality’s administration characterised the infrastructural responsibility. " * 12
    long = "The council of the old town met on Monday and agreed to mend the bridge over the river by June although the mayor had said that it would not.\n"
    root = tree(rendered(short + long))
    (hardest,) = having(root, "div", "hardest")
    assert [words(one)[:20] for one in hardest.iter("li")] == [f"1:{len(short) + 1} The council of"[:20]]
    assert not having(tree(rendered(short)), "div", "hardest")


def test_the_verdict_comes_first_and_its_counts_lead_to_their_lists() -> None:
    root = tree(rendered(NEWS))
    (verdict,) = having(root, "p", "verdict")
    assert words(verdict) == "✕ Not publishable: 1 cut, 3 fixes, 2 questions"
    assert [words(title) for title in root.iter("h3")][1:4] == ["Cuts", "Fixes", "Questions for the editor"]


def test_severity_is_shown_by_word_and_shape() -> None:
    shown = {
        words(one)
        for one in having(tree(rendered(*(path.read_text("utf-8-sig") for path in SAMPLES))), "span", "severity")
    }
    assert shown == {"■ error", "▲ warning", "○ info"}


def test_a_question_has_its_answers_and_room_for_another() -> None:
    root = tree(rendered(NEWS))
    first = having(root, "section", "question")[0].find("ol")[0]
    assert [words(one) for one in first.iter("li")][1:] == ["A $50 million", "B $50 billion"]
    assert [words(one) for one in having(first, "div", "answer")] == ["Answer:"]


def test_headings_follow_one_on_another() -> None:
    levels = [
        int(one.tag[1]) for one in tree(rendered(NEWS, "All is well.\n")).iter() if re.fullmatch(r"h\d", str(one.tag))
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_scopes() -> None:
    root = tree(rendered(SAMPLES[1].read_text("utf-8")))
    assert all(table.find("caption") is not None for table in root.iter("table"))
    assert all(head.get("scope") for head in root.iter("th"))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(hostile: str) -> None:
    text = f"{hostile}\n\nThe {hostile} sent his crews. to the {hostile} river. Damage is put at 48 billion pesos ($ 50{hostile}), he{hostile} said.\n{hostile}"
    reports, summary = reports_of(text)
    summary.skipped.append(Skipped(hostile, hostile))
    summary.failed.append(FailedRule(hostile, hostile, hostile))
    reports = [report._replace(path=f"{hostile}.txt", language='e"n', notes=(hostile,)) for report in reports]
    page = page_of(reports, summary)
    check_page(page, reports)
    assert not re.search(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufdd0\uffff]", page)


@given(st.text(st.sampled_from("<>&\"' a.\n\r\0\u200b\u202e\ud83d👩\u200d§"), max_size=60), st.data())
@example("a.\n \u200b \n\r\na", None)
@settings(max_examples=150)
def test_any_marks_on_any_text_give_a_valid_page(text: str, data: st.DataObject | None) -> None:
    size = len(text)
    spans = st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted).filter(lambda span: span[0] < span[1])
    drawn = (
        data.draw(st.lists(spans, max_size=6, unique_by=tuple))
        if data and size
        else [[0, 5], [3, 4], [4, 8]][: size // 4]
    )
    kinds = (
        lambda start, end: finding(start, end, cuts=True),
        lambda start, end: fix(start, end, "b\0"),
        lambda start, end: fix(start, end, "", (start, start, "<"), (end, size, "")),
        lambda start, end: finding(
            start, end, query=Query(1, "What?"), related=(RelatedPlace(Place("", 0, end), "there"),)
        ),
        lambda start, end: finding(start, end, severity=Severity.INFO),
    )
    findings = [kinds[number % 5](*span) for number, span in enumerate(drawn)]
    report = made(text, *findings)
    page = page_of([report])
    check_page(page, [report])


def test_a_mark_inside_a_mark_nests() -> None:
    report = made("One two three.", finding(0, 13, severity=Severity.INFO), fix(4, 7, "2"))
    assert (
        '<p><mark class="note">One <mark class="fix"><del>two</del><ins>2</ins></mark>'
        '<a class="ref fix">F<span class="heard">ix </span>1</a> three</mark><a class="ref note">N<span class="heard">ote </span>1</a>.</p>'
    ) in copy(page_of([report]))


def test_marks_that_overlap_are_opened_again() -> None:
    report = made("One two three.", finding(0, 7, severity=Severity.INFO), finding(4, 13, query=Query(1, "What?")))
    shown = re.sub(r"<a .*?</a>", "", copy(page_of([report])))
    assert (
        '<mark class="note">One <mark class="question">two</mark></mark><mark class="question"> three</mark>.' in shown
    )


def test_two_findings_on_the_same_words_both_mark_them() -> None:
    report = made(
        "One two.", finding(4, 7, severity=Severity.INFO), finding(4, 7, query=Query(1, "What?"))._replace(id="f" * 16)
    )
    assert copy(page_of([report])).count("<mark") == 2


def test_a_cut_over_two_paragraphs_is_struck_in_both() -> None:
    report = made("One two.\n\nThree four.\n", finding(4, 15, cuts=True))
    shown = copy(page_of([report]))
    assert shown.count('<mark class="cut"><del>') == shown.count("</del></mark>") == 2
    assert shown.count('<a class="ref') == 1


def test_what_is_only_left_out_is_struck_out_alone() -> None:
    shown = copy(page_of([made("He asked the the bank.", fix(9, 16, "the"))]))
    assert '<mark class="fix">the<del> the</del></mark>' in shown


def test_what_is_only_put_in_is_shown_alone() -> None:
    shown = copy(page_of([made("He saw a owl.", fix(7, 12, "an owl"))]))
    assert '<mark class="fix">a<ins>n</ins> owl</mark>' in shown


def test_other_places_of_a_finding_are_marked_and_named() -> None:
    question = finding(0, 3, query=Query(1, "Which?"), related=(RelatedPlace(Place("", 8, 13), "the other"),))
    page = page_of([made("One two three.", question)])
    assert '<span class="place question">three</span>' in copy(page)
    assert [words(one) for one in having(tree(page), "ul", "others")] == ["1:9 three: the other"]


def test_a_cut_lists_what_it_covers() -> None:
    cut = finding(0, 13, cuts=True)
    inner = fix(4, 7, "2")._replace(state=State.COVERED, covered_by=cut.id)
    root = tree(page_of([made("One two three.", cut, inner)]))
    assert [words(one) for one in having(root, "p", "keep")] == ["If you keep it: two → 2"]


def test_an_invisible_blank_is_named() -> None:
    shown = copy(page_of([made("The\u200b bank \u202edid.", finding(3, 4, severity=Severity.INFO))]))
    assert '<mark class="note"><span class="unseen">U+200B zero width space</span></mark>' in shown
    assert '<span class="unseen">U+202E right-to-left override</span>' in shown


def test_a_mark_between_two_paragraphs_is_shown() -> None:
    reports = [
        made("One.\n   \nTwo.\n \n", finding(5, 7, severity=Severity.INFO), finding(14, 15, severity=Severity.INFO))
    ]
    check_page(page_of(reports), reports)


def test_a_fix_that_waits_is_not_shown_as_made() -> None:
    page = page_of(
        [made("It is two.", fix(6, 9, "2")._replace(withheld="it touches words that an open question is about"))]
    )
    assert "<ins>" not in copy(page)
    (reason,) = having(tree(page), "p", "withheld")
    assert words(reason) == "Can't be applied: it touches words that an open question is about"


def test_suppressed_and_covered_findings_are_not_marked() -> None:
    page = page_of([made("It is two.", finding(6, 9, state=State.SUPPRESSED))])
    assert "<mark" not in copy(page)
    assert "No errors found" in page


def test_a_finding_in_an_inner_part_of_a_file_has_an_entry_without_a_mark() -> None:
    inner = finding(0, 3)._replace(place=Place("word/footnotes.xml", 0, 3))
    root = tree(page_of([made("One two.", inner)]))
    assert len(having(root, "li", "entry")) == 1
    assert not list(root.iter("mark"))


def test_each_document_of_a_source_shows_its_own_lines() -> None:
    source = "id;text\n1;One two.\n2;Three four.\n"
    page = page_of([made(source, finding(10, 13, severity=Severity.INFO))._replace(unit="row 1")])
    assert "a.txt · row 1" in page
    assert "1;" in copy(page)
    assert "Three" not in copy(page)


def test_paragraphs_are_compared_if_several_have_a_figure() -> None:
    (report,), summary = reports_of(SAMPLES[1].read_text("utf-8"))
    assert report.readability
    parts = (
        ParagraphFigures(62, 300, 3, 60, 70.2),
        ParagraphFigures(361, 600, 2, 40, 55.0),
        ParagraphFigures(620, 640, 1, 9, None),
    )
    figures = report.readability._replace(paragraphs=parts, unscored="")
    root = tree(page_of([report._replace(readability=figures)], summary))
    (table,) = having(root, "table", "by-paragraph")
    rows = [[words(cell) for cell in row] for row in table.findall("tbody/tr")]
    assert [row[1:] for row in rows] == [
        ["60", "20.0", "70.2"],
        ["40", "20.0", "55.0"],
        ["9", "9.0", "too short to score"],
    ]
    assert [bar.get("width") for bar in root.iter() if bar.get("class") == "fill"] == ["70.2", "55.0"]


def test_skipped_files_and_failures_are_listed_at_the_end() -> None:
    summary = Summary(
        skipped=[Skipped("b.bin", "binary data")], failed=[FailedRule("tiny/rule", "a.txt", "KeyError: 1")]
    )
    summary.out_of_scope.append(OutOfScope("c.txt", "written in French, which no rule checks", "fr"))
    run = next(one for one in tree(page_of([], summary)).iter("section") if one.get("id") == "run")
    assert [words(one) for one in run.iter("li")] == [
        "b.bin: binary data",
        "tiny/rule on a.txt: KeyError: 1",
        "c.txt: written in French, which no rule checks",
    ]


def test_each_rule_with_findings_is_explained_once() -> None:
    root = tree(rendered(NEWS, NEWS))
    named = [words(one).split()[0] for one in root.iter("dt")]
    assert named == sorted(set(named))
    assert {words(one) for one in having(root, "a", "rule")} == set(named)


def test_a_project_rule_is_explained_from_its_own_page() -> None:
    page = dataclasses.replace(
        CATALOGUE["figures/lost-magnitude"], family="tiny", slug="rule", why="Because.", covers=()
    )
    reports = [made("One two.", finding(0, 3))]
    root = tree("".join(pieces_of("html", reports, catalogue=Catalogue([page]))))
    assert [words(one) for one in root.iter("dd")] == ["Because."]
    assert "does not come with checker" in page_of(reports)


def test_articles_come_one_by_one() -> None:
    question: list[int] = []

    def stream():  # type: ignore[no-untyped-def]
        for number in range(3):
            question.append(number)
            yield made("One two.", finding(0, 3))

    pages = render_pages(stream(), Summary(), RunInfo())
    name, pieces = next(pages)
    assert "</html>" in "".join(pieces)
    assert (name, question) == ("a.txt.html", [0])
    assert [name for name, _ in pages] == ["a.txt-2.html", "a.txt-3.html", "index.html"]


def test_the_page_is_the_same_byte_for_byte_whatever_the_hash_seed() -> None:
    code = (
        "import sys; from pathlib import Path; from checker.run.checker import Checker; from checker.reading.source import Source\n"
        "from checker.model.summary import Summary\n"
        "from checker.reports import RunInfo, html\n"
        "checker = Checker(); summary = Summary()\n"
        "reports = (r for p in sys.argv[1:] for r in summary.watch(checker.check_source(Source(Path(p).name, Path(p).read_text('utf-8-sig')))))\n"
        "sys.stdout.buffer.write(''.join(html.render(reports, summary, RunInfo(checker.catalogue))).encode())"
    )
    pages = {
        subprocess.run(
            [sys.executable, "-c", code, *map(str, SAMPLES)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "7")
    }
    assert len(pages) == 1


def test_a_long_article_costs_little_more_than_its_length() -> None:
    reports, summary = reports_of(NEWS * 100)
    page = page_of(reports, summary)
    check_page(page, reports)
    assert len(page) < 60 * len(NEWS) * 100
