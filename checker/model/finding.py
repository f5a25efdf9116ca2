"""A Finding: a Mark read with its rule's page."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from checker.model.document import Place
from checker.model.span import Span


class Severity(StrEnum):
    """How bad: ``error`` must not be published, ``warning`` very likely wrong, ``info`` worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Applicability(StrEnum):
    """Who applies a suggestion: ``safe`` the program, ``review`` when asked, ``query`` a person's answer, ``none`` nobody."""

    SAFE = "safe"
    REVIEW = "review"
    QUERY = "query"
    NONE = "none"


class State(StrEnum):
    """The first that holds. Only open findings count."""

    COVERED = "covered"
    SUPPRESSED = "suppressed"
    BASELINED = "baselined"
    OPEN = "open"


class SourceEdit(NamedTuple):
    """An edit in the source: code points of the decoded ``part``."""

    part: str
    start: int
    end: int
    text: str


class Answer(NamedTuple):
    """A suggestion as reported: lettered, with its edits in the source, or the reason why it can't be written there."""

    key: str
    label: str
    edits: tuple[SourceEdit, ...]
    refused: str = ""


class Query(NamedTuple):
    """A question to the desk. ``number`` is None unless the finding is open."""

    number: int | None
    text: str


class RelatedPlace(NamedTuple):
    """Another place of a finding in the source, with what it shows."""

    place: Place
    message: str


class Finding(NamedTuple):
    """A defect in a Document: where (``span`` in Document text, ``place`` in the source), which rule, what can be done."""

    id: str
    rule: str
    code: str
    case: str
    severity: Severity
    applicability: Applicability
    mqm: str
    span: Span
    place: Place
    text: str
    message: str
    answers: tuple[Answer, ...] = ()
    query: Query | None = None
    state: State = State.OPEN
    covered_by: str | None = None
    reason: str = ""
    related: tuple[RelatedPlace, ...] = ()
    cuts: bool = False
    withheld: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it counts."""
        return self.state is State.OPEN

    @property
    def refusal(self) -> str:
        """Why its fix can't be applied: withheld, or not to be written into the source. Empty for a question, whose answers have their own reasons."""
        if self.withheld or self.query is not None or not self.answers:
            return self.withheld
        return self.answers[0].refused
