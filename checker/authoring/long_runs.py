"""Times a rule on long runs of one thing: a pattern that looks harmless may take minutes on a line of blanks."""

from __future__ import annotations

import gc
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from checker.facts.view import Facts
from checker.model.document import Document
from checker.model.rule_info import RuleInfo
from checker.reading.source import Source
from checker.reading.text import reader as text_format
from checker.rulebook.catalogue import check_of
from checker.rulebook.expressions.matching import TooMuchWorkError
from checker.words.resources import Resources

LENGTH = 50_000
MOST_SECONDS = 1.0
_UNITS = ("a", "A", "7", " ", "\n", '"', "’", ".", "-", "Aa ", "AA ", "Aa aa. ", "$ 7, ")
_MARKS = re.compile("[⟦⟧]")


class _TooSlowError(Exception):
    pass


def too_slow(rule: RuleInfo, resources: Resources) -> str:
    """What a rule takes too long on; empty for one that is done in a second of the processor's time everywhere."""
    check = check_of(rule)
    for unit in _units(rule):
        facts = Facts(_document(rule, unit), resources)
        _ = facts.folded
        try:
            with _at_most(MOST_SECONDS):
                list(check(facts, rule.defaults))
        except _TooSlowError:
            return f"takes more than {MOST_SECONDS:g} s on {LENGTH:,} characters of {unit!r}"
        except TooMuchWorkError as error:
            return f"fails on {LENGTH:,} characters of {unit!r}: {error}"
    return ""


def _units(rule: RuleInfo) -> Iterator[str]:
    """The usual ones, then every character and every marked word of the rule's own bad examples."""
    own = [bad.text.partition("⟦")[2].partition("⟧")[0] for bad in rule.bad]
    characters = sorted({character for words in own for character in words})
    yield from dict.fromkeys((*_UNITS, *characters, *(f"{words} " for words in own)))


def _document(rule: RuleInfo, unit: str) -> Document:
    """A run, with the bad examples behind it: a rule that needs certain words isn't let off for want of them."""
    run = (unit * (LENGTH // len(unit) + 1))[:LENGTH]
    examples = "\n\n".join(_MARKS.sub("", bad.text) for bad in rule.bad)
    (document,) = text_format.read(Source("run", f"{run}\n\n{examples}\n"))
    return document


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raises _TooSlowError when the processor has worked for longer: at once where the system has such a timer, else afterwards."""
    start = time.process_time()
    with _without_collector(), _interrupted_after(seconds):
        yield
    if time.process_time() - start > seconds:
        raise _TooSlowError


@contextmanager
def _interrupted_after(seconds: float) -> Iterator[None]:
    def interrupt(number: int, frame: FrameType | None) -> None:
        raise _TooSlowError

    if not hasattr(signal, "SIGVTALRM"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _without_collector() -> Iterator[None]:
    """The garbage collector's callbacks swallow an exception that the timer raises in them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
