from __future__ import annotations

import pytest

from checker.facts.dates import days_of_month, find_dates, find_numeric_dates


@pytest.mark.parametrize(
    ("text", "day", "month", "year"),
    [
        ("on Apr 3, 2014", 3, 4, 2014),
        ("on Apr. 3, 2014", 3, 4, 2014),
        ("on 3 Apr 2014", 3, 4, 2014),
        ("on 3 Apr. 2014", 3, 4, 2014),
        ("Tuesday, 3 Jun 2014", 3, 6, 2014),
        ("on Sept 3", 3, 9, 0),
        ("on Sep. 3", 3, 9, 0),
        ("on Mar 3", 3, 3, 0),
        ("the 31th of June", 31, 6, 0),
        ("June\u00a030, 2014", 30, 6, 2014),
    ],
)
def test_a_month_may_be_shortened_with_or_without_a_full_stop(text: str, day: int, month: int, year: int) -> None:
    (found,) = find_dates(text)
    assert (found.day, found.month, found.year) == (day, month, year)


@pytest.mark.parametrize(
    "text", ["Kim Jun 31", "Viña del Mar 45", "Jan 78 of the squad", "the 45th March for Peace", "Pier 30/32 June"]
)
def test_a_name_or_a_number_is_not_a_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "exists"), [("29 Feb", True), ("29 Feb 2021", False), ("Jun. 31", False), ("Dec 31", True)]
)
def test_a_date_says_whether_it_exists(text: str, exists: bool) -> None:
    (found,) = find_dates(text)
    assert found.exists is exists


def test_february_has_twenty_nine_days_at_most() -> None:
    assert [days_of_month(month) for month in (1, 2, 4)] == [31, 29, 30]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("on 3 June 2014 (Tuesday)", "Tuesday"),
        ("on June 3, 2014, a Tuesday.", "Tuesday"),
        ("on Tuesday (3 June 2014)", "Tuesday"),
        ("on 3 June 2014, Tuesday's papers said", ""),
    ],
)
def test_a_weekday_may_stand_on_either_side_of_a_date(text: str, weekday: str) -> None:
    (found,) = find_dates(text)
    assert found.weekday == weekday
    assert found.weekday_span.text(text) == weekday


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Tuesday 2014-06-03", [(3, 6, 2014)]),
        ("Friday, 13/06/2014", [(13, 6, 2014)]),
        ("06/13/2014 (Friday)", [(13, 6, 2014)]),
        ("Thursday 05.06.2014", []),
        ("Friday 06.06.2014", [(6, 6, 2014)]),
        ("on 13/06/2014", [(13, 6, 2014)]),
    ],
)
def test_a_date_in_figures_counts_if_it_has_one_reading(text: str, dates: list[tuple[int, int, int]]) -> None:
    assert [(found.day, found.month, found.year) for found in find_numeric_dates(text)] == dates
