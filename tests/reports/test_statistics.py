from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.reports.statistics import STATISTICS
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

from .runs import RUNS, pieces_of, written

CATALOGUE = Catalogue.shipped()
STOP = "The council sent its crews. to the river.\n"  # 8 words
MONEY = "It paid $ 40 million. He paid $ 30 million. They paid $ 20 million.\n"  # 15 words
VAGUE = "Some analysts say the truce will hold.\n"
CLEAN = "The council met on Monday and agreed to mend the bridge by June, the mayor said.\n"
ROW = re.compile(
    r" *(?P<count>\d+) +(?P<rate>\d+\.\d\d) +(?P<files>\d+)  (?P<severity>error|warning|info) +(?P<proposed>on|off) +(?P<rule>[a-z]+/[a-z0-9-]+)"
)
EXCERPT = re.compile(r" {8}(?P<place>\S+:\d+:\d+)  (?P<excerpt>\S.*)")


def rendered(**texts: str) -> list[str]:
    checker = Checker(Settings(readability=False), CATALOGUE)
    summary = Summary()
    reports = (r for path, text in texts.items() for r in summary.watch(checker.check_source(Source(path, text))))
    return "".join(pieces_of(STATISTICS, reports, summary)).splitlines()


def rows(lines: list[str]) -> list[dict[str, Any]]:
    """The rows, each with its ``excerpts``."""
    found: list[dict[str, Any]] = []
    for line in lines[1:]:
        if row := ROW.fullmatch(line):
            found.append({**row.groupdict(), "excerpts": []})
        elif excerpt := EXCERPT.fullmatch(line):
            found[-1]["excerpts"].append(f"{excerpt['place']} {excerpt['excerpt']}")
        else:
            break
    return found


def test_rules_are_counted_the_most_frequent_first() -> None:
    found = rows(rendered(a=STOP, b=MONEY))
    assert [(row["count"], row["files"], row["severity"], row["rule"]) for row in found] == [
        ("3", "1", "warning", "figures/spaced-currency"),
        ("1", "1", "error", "structure/stray-stop"),
    ]


def test_the_rate_is_that_in_ten_thousand_words_of_all_documents() -> None:
    assert [row["rate"] for row in rows(rendered(a=STOP, b=MONEY))] == [f"{30_000 / 23:.2f}", f"{10_000 / 23:.2f}"]


def test_excerpts_are_of_different_files_first_then_of_the_same() -> None:
    money, stop = rows(rendered(a=STOP, b=MONEY, c=STOP + MONEY))
    assert stop["excerpts"] == [
        "a:1:22 The council sent its [crews. to] the river.",
        "c:1:22 council sent its [crews. to] the river. It",
    ]
    assert [excerpt.partition(" ")[0] for excerpt in money["excerpts"]] == [
        "b:1:9",
        "c:2:9",
        "b:1:31",
        "b:1:55",
        "c:2:31",
    ]


def test_five_excerpts_are_shown_of_five_files_however_many_there_are() -> None:
    (stop,) = rows(rendered(**{f"f{number:02}": STOP * 3 for number in range(20)}))[:1]
    assert [excerpt.partition(":")[0] for excerpt in stop["excerpts"]] == ["f00", "f01", "f02", "f03", "f04"]


def test_an_excerpt_has_eight_words_at_most_and_keeps_the_ends_of_a_long_mark() -> None:
    sentence = "The ferry will sail from the old harbour again when the storm has passed and the pier is mended."
    (repeated,) = rows(rendered(a=f"{sentence} {CLEAN}\n{sentence} {CLEAN}"))[:1]
    (excerpt, *_) = repeated["excerpts"]
    assert excerpt == "a:3:1 [The ferry will sail … the mayor said.]"


def test_rules_with_equal_counts_are_ordered_by_severity_and_name() -> None:
    text = STOP + "It paid $ 40 million. He went to to the dam.\n"
    assert [row["rule"] for row in rows(rendered(a=text))] == [
        "structure/stray-stop",
        "duplication/doubled-word",
        "figures/spaced-currency",
    ]


def test_covered_findings_are_not_counted() -> None:
    found = rows(rendered(a="Damage is put at 48 billion pesos ($ 50), the governor said.\n"))
    assert [row["rule"] for row in found] == ["figures/lost-magnitude"]


def test_the_last_line_gives_the_size_of_the_run_if_nothing_is_proposed_off() -> None:
    assert rendered(a=STOP, b=MONEY)[-1] == "2 files, 23 words"


def test_an_empty_text_has_no_rows_and_no_division_by_zero() -> None:
    assert rows(rendered(a="", b="\n")) == []
    assert rendered(a="", b="\n")[-1] == "2 files, 0 words"


def proposed(text: str, bad: int, clean: int) -> dict[str, str]:
    lines = rendered(**{f"b{n}": text for n in range(bad)}, **{f"c{n}": CLEAN for n in range(clean)})
    return {row["rule"]: row["proposed"] for row in rows(lines)}


@pytest.mark.parametrize(
    ("text", "bad", "clean", "rule", "wanted"),
    [
        (VAGUE, 5, 45, "attribution/vague-source", "off"),
        (VAGUE, 4, 0, "attribution/vague-source", "on"),  # fewer than five files
        (VAGUE, 5, 46, "attribution/vague-source", "on"),  # fewer than one file of ten
        (VAGUE + CLEAN * 400, 5, 0, "attribution/vague-source", "on"),  # no more often than ten times as on clean news
        (STOP, 20, 0, "structure/stray-stop", "on"),  # an error
        (MONEY, 20, 0, "figures/spaced-currency", "on"),  # a certain fix
    ],
)
def test_a_rule_is_proposed_off_if_it_finds_a_style_rather_than_mistakes(
    text: str, bad: int, clean: int, rule: str, wanted: str
) -> None:
    assert proposed(text, bad, clean)[rule] == wanted


def test_the_reason_for_proposing_off_is_printed_below() -> None:
    lines = rendered(**{f"b{n}": VAGUE for n in range(5)})
    assert "5 files, 35 words" in lines
    assert lines[-3].startswith("“off” is proposed for a warning or note")


@pytest.mark.parametrize("name", RUNS)
def test_the_table_is_reproducible_and_at_most_a_hundred_columns_wide(name: str) -> None:
    text = written(STATISTICS, RUNS[name]())
    assert max(map(len, text.split("\n"))) <= 100
    assert all(line.isprintable() for line in text.split("\n"))


@given(st.lists(st.text(st.sampled_from("aé 漢. \n$4"), max_size=60), min_size=1, max_size=4))
@settings(max_examples=40)
def test_no_line_is_wider_than_a_hundred_columns(texts: list[str]) -> None:
    lines = rendered(
        **{f"{'deep/' * 20}{n}.txt": STOP.replace("crews", f"crew{text}s") + text for n, text in enumerate(texts)}
    )
    assert max(map(len, lines)) <= 100
