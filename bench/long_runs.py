"""Times facts and each rule alone on a text that is one character many times over."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from types import FrameType
from typing import NamedTuple

from checker.facts.view import Facts
from checker.reading.source import Source
from checker.reading.text import reader as text_format
from checker.rulebook.catalogue import check_of
from checker.run.checker import Checker

_LENGTH = 1_000_000
_CHARACTERS = {"letter": "a", "capital": "A", "digit": "7", "blank": " ", "quote": '"', "curly quote": "“"}
_GIVE_UP = 20


class Timed(NamedTuple):
    """How long a rule or fact took on a run of one character."""

    what: str
    character: str
    seconds: float


def time_all() -> tuple[list[Timed], list[Timed]]:
    """The facts' times and the rules', each slowest first."""
    facts: list[Timed] = []
    rules: list[Timed] = []
    checker = Checker()
    for name, character in _CHARACTERS.items():
        view, reading = _read(character * _LENGTH, checker)
        facts.append(Timed("reading into blocks", name, reading))
        facts += [Timed(f"fact {fact}", name, seconds) for fact, seconds in _facts(view)]
        rules += [Timed(rule, name, seconds) for rule, seconds in _rules(view, checker)]
    return _slowest_first(facts), _slowest_first(rules)


def _slowest_first(timed: list[Timed]) -> list[Timed]:
    return sorted(timed, key=lambda t: (-t.seconds, t))


def _read(text: str, checker: Checker) -> tuple[Facts, float]:
    start = time.perf_counter()
    document = next(text_format.read(Source("run", text)))
    return Facts(document, checker.resources), time.perf_counter() - start


def _facts(view: Facts) -> Iterator[tuple[str, float]]:
    names = (name for kind in Facts.__mro__ for name, value in vars(kind).items() if isinstance(value, cached_property))
    for name in names:
        yield name, _seconds(lambda name=name: getattr(view, name))  # type: ignore[misc]


def _rules(view: Facts, checker: Checker) -> Iterator[tuple[str, float]]:
    """Each rule of the catalogue, whether its gate would let it run or not."""
    for rule in checker.catalogue:
        check = check_of(rule)
        yield rule.name, _seconds(lambda check=check, rule=rule: list(check(view, rule.defaults)))  # type: ignore[misc]


def _seconds(work: Callable[[], object]) -> float:
    """How long the work takes; it is given up after a while."""
    signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(_GIVE_UP)
    start = time.perf_counter()
    try:
        work()
    except TimeoutError:
        pass
    finally:
        signal.alarm(0)
    return time.perf_counter() - start


def _give_up(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError
