from __future__ import annotations

import re

from checker.app.checker import Checker
from checker.engine.settings import Settings
from checker.reading.source import Source
from checker.reports import statistics_report
from checker.rulebook.catalogue import Catalogue

CATALOGUE = Catalogue.shipped()
STOP = "The council sent its crews. to the river.\n"  # 8 words
MONEY = "It paid $ 40 million. He paid $ 30 million. They paid $ 20 million.\n"  # 15 words
ROW = re.compile(
    r" *(?P<count>\d+) +(?P<rate>\d+\.\d\d)  (?P<severity>error|warning|info) +(?P<rule>[a-z]+/[a-z0-9-]+) +(?P<excerpt>.+)"
)


def rendered(**texts: str) -> list[str]:
    checker = Checker(Settings(readability=False), CATALOGUE)
    summary = checker.summary()
    reports = (r for path, text in texts.items() for r in checker.check_source(Source(path, text), summary))
    return "".join(statistics_report.render(reports, summary, CATALOGUE.digest)).splitlines()


def rows(lines: list[str]) -> list[dict[str, str]]:
    found = [ROW.fullmatch(line) for line in lines[1:-1]]
    assert all(found)
    return [match.groupdict() for match in found if match]


def test_rules_are_counted_the_most_frequent_first() -> None:
    found = rows(rendered(a=STOP, b=MONEY))
    assert [(row["count"], row["severity"], row["rule"]) for row in found] == [
        ("3", "warning", "figures/spaced-currency"),
        ("1", "error", "structure/stray-stop"),
    ]


def test_the_rate_is_that_in_ten_thousand_words_of_all_documents() -> None:
    assert [row["rate"] for row in rows(rendered(a=STOP, b=MONEY))] == [f"{30_000 / 23:.2f}", f"{10_000 / 23:.2f}"]


def test_each_rule_has_one_excerpt_its_first() -> None:
    money, stop = rows(rendered(a=STOP, b=MONEY, c=STOP + MONEY))
    assert stop["excerpt"] == "a: The council sent its [crews. to] the river."
    assert money["excerpt"] == "b: It paid [$ 40] million. He paid $"


def test_rules_of_equal_counts_stand_in_the_order_of_severity_and_name() -> None:
    text = STOP + "It paid $ 40 million. He went to to the dam.\n"
    assert [row["rule"] for row in rows(rendered(a=text))] == [
        "structure/stray-stop",
        "duplication/doubled-word",
        "figures/spaced-currency",
    ]


def test_covered_findings_are_not_counted() -> None:
    found = rows(rendered(a="Damage is put at 48 billion pesos ($ 50), the governor said.\n"))
    assert [row["rule"] for row in found] == ["figures/lost-magnitude"]


def test_the_last_line_tells_what_it_stands_on() -> None:
    assert rendered(a=STOP, b=MONEY)[-1] == "2 files, 23 words"


def test_an_empty_text_has_no_rows_and_no_division_by_nothing() -> None:
    assert rows(rendered(a="", b="\n")) == []
    assert rendered(a="", b="\n")[-1] == "2 files, 0 words"
