"""Which of LanguageTool's rules are taken over, how severe they are, and how they are called here: ``data/languagetool.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from checker.backends.languagetool.answers import Match
from checker.model.finding import Applicability, Severity
from checker.model.rule_info import Case, RuleInfo
from checker.words.resources import Resources

FAMILY = "languagetool"
CODE = "LT"
OFF = "off"
SAID = "said"
"""The field of a Mark that has its message: a template can't hold another program's words."""

_SPELLING = "TYPOS"
_UNKNOWN = {"severity": OFF, "why": "a category that nobody has judged yet"}


class Ruling(NamedTuple):
    """How a category or a rule is taken: ``severity`` None leaves it out unless it is named. ``why`` is the reason."""

    severity: Severity | None
    mqm: str
    title: str
    why: str


class Selection:
    """The rulings of the table: those of rules before those with a ``*`` for several, these before those of categories."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._categories: Mapping[str, Mapping[str, str]] = table["categories"]
        self._rules: Mapping[str, Mapping[str, str]] = table["rules"]
        self._patterns = tuple(name for name in self._rules if "*" in name)
        self._pages: dict[tuple[str, str], RuleInfo] = {}

    @classmethod
    def of(cls, resources: Resources) -> Selection:
        """The shipped table."""
        return cls(resources.table("languagetool"))

    def ruling(self, rule_id: str, category: str) -> Ruling:
        """How a rule is taken; one that the table doesn't name, as its category."""
        return _ruling({**self._categories.get(category, _UNKNOWN), **self._own(rule_id)})

    def own(self, rule_id: str) -> Ruling | None:
        """How a rule is taken that the table names; None for one that goes with its category."""
        entry = self._own(rule_id)
        return _ruling(entry) if "severity" in entry else None

    def categories(self) -> Iterator[tuple[str, Ruling]]:
        """The categories in the order of the table."""
        return ((name, _ruling(entry)) for name, entry in self._categories.items())

    def rules(self) -> Iterator[tuple[str, Ruling]]:
        """The rules, and patterns of rules, in the order of the table."""
        return ((name, _ruling(entry)) for name, entry in self._rules.items())

    def _own(self, rule_id: str) -> Mapping[str, str]:
        return self._rules.get(rule_id) or next(
            (self._rules[pattern] for pattern in self._patterns if fnmatchcase(rule_id, pattern)), {}
        )

    def page(self, match: Match) -> RuleInfo:
        """The page of a match's rule. One that is left out has the status ``off``: it runs only where it is named."""
        key = (match.rule_id, match.category)
        if key not in self._pages:
            page = _page(match.rule_id, self.ruling(*key))
            # Its spelling checker proposes what is alike; its other rules say what they replace.
            self._pages[key] = replace(page, rewords=match.category != _SPELLING)
        return self._pages[key]


def _ruling(entry: Mapping[str, str]) -> Ruling:
    severity = entry["severity"]
    return Ruling(
        None if severity == OFF else Severity(severity),
        entry.get("mqm", "linguistic-conventions"),
        entry.get("title", "LanguageTool finds fault with it"),
        entry.get("why", ""),
    )


def _page(rule_id: str, ruling: Ruling) -> RuleInfo:
    case = Case(ruling.severity or Severity.INFO, Applicability.REVIEW, f"{{{SAID}}}")
    return RuleInfo(
        family=FAMILY,
        slug=rule_id,
        code=CODE,
        status="stable" if ruling.severity else OFF,
        since="0.2.0",
        cases={"main": case},
        why=ruling.why or ruling.title,
        mqm=ruling.mqm,
        path="",
    )
