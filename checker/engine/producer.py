"""What the engine shows a producer: a document, and what our rules say of it and of whatever a suggestion would make of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from checker.engine.draft import Draft
from checker.facts.view import Facts


class Ground(NamedTuple):
    """``ours`` are the drafts of our rules in total order, silent guards among them. ``again`` gives those of other facts."""

    facts: Facts
    ours: Sequence[Draft]
    again: Callable[[Facts], Sequence[Draft]]
