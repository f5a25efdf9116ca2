"""What a check yields. A Mark knows nothing of severity or wording: its rule's page does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model.span import Span


class Edit(NamedTuple):
    """Puts ``text`` in the place of ``span`` (code points). An empty span inserts."""

    span: Span
    text: str


class Suggestion(NamedTuple):
    """One way to fix a defect: a label for the reader, and its edits, which may reach beyond the finding's span."""

    label: str
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """Another place that belongs to a finding, and what it shows."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where a check fires.

    ``span`` is the least whole words a reader needs to see the defect (never empty); ``case`` names a case of the page;
    ``fields`` fill the page's message and query templates; ``also`` are further places of the very same defect.
    Raises ValueError on an empty span.
    """

    span: Span
    case: str = "main"
    fields: Mapping[str, str] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()
    also: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if self.span.start >= self.span.end:
            raise ValueError(f"a mark needs at least one character: {self.span}")


def replacement(span: Span, text: str, label: str | None = None) -> Suggestion:
    """The common suggestion: ``text`` instead of ``span``, shown as itself."""
    return Suggestion(text if label is None else label, (Edit(span, text),))
