"""A finding in the making: a Mark with its rule's page, in Document text, before states and ids are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model.finding import Applicability, Severity
from checker.model.mark import Mark
from checker.model.rule_info import Case, RuleInfo
from checker.model.span import Span


@dataclass(eq=False)
class Draft:
    """``message`` and ``query`` are filled. ``silent``: its rule isn't selected and runs only as a guard.

    ``foreign``: no rule of the catalogue made it. ``cover``: the draft that explains this one. ``withheld``: why its fix is not to be applied now.
    """

    rule: RuleInfo
    case: Case
    mark: Mark
    applicability: Applicability
    message: str
    query: str
    silent: bool = False
    cover: Draft | None = None
    withheld: str = ""
    id: str = field(default="")
    foreign: bool = False

    @property
    def span(self) -> Span:
        """Where it stands in Document text."""
        return self.mark.span

    @property
    def cuts(self) -> bool:
        """Whether mending it takes its words out of the text."""
        return self.case.cuts

    @property
    def asks(self) -> bool:
        """Whether it puts a question to the desk."""
        return self.applicability is Applicability.QUERY

    @property
    def severity(self) -> Severity:
        """As its case says, which the settings may have changed."""
        return self.case.severity

    @property
    def order(self) -> tuple[int, int, str, str]:
        """Findings have one total order."""
        return (self.span.start, self.span.end, self.rule.name, self.message)
