"""What became of what another program found."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple


class BackendRule(NamedTuple):
    """A rule of a backend that has findings, with what the backend calls its kind."""

    id: str
    category: str
    issue_type: str


class BackendReport(NamedTuple):
    """What became of what another program found: in one Document, or in a run."""

    name: str
    version: str
    matches: int = 0
    """How many it gave."""
    filtered: tuple[tuple[str, int], ...] = ()
    """Reasons why some of them are no findings, or lost suggestions, each with its number; by reason."""
    rules: tuple[BackendRule, ...] = ()
    """The rules of those that are findings, in order."""
    failures: tuple[str, ...] = ()
    """Why it did not answer, or not on all."""
    unseen: tuple[str, ...] = ()
    """The paths of which it has not seen all."""

    @property
    def complete(self) -> bool:
        """Whether it answered on everything that it was asked."""
        return not self.failures

    def with_(self, other: BackendReport) -> BackendReport:
        """Both in one."""
        counts = Counter(dict(self.filtered))
        counts.update(dict(other.filtered))
        return BackendReport(
            self.name,
            self.version or other.version,
            self.matches + other.matches,
            tuple(sorted(counts.items())),
            tuple(sorted({*self.rules, *other.rules})),
            tuple(dict.fromkeys((*self.failures, *other.failures))),
            # The documents of one file follow one another.
            self.unseen + (other.unseen if self.unseen[-1:] != other.unseen else ()),
        )
