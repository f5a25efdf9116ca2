"""A Finding: a Mark read with its rule's page; and how its edits are applied to the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate
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
    """A question for the editor. ``number`` is None unless the finding is open."""

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
    evidence: tuple[str, ...] = ()
    """The rules whose findings in the same document released this one, a weak sign."""
    fingerprint: str = ""
    """A hash that depends on the words around it as well. It is the id where the same words are marked several times."""

    @property
    def is_open(self) -> bool:
        """Whether it counts."""
        return self.state is State.OPEN

    def is_called(self, name: str) -> bool:
        """Whether a name, which may be shortened, is its id, or was while the same words were marked elsewhere too."""
        return self.id.startswith(name) or self.fingerprint.startswith(name)

    def closed(self, state: State, reason: str) -> Finding:
        """The finding in a state in which it doesn't count. The findings that it covers stay covered: they are shown under it."""
        return self._replace(state=state, reason=reason)

    @property
    def refusal(self) -> str:
        """Why its fix can't be applied: withheld, or not to be written into the source. Empty for a question, whose answers have their own reasons."""
        if self.withheld or self.query is not None or not self.answers:
            return self.withheld
        return self.answers[0].refused


def apply_edits(text: str, edits: Sequence[SourceEdit], within: Span | None = None) -> str:
    """The text with edits applied that don't overlap; only the part ``within`` a span that holds all of them, if one is given."""
    start, end = within or Span(0, len(text))
    parts: list[str] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += (text[start : edit.start], edit.text)
        start = edit.end
    return "".join((*parts, text[start:end]))


class Shift:
    """Where offsets of a text are once edits that don't overlap are applied."""

    def __init__(self, edits: Sequence[SourceEdit]) -> None:
        self._edits = sorted(edits, key=lambda edit: (edit.start, edit.end))
        self._starts = [edit.start for edit in self._edits]
        self._shifts = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in self._edits)]

    def of(self, offset: int) -> int:
        """The new place of an offset; inside a replaced stretch, where the new words begin."""
        number = bisect_left(self._starts, offset)
        last = self._edits[number - 1] if number else None
        if last is not None and offset < last.end:
            return last.start + self._shifts[number - 1]
        return offset + self._shifts[number]
