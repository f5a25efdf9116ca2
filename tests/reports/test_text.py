"""The report for people reads as a sub-editor works: verdict, cuts, fixes, questions, notes, readability, what was not checked."""

from __future__ import annotations

import json
import re

import pytest

from checker.model.finding import State
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

from .runs import pieces_of

CATALOGUE = Catalogue.shipped()
NEWS = (
    "Flood shuts the river road\n\nThe council sent its crews. to the river. The captain said the ferry will stay. FLOOD SHUTS ROADS , RAIL "
    "IN THE SOUTH The mayor left. Damage is put at 48 billion pesos ($ 50), the governor said. FLOOD SHUTS 300 SCHOOLS IN THE NORTH "
    "The mayor left again. He asked the the bank for $ 40 million. Wittmaack said so. Later Wittmaack left. Witmaak was not asked.\n"
)
WITHHELD = "The mayor left. “We lost the bridge , the old one and the new one, she said on Monday. “Nobody came.”\n"
TITLES = ("Cuts", "Fixes", "Questions for the editor", "Notes", "Readability", "Not checked")
STOPS = " ".join(f"The council of {name} sent its crews. to the river." for name in ("Elm", "Oak", "Ash", "Fir", "Yew", "Elder", "Rowan"))  # fmt: skip


def rendered(text: str, format: str = "text", **options: bool) -> str:
    checker = Checker(Settings(), CATALOGUE)
    summary = Summary()
    reports = summary.watch(checker.check_source(Source("a.txt", text)))
    return "".join(pieces_of(format, reports, summary, **options))


def without_id(line: str) -> str:
    return re.sub(r"\s+\(id [0-9a-f]{8}\)$", "", line.strip())


def sections(report: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"": []}
    title = ""
    for line in report.splitlines():
        if line in TITLES:
            title = line
            found[title] = []
        elif line:
            found[title].append(line)
    return found


def test_the_verdict_comes_first_and_counts_what_is_to_be_done() -> None:
    assert rendered(NEWS).splitlines()[0] == "a.txt: NOT PUBLISHABLE: 1 cut, 3 fixes, 3 questions"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The council met on Monday.\n", "NO ERRORS FOUND"),
        ("Some experts say the dam will hold.\n", "NO ERRORS FOUND: 1 question"),
        ("The council paid $ 40 million.\n", "NEEDS REVIEW: 1 fix"),
        ("The council sent its crews. to the river.\n", "NOT PUBLISHABLE: 1 fix"),
    ],
)
def test_the_verdict_is_that_of_the_worst_finding(text: str, verdict: str) -> None:
    assert rendered(text).splitlines()[0] == f"a.txt: {verdict}"


def test_the_sections_follow_a_sub_editors_order() -> None:
    titles = [line for line in rendered(NEWS).splitlines() if line in TITLES]
    assert titles == [title for title in TITLES if title != "Notes"]
    assert [line for line in rendered("The council met.\n").splitlines() if line in TITLES] == list(TITLES[-2:])


def test_a_cut_shows_its_words_and_what_to_fix_if_it_is_kept() -> None:
    place, why, keep = sections(rendered(NEWS))["Cuts"]
    assert place.split() == [
        "3:81",
        "the",
        "ferry",
        "will",
        "stay.",
        "[FLOOD",
        "SHUTS",
        "ROADS",
        ",",
        "RAIL",
        "IN",
        "THE",
        "SOUTH]",
        "The",
        "mayor",
        "left.",
        "Damage",
    ]
    assert without_id(why) == "headline of another story inside a paragraph"
    assert keep.strip().startswith("if you keep it: ")


def test_a_fix_shows_place_context_and_its_words_before_and_after() -> None:
    place, why, change, *_ = sections(rendered(NEWS))["Fixes"]
    assert " ".join(place.split()) == "3:22 The council sent its [crews. to] the river. The captain"
    assert without_id(why) == "full stop inside a sentence, before “to”"
    assert change.strip() == "crews. to → crews to  (needs review)"
    assert "      $ 40 → $40" in sections(rendered(NEWS))["Fixes"], "a safe one needs no confirming"


def test_a_fix_of_a_blank_shows_a_word() -> None:
    assert "roads , → roads," in rendered("They closed all roads , and the mayor left.\n")


def test_questions_are_numbered_with_lettered_answers() -> None:
    lines = sections(rendered(NEWS))["Questions for the editor"]
    assert [line.split()[0] for line in lines if re.match(r"  \d", line)] == ["1.", "2.", "3."]
    first = lines[: next(i for i, line in enumerate(lines) if line.startswith("  2."))]
    assert [without_id(line) for line in first[1:]] == [
        "“$ 50”: million or billion?",
        "A  $50 million",
        "B  $50 billion",
    ]


def test_a_question_is_printed_once_even_where_it_is_about_a_cut() -> None:
    checker = Checker(Settings(readability=False), CATALOGUE)
    (report,) = Summary().watch(checker.check_source(Source("a.txt", NEWS)))
    questions = [finding.query.text for finding in report.open if finding.query]
    assert len(questions) == 3
    for verbose in (False, True):
        assert [rendered(NEWS, verbose=verbose).count(question) for question in questions] == [1, 1, 1]


