"""Which of LanguageTool's rules are reported, with which severity and title: ``data/languagetool.yaml``, and its
explanation for users."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from checker.backends.languagetool.answers import Match
from checker.model.finding import Applicability, Severity
from checker.model.rule_info import Case, InQuotes, RuleInfo
from checker.words.resources import Resources

FAMILY = "languagetool"
CODE = "LT"
OFF = "off"
MESSAGE_FIELD = "said"
"""The field of a Mark that holds its message: a template can't hold another program's words."""

MAIN, DAMAGED = "main", "damaged"
"""The cases of what LanguageTool says: in good news, and in a damaged text, where it is more often right."""
SLIP, UNKNOWN, LOST, VARIANT = "slip", "unknown", "lost", "variant"
"""The cases of a word that is in no dictionary: a clear slip of the finger, any other word, one in a damaged text, which may be left of the source,
and a name that the text also spells in another way."""
OTHER_FIELD = "other"
"""The field of a Mark that holds the other spelling."""

_DOUBT = f"{{{MESSAGE_FIELD}}} Is “{{words}}” right as it stands?"
_UNKNOWN_WORD = "“{words}” is in no dictionary"
_UNKNOWN_QUERY = f"{_UNKNOWN_WORD}: is it meant?"
_VARIANT_WORD = f"“{{words}}” is in no dictionary, and the text also has “{{{OTHER_FIELD}}}”"
_VARIANT_QUERY = f"“{{words}}” or “{{{OTHER_FIELD}}}”: are they one name?"
_LOST_QUERY = f"{_UNKNOWN_WORD}: was it left untranslated, or garbled? Which word is meant?"
_PAGES = "https://community.languagetool.org/rule/show/{}?lang=en"
_SPELLING = "TYPOS"
_UNKNOWN = {"severity": OFF, "why": "this category has not been assessed yet"}


class Ruling(NamedTuple):
    """How a category or a rule is reported: ``severity`` None leaves it out unless it is selected by name. ``damaged`` is the severity in a
    damaged text. ``why`` is the reason."""

    severity: Severity | None
    damaged: Severity | None
    mqm: str
    title: str
    why: str


class Selection:
    """The rulings of the table: those of rules come before those with a ``*`` for several, and these before those of
    categories."""

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
        """The ruling on a rule; on one that the table doesn't name, that on its category."""
        given, own = self._categories.get(category, _UNKNOWN), self._own(rule_id)
        if "severity" in own:
            given = {key: value for key, value in given.items() if key != "damaged"}
        return _ruling({**given, **own})

    def own(self, rule_id: str) -> Ruling | None:
        """The ruling on a rule that the table names; None for one that follows its category."""
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
        """The page of a match's rule. One that is left out has the status ``off``: it runs only if it is selected by
        name."""
        key = (match.rule_id, match.category)
        if key not in self._pages:
            page = _page(match.rule_id, self.ruling(*key))
            # Its spelling checker proposes similar words; its other rules say what they replace.
            self._pages[key] = replace(page, rewords=match.category != _SPELLING)
        return self._pages[key]


def _ruling(entry: Mapping[str, str]) -> Ruling:
    severity, damaged = entry["severity"], entry.get("damaged", entry["severity"])
    return Ruling(
        None if severity == OFF else Severity(severity),
        None if OFF in (severity, damaged) else Severity(damaged),
        entry.get("mqm", "linguistic-conventions"),
        entry.get("title", "reported by LanguageTool"),
        entry.get("why", ""),
    )


def _page(rule_id: str, ruling: Ruling) -> RuleInfo:
    return RuleInfo(
        family=FAMILY,
        slug=rule_id,
        code=CODE,
        status="stable" if ruling.severity else OFF,
        since="0.2.0",
        cases=_cases(ruling),
        why=ruling.why or ruling.title,
        mqm=ruling.mqm,
        path="",
        in_quotes=InQuotes.ASK,
    )


def _cases(ruling: Ruling) -> Mapping[str, Case]:
    """What is only an ``info`` is too often wrong for a fix: an editor is asked."""
    severity, damaged = ruling.severity or Severity.INFO, ruling.damaged or Severity.INFO
    applicability = Applicability.QUERY if ruling.severity is Severity.INFO else Applicability.REVIEW
    said = f"{{{MESSAGE_FIELD}}}"
    return {
        MAIN: Case(severity, applicability, said, _DOUBT),
        DAMAGED: Case(damaged, applicability, said, _DOUBT),
        SLIP: Case(damaged, Applicability.REVIEW, said),
        UNKNOWN: Case(severity, Applicability.QUERY, _UNKNOWN_WORD, _UNKNOWN_QUERY),
        LOST: Case(damaged, Applicability.QUERY, _UNKNOWN_WORD, _LOST_QUERY),
        VARIANT: Case(damaged, Applicability.QUERY, _VARIANT_WORD, _VARIANT_QUERY),
    }


def explain(name: str, resources: Resources) -> str:
    """How a rule, given as ``languagetool/RULE_ID``, is reported and why; of the family, the whole table."""
    selection = Selection.of(resources)
    _, _, rule_id = name.partition("/")
    return "\n".join(_rule(rule_id, selection) if rule_id else _table(selection)) + "\n"


def _rule(rule_id: str, selection: Selection) -> Iterator[str]:
    yield from (f"# {FAMILY}/{rule_id}", "", f"A rule of LanguageTool: <{_PAGES.format(rule_id)}>.", "")
    own = selection.own(rule_id)
    if own is None:
        yield "It has no entry of its own: its category, which LanguageTool gives with each match, decides."
        yield ""
        yield from _categories(selection)
        return
    yield f"{_description(own)}."
    if own.severity is None:
        yield f"“--select {FAMILY}/{rule_id}” reports it anyway."


def _table(selection: Selection) -> Iterator[str]:
    yield from ("# Categories of LanguageTool", "")
    yield from _categories(selection)
    yield from ("", "# Rules that differ from their category", "")
    yield from (f"- {rule_id}: {_description(ruling)}" for rule_id, ruling in selection.rules())


def _categories(selection: Selection) -> Iterator[str]:
    yield from (f"- {category}: {_description(ruling)}" for category, ruling in selection.categories())


def _description(ruling: Ruling) -> str:
    how = f"reported as {ruling.severity}" if ruling.severity else "not reported"
    if ruling.damaged != ruling.severity:
        how += f", in a damaged text as {ruling.damaged}"
    return f"{how}: {ruling.why}" if ruling.why else how
