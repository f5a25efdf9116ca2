"""One input of a run: a source to check, with the settings that apply to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from checker.backends import ServerAddress
from checker.model.report import Event
from checker.model.settings import Settings
from checker.reading.source import Source


class Job(NamedTuple):
    """A source that was read, and the settings that apply to it. ``server``: the LanguageTool to use, if it is running already."""

    source: Source
    settings: Settings
    server: ServerAddress | None = None


Item: TypeAlias = Job | Event
"""A job, or the event that a path gives without being checked."""

Check: TypeAlias = Callable[[Job], Sequence[Event]]
"""Returns the events of one source. They depend on nothing but the source's text and name, and the settings."""
