"""The report for people reads as a sub-editor works: verdict, cuts, mends, questions, notes, readability, what was not assessed."""

from __future__ import annotations

import json
import re
from types import ModuleType

import pytest

from checker.model.finding import State
from checker.model.settings import Settings
from checker.reading.source import Source
from checker.reports import concise as concise_report
from checker.reports import json as json_report
from checker.reports import jsonl as jsonl_report
from checker.reports import markdown as markdown_report
from checker.reports import text as text_report
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

CATALOGUE = Catalogue.shipped()
NEWS = (
    "Flood shuts the river road\n\nThe council sent its crews. to the river. The captain said the ferry will stay. FLOOD SHUTS ROADS , RAIL "
    "IN THE SOUTH The mayor left. Damage is put at 48 billion pesos ($ 50), the governor said. FLOOD SHUTS 300 SCHOOLS IN THE NORTH "
    "The mayor left again. He asked the the bank for $ 40 million. Wittmaack said so. Later Wittmaack left. Witmaak was not asked.\n"
)
WITHHELD = "The mayor left. “We lost the bridge , the old one and the new one, she said on Monday. “Nobody came.”\n"
TITLES = ("Cuts", "Mends", "Questions to the desk", "Notes", "Readability", "Not assessed")
STOPS = " ".join(f"The council of {name} sent its crews. to the river." for name in ("Elm", "Oak", "Ash", "Fir", "Yew", "Elder", "Rowan"))  # fmt: skip


def rendered(text: str, module: ModuleType = text_report, **options: bool) -> str:
    checker = Checker(Settings(), CATALOGUE)
    summary = checker.summary()
    return "".join(
        module.render(checker.check_source(Source("a.txt", text), summary), summary, CATALOGUE.digest, **options)
    )


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
    assert rendered(NEWS).splitlines()[0] == "a.txt: NOT PUBLISHABLE: 1 cut, 3 mends, 3 questions"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The council met on Monday.\n", "NOTHING BROKEN FOUND"),
        ("Some experts say the dam will hold.\n", "NOTHING BROKEN FOUND: 1 question"),
        ("The council paid $ 40 million.\n", "NEEDS A LOOK: 1 mend"),
        ("The council sent its crews. to the river.\n", "NOT PUBLISHABLE: 1 mend"),
    ],
)
def test_the_verdict_is_that_of_the_worst_finding(text: str, verdict: str) -> None:
    assert rendered(text).splitlines()[0] == f"a.txt: {verdict}"


def test_the_sections_follow_a_sub_editors_order() -> None:
    titles = [line for line in rendered(NEWS).splitlines() if line in TITLES]
    assert titles == [title for title in TITLES if title != "Notes"]
    assert [line for line in rendered("The council met.\n").splitlines() if line in TITLES] == list(TITLES[-2:])


def test_a_cut_shows_its_words_and_what_is_to_be_mended_if_it_is_kept() -> None:
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
    assert why.strip() == "headline of another story in mid-paragraph"
    assert keep.strip().startswith("if you keep it: ")


def test_a_mend_shows_place_context_and_its_words_before_and_after() -> None:
    place, why, change, *_ = sections(rendered(NEWS))["Mends"]
    assert " ".join(place.split()) == "3:22 The council sent its [crews. to] the river. The captain"
    assert why.strip() == "full stop inside a sentence, before “to”"
    assert change.strip() == "crews. to → crews to  (to be confirmed)"
    assert "      $ 40 → $40" in sections(rendered(NEWS))["Mends"], "a safe one needs no confirming"


def test_a_fix_of_a_blank_shows_a_word() -> None:
    assert "roads , → roads," in rendered("They closed all roads , and the mayor left.\n")


def test_questions_are_numbered_with_lettered_answers() -> None:
    lines = sections(rendered(NEWS))["Questions to the desk"]
    assert [line.split()[0] for line in lines if re.match(r"  \d", line)] == ["1.", "2.", "3."]
    first = lines[: next(i for i, line in enumerate(lines) if line.startswith("  2."))]
    assert [line.strip() for line in first[1:]] == ["“$ 50”: million or billion?", "A  $50 million", "B  $50 billion"]


def test_a_question_is_printed_once_even_where_it_is_about_a_cut() -> None:
    checker = Checker(Settings(readability=False), CATALOGUE)
    (report,) = checker.check_source(Source("a.txt", NEWS), checker.summary())
    questions = [finding.query.text for finding in report.open if finding.query]
    assert len(questions) == 3
    for verbose in (False, True):
        assert [rendered(NEWS, verbose=verbose).count(question) for question in questions] == [1, 1, 1]


