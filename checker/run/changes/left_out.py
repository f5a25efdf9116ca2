"""For runs that fail where an article was left out: it counts as one that was not checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.report import Event, OutOfScope, Skipped
from checker.reading.discover import BY_DEFAULT
from checker.run.workspace import WORD_LIST

_NO_ARTICLES = (BY_DEFAULT, WORD_LIST)


def may_be_article(left_out: OutOfScope) -> bool:
    """Whether an article may have been left out: not a word list, nor one of the folders that are excluded by default, such as “node_modules”."""
    return left_out.reason not in _NO_ARTICLES


def skipped(left_out: OutOfScope) -> Skipped:
    """That an article was left out, as an input that was not checked."""
    return Skipped(left_out.path, f"left out: {left_out.reason}")


def failing(events: Iterable[Event]) -> Iterator[Event]:
    """The events, with articles that were left out counted as not checked."""
    for event in events:
        yield skipped(event) if isinstance(event, OutOfScope) and may_be_article(event) else event