def test_notes_are_what_has_neither_a_fix_nor_a_question() -> None:
    found = sections(rendered("The dogs they spoke of with care slept.\n"))
    assert "Fixes" not in found
    assert [without_id(line) for line in found["Notes"]] == [
        "1:21  The dogs they spoke [of with] care slept.",
        "“of with” hardly ever occur together in English",
    ]


def test_codes_are_shown_only_if_verbose() -> None:
    codes = re.compile(r"\b[A-Z]{3}\d{3}\b|\b(?:structure|figures|names)/[a-z-]+")
    assert not codes.search(rendered(NEWS))
    assert codes.search(rendered(NEWS, verbose=True))


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_every_finding_has_its_id(format: str) -> None:
    open_ids = [f["id"][:8] for f in json.loads(rendered(NEWS, "json"))["files"][0]["findings"] if f["state"] == "open"]
    shown = re.findall(r"\(id ([0-9a-f]{8})\)", rendered(NEWS, format))
    assert sorted(shown) == sorted(open_ids)
    assert re.findall(r" id [0-9a-f]{16}$", rendered(NEWS, verbose=True), re.MULTILINE)


def test_covered_findings_are_shown_only_if_verbose() -> None:
    assert "figures/spaced-currency: covered (explained by figures/lost-magnitude)" in rendered(NEWS, verbose=True)
    assert "Covered or suppressed" not in rendered(NEWS)


def test_a_fix_that_waits_for_an_answer_says_so() -> None:
    assert "      can't be applied: it changes words that an open question is about" in rendered(WITHHELD).splitlines()


def test_one_fix_waits_and_two_wait() -> None:
    assert "1 fix is on hold, pending a decision above" in rendered(WITHHELD).replace("safe ", "")


def test_a_short_text_has_a_reason_in_place_of_figures() -> None:
    (line,) = sections(rendered("The council met on Monday.\n"))["Readability"]
    assert line.strip() == "no scores: fewer than 100 words in complete sentences (1 sentence scored, 0 skipped)"


def test_figures_come_with_what_was_scored_and_the_hardest_sentences() -> None:
    sentence = "The council of {} met on Monday and agreed to mend the old bridge over the river by June, before the heavy rains of the late autumn. "
    towns = ("Elm", "Oak", "Ash", "Fir", "Yew", "Rowan", "Alder", "Beech")
    lines = sections(rendered("".join(sentence.format(town) for town in towns)))["Readability"]
    ease, grades, *_ = lines[:4]
    counted, *hard = lines[4:]
    assert re.fullmatch(r"  Flesch reading ease [\d.]+ \(0 = very hard, 100 = very easy\)", ease)
    assert grades.endswith(" (years of schooling)")
    assert counted == "  8 sentences scored, 0 skipped"
    assert len(hard) == 5
    assert all(re.match(r"  hard to read: 1:\d+ The council of .* \(27 words\)", line) for line in hard)


def test_what_was_not_checked_is_listed() -> None:
    (accuracy,) = sections(rendered(NEWS))["Not checked"]
    assert "accuracy against the original" in accuracy
    _, weekday = sections(rendered("The council met on Monday, March 3.\n"))["Not checked"]
    assert "1 weekday" in weekday


def test_only_the_text_report_stops_after_five_of_a_kind() -> None:
    assert rendered(STOPS).count("full stop inside a sentence") == 5
    assert "      and 2 more like this (-v lists all)" in rendered(STOPS).splitlines()
    assert rendered(STOPS).startswith("a.txt: NOT PUBLISHABLE: 7 fixes")
    for name in ("concise", "json", "jsonl", "markdown"):
        assert rendered(STOPS, name).count("full stop inside a sentence") == 7
        assert "more like this" not in rendered(STOPS, name)


def test_a_question_has_the_same_number_in_every_format() -> None:
    findings = json.loads(rendered(NEWS, "json"))["files"][0]["findings"]
    numbers = {f["query"]["text"]: f["query"]["number"] for f in findings if f["query"] and f["state"] == State.OPEN}
    lines = json.loads(rendered(NEWS, "jsonl").split("\n")[0])["file"]["findings"]
    assert numbers == {f["query"]["text"]: f["query"]["number"] for f in lines if f["query"] and f["state"] == "open"}
    for name, start in (("text", r"  (\d)\. .*\n\s*(.*)"), ("markdown", r"(\d)\. .*\n\s*(.*)")):
        shown = re.findall(f"^{start}$", rendered(NEWS, name), re.MULTILINE)
        assert {without_id(question.replace("\\", "")): int(number) for number, question in shown} == numbers


def test_colours_change_nothing_but_colours() -> None:
    assert re.sub(r"\x1b\[[\d;]*m", "", rendered(NEWS, color=True)) == rendered(NEWS)
    assert "\x1b[" in rendered(NEWS, color=True)