def test_notes_are_what_has_neither_a_fix_nor_a_question() -> None:
    found = sections(rendered("The mayor went to the bridge bridge bridge bridge on Monday.\n"))
    assert "Mends" not in found
    assert [line.strip() for line in found["Notes"]] == [
        "1:23  mayor went to the [bridge bridge bridge bridge] on Monday.",
        "the same word three times running",
    ]


def test_codes_and_ids_are_for_the_verbose() -> None:
    codes = re.compile(r"\b[A-Z]{3}\d{3}\b|\b(?:structure|figures|names)/[a-z-]+|\bid [0-9a-f]{8}")
    assert not codes.search(rendered(NEWS))
    assert codes.search(rendered(NEWS, verbose=True))


def test_what_was_covered_is_for_the_verbose() -> None:
    assert "figures/spaced-currency: covered (explained by figures/lost-magnitude)" in rendered(NEWS, verbose=True)
    assert "Covered or silenced" not in rendered(NEWS)


def test_a_fix_that_waits_for_an_answer_says_so() -> None:
    assert "      can't be applied: it touches words that an open question is about" in rendered(WITHHELD).splitlines()


def test_one_fix_waits_and_two_wait() -> None:
    assert "1 fix waits for a decision above" in rendered(WITHHELD).replace("safe ", "")


def test_no_figure_is_given_for_a_short_text_and_the_reason_is() -> None:
    (line,) = sections(rendered("The council met on Monday.\n"))["Readability"]
    assert line.strip() == "no figures: fewer than 100 words in whole sentences (1 sentence scored, 0 skipped)"


def test_figures_come_with_what_was_scored_and_the_hardest_sentences() -> None:
    sentence = "The council of {} met on Monday and agreed to mend the old bridge over the river by June. "
    towns = ("Elm", "Oak", "Ash", "Fir", "Yew", "Rowan", "Alder", "Beech")
    figures, counted, *hard = sections(rendered("".join(sentence.format(town) for town in towns)))["Readability"]
    assert figures.startswith("  Flesch reading ease ")
    assert counted == "  8 sentences scored, 0 skipped"
    assert len(hard) == 5
    assert all(re.match(r"  hard: 1:\d+ The council of .* \(19 words\)", line) for line in hard)


def test_what_was_not_assessed_is_told() -> None:
    (accuracy,) = sections(rendered(NEWS))["Not assessed"]
    assert "no source to compare with" in accuracy
    _, weekday = sections(rendered("The council met on Monday, March 3.\n"))["Not assessed"]
    assert weekday.strip().startswith("whether 1 weekday fits its date: the year isn't told")


def test_more_than_five_of_a_kind_are_cut_off_for_people_alone() -> None:
    assert rendered(STOPS).count("full stop inside a sentence") == 5
    assert "      and 2 more of this kind" in rendered(STOPS).splitlines()
    assert rendered(STOPS).startswith("a.txt: NOT PUBLISHABLE: 7 mends")
    for module in (concise_report, json_report, jsonl_report, markdown_report):
        assert rendered(STOPS, module).count("full stop inside a sentence") == 7
        assert "more of this kind" not in rendered(STOPS, module)


def test_a_question_has_the_same_number_in_every_format() -> None:
    findings = json.loads(rendered(NEWS, json_report))["files"][0]["findings"]
    numbers = {f["query"]["text"]: f["query"]["number"] for f in findings if f["query"] and f["state"] == State.OPEN}
    lines = json.loads(rendered(NEWS, jsonl_report).split("\n")[0])["file"]["findings"]
    assert numbers == {f["query"]["text"]: f["query"]["number"] for f in lines if f["query"] and f["state"] == "open"}
    for module, start in ((text_report, r"  (\d)\. .*\n\s*(.*)"), (markdown_report, r"(\d)\. .*\n\s*(.*)")):
        shown = re.findall(f"^{start}$", rendered(NEWS, module), re.MULTILINE)
        assert {question.replace("\\", ""): int(number) for number, question in shown} == numbers


def test_colours_change_nothing_but_colours() -> None:
    assert re.sub(r"\x1b\[[\d;]*m", "", rendered(NEWS, color=True)) == rendered(NEWS)
    assert "\x1b[" in rendered(NEWS, color=True)
