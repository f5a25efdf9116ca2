"""Every rule is bounded on long runs of one thing: no page and no typing error may hang a build.

Times are processor times, so that a busy machine fails nobody; what takes longer than it may is interrupted.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from types import FrameType

import pytest

from checker.app.shortcuts import check_text
from checker.facts.resources import Resources
from checker.facts.view import Facts
from checker.reading.formats import text as text_format
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue, check_of

LENGTH = 200_000
MOST_SECONDS = 1.0
CATALOGUE = Catalogue.shipped()
RESOURCES = Resources()
UNITS = {
    "letters": "a",
    "capitals": "A",
    "digits": "7",
    "blanks": " ",
    "tabs": "\t",
    "line ends": "\n",
    "straight quotes": '"',
    "opening quotes": "“",
    "closing quotes": "”",
    "apostrophes": "’",
    "stops": ".",
    "hyphens": "-",
    "names": "Aa ",
    "shouted words": "AA ",
    "short sentences": "Aa aa. ",
    "amounts": "$ 7, ",
    "thousands": "7,777",
}
FACTS = sorted(name for name, value in vars(Facts).items() if isinstance(value, cached_property))

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGVTALRM"), reason="timers of POSIX")


class TooSlowError(Exception):
    pass


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TooSlowError when the processor has worked for longer."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {seconds} s")

    before = signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def run_of(unit: str, length: int = LENGTH) -> str:
    return (unit * (length // len(unit) + 1))[:length]


@cache
def facts_of(name: str) -> Facts:
    """The facts of a run. Each is found here once, as in a run of the program, and not charged to a rule."""
    (document,) = text_format.read(Source(name, run_of(UNITS[name])))
    facts = Facts(document, RESOURCES)
    for fact in FACTS:
        getattr(facts, fact)
    return facts


@pytest.fixture(scope="module", autouse=True)
def tables() -> None:
    """Reads every table once, so that no rule is charged for it."""
    text = "The council of Kyiv said on Monday, 3 May 2021, that it paid $ 2.5 million for 3 miles (5 km) of wall. " * 3
    (document,) = text_format.read(Source("tables", text))
    for rule in CATALOGUE:
        list(check_of(rule)(Facts(document, RESOURCES), rule.defaults))


@pytest.mark.parametrize("name", list(UNITS))
def test_reading_and_the_facts_of_a_long_run_take_linear_time(name: str) -> None:
    with at_most(2 * MOST_SECONDS):
        facts_of.__wrapped__(name)


@pytest.mark.parametrize("rule", [rule.name for rule in CATALOGUE])
def test_a_rule_takes_linear_time_on_a_long_run(rule: str) -> None:
    page = CATALOGUE[rule]
    check = check_of(page)
    for name in UNITS:
        facts = facts_of(name)
        try:
            with at_most(MOST_SECONDS):
                list(check(facts, page.defaults))
        except TooSlowError as error:
            raise TooSlowError(f"{rule} takes {error} on {LENGTH:,} characters of {name}") from None


def test_a_sentence_that_stands_eight_thousand_times_takes_linear_time() -> None:
    text = "The council met on Monday and agreed to mend the bridge by June. " * 8_000
    with at_most(2 * MOST_SECONDS):
        assert len(check_text(text).open) == 7_999


def test_the_facts_are_known_by_name() -> None:
    assert {"folded", "tokens", "segments", "quotations", "protected", "dates"} <= set(FACTS)


def test_what_is_too_slow_is_interrupted() -> None:
    import re

    with pytest.raises(TooSlowError), at_most(0.05):
        re.search(r"(?:a|aa)+b", "a" * 60)
