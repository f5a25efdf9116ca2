"""A rule's page as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from checker.model.finding import Applicability, Severity


class InQuotes(StrEnum):
    """What becomes of a mark inside direct speech: it is dropped, turned into a question, or treated as anywhere else."""

    SKIP = "skip"
    ASK = "ask"
    FIX = "fix"


class Case(NamedTuple):
    """One way in which a rule fires. ``message`` and ``query`` are templates over a Mark's fields.

    ``weight``: how much a finding says about the whole document, 0 if nothing. ``bound``: the sum of weights from which on a weak sign is reported.
    """

    severity: Severity
    applicability: Applicability
    message: str
    query: str = ""
    cuts: bool = False
    weight: int = 0
    bound: int = 0


class Option(NamedTuple):
    """A setting of a rule."""

    type: str
    default: str
    meaning: str


class BadExample(NamedTuple):
    """A text in which the rule must fire on the words in ⟦ ⟧; ``fixed`` is the text after its first suggestion."""

    text: str
    message: str = ""
    fixed: str = ""
    case: str = "main"


class GoodExample(NamedTuple):
    """A text in which the rule must be silent, and why."""

    text: str
    because: str


class KnownMiss(NamedTuple):
    """A text with a defect on the words in ⟦ ⟧ that the rule does not find, and why."""

    text: str
    because: str


class Measurement(NamedTuple):
    """What a rule found in texts: in ``words``, or in so many ``items`` of what the name of the texts says.

    Findings that were judged were ``right``, a matter of ``style``, or ``wrong``; all three are 0 where none was.
    """

    words: int
    items: int
    findings: int
    right: int = 0
    style: int = 0
    wrong: int = 0
    note: str = ""


PUBLISHED = "published news"
"""The texts of the measurement that says how noisy a rule is on text without damage."""


@dataclass(frozen=True)
class RuleInfo:
    """A rule's page. ``kind`` and ``data`` name a declarative check, ``detector`` a module; one of the two is set.

    ``rewords``: a table of the rule, not likeness, decides which known words its fixes replace. ``of_project``: the page is one of the articles' own
    project, and may be a stranger's.
    """

    family: str
    slug: str
    code: str
    status: str
    since: str
    cases: Mapping[str, Case]
    why: str
    mqm: str
    path: str
    language: str = "en"
    in_quotes: InQuotes = InQuotes.SKIP
    exempt: bool = True
    rewords: bool = False
    detector: str = ""
    kind: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    options: Mapping[str, Option] = field(default_factory=dict)
    bad: tuple[BadExample, ...] = ()
    good: tuple[GoodExample, ...] = ()
    known_misses: tuple[KnownMiss, ...] = ()
    measured: Mapping[str, Measurement] = field(default_factory=dict)
    references: tuple[str, ...] = ()
    of_project: bool = False

    @property
    def name(self) -> str:
        """``family/slug``."""
        return f"{self.family}/{self.slug}"

    @property
    def preview(self) -> bool:
        """Whether it is off by default."""
        return self.status == "preview"

    @property
    def defaults(self) -> Mapping[str, str]:
        """Its options and their default values."""
        return {name: option.default for name, option in self.options.items()}
