"""What an audit of rules finds out: how often each fires in a body of text, and how often it is right."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from checker.model.finding import Severity

FEW = 20
"""Rules with fewer judged alarms than this are also taken together, by family."""


class Verdict(StrEnum):
    """What a reader says of an alarm: a defect, a matter of taste, no defect, or nothing yet."""

    TRUE = "true"
    STYLE = "style"
    FALSE = "false"
    UNREAD = "unread"


class AlarmKey(NamedTuple):
    """What a judgement knows an alarm by: the ids of its text and its finding (16 hex digits each), and its rule
    (``family/slug``).
    """

    document: str
    finding: str
    rule: str


class Verdicts(NamedTuple):
    """How many alarms were judged, by verdict."""

    true: int = 0
    style: int = 0
    false: int = 0

    @property
    def judged(self) -> int:
        """How many were judged."""
        return self.true + self.style + self.false

    @property
    def precision(self) -> float | None:
        """The share of defects among them, from 0 to 1; None if none was judged. A matter of taste is no defect."""
        return self.true / self.judged if self.judged else None


class Figures(NamedTuple):
    """The alarms of a rule, a family or a severity, the number of texts that have any, and the verdicts on them.

    Equal alarms in equal texts are judged once.
    """

    alarms: int = 0
    texts: int = 0
    verdicts: Verdicts = Verdicts()


class RuleFigures(NamedTuple):
    """A rule that ran. ``severity`` is the worst of its alarms; without any, the worst of its page.

    ``unread`` are those of ``sampled`` without a verdict.
    """

    rule: str
    code: str
    status: str
    severity: Severity
    figures: Figures
    sampled: int = 0
    unread: int = 0

    @property
    def family(self) -> str:
        """The first part of its name."""
        return self.rule.partition("/")[0]


class Pool(NamedTuple):
    """The rules of a family with alarms of which fewer than ``FEW`` were judged, taken together."""

    rules: tuple[str, ...]
    alarms: int
    verdicts: Verdicts


class FamilyFigures(NamedTuple):
    """A family with alarms: all of its rules, and those with few judged alarms if there are others too."""

    family: str
    figures: Figures
    pool: Pool | None


class Alarm(NamedTuple):
    """A sampled alarm: its place (line and column from 1, in code points), and its words with 40 to 60 characters on
    either side, on one line.
    """

    key: AlarmKey
    severity: Severity
    path: str
    line: int
    column: int
    before: str
    marked: str
    after: str
    verdict: Verdict


class JudgementFigures(NamedTuple):
    """How many judgements there are, how many of them match no finding, and how many of those are of texts that were
    not read.
    """

    given: int
    unmatched: int
    elsewhere: int


class Audit(NamedTuple):
    """The result. Rules and families come with the most alarms first, the sample by rule.

    ``size`` is the most that is sampled of a rule; ``judgements`` is None if nobody gave any.
    """

    texts: int
    words: int
    size: int
    seed: int
    rules: tuple[RuleFigures, ...]
    families: tuple[FamilyFigures, ...]
    severities: tuple[tuple[Severity, Figures], ...]
    sample: tuple[Alarm, ...]
    judgements: JudgementFigures | None

    def rate(self, alarms: int) -> float:
        """So many alarms per 100,000 words; 0 in no words."""
        return 100_000 * alarms / self.words if self.words else 0.0
