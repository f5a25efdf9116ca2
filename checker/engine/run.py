"""Runs the rules over one Document: gate, checks, guards, producers, covering, and the resulting Findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from checker.base.literal_gate import LiteralGate
from checker.base.version_numbers import release
from checker.engine.covering import settle
from checker.engine.draft import Draft, ProducerContext, draft_of, ordered, set_ids
from checker.engine.evidence import Evidence, evidence_of, has_weak_signs, has_weight, with_released
from checker.engine.findings import findings_of
from checker.engine.suggestion_guard import drop_harmful
from checker.facts.view import Facts
from checker.model.backend_report import BackendReport
from checker.model.errors import BackendError
from checker.model.finding import Applicability, Finding, Severity
from checker.model.producer import Producer
from checker.model.report import FailedRule
from checker.model.rule_info import Case, RuleInfo
from checker.model.settings import Settings
from checker.rulebook.catalogue import Catalogue, Check, check_of
from checker.words.resources import Resources


class Gate:
    """Decides which rules can fire in a text: those of whose literals it has one, or that need none."""

    def __init__(self, rules: Iterable[RuleInfo]) -> None:
        self._rules = tuple(rules)
        self._literals = LiteralGate([rule.needs for rule in self._rules])

    def open_rules(self, folded: str) -> Iterator[RuleInfo]:
        """The rules that need no literal, or one that occurs in the folded text."""
        return (self._rules[number] for number in self._literals.open_groups(folded))


class Outcome(NamedTuple):
    """The result for a document: findings in total order, the rules that failed on it, and the reports of the
    producers."""

    findings: tuple[Finding, ...]
    failed: tuple[FailedRule, ...]
    backends: tuple[BackendReport, ...] = ()
    evidence: Evidence = MappingProxyType({})


class Engine:
    """Runs the selected rules, silently those that guard their findings, and then the ``producers``, whose marks join
    them.

    ``settings`` may change severities and options by rule.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        selected: Sequence[RuleInfo],
        resources: Resources,
        settings: Settings | None = None,
        producers: Sequence[Producer[ProducerContext]] = (),
    ) -> None:
        self._selected = frozenset(rule.name for rule in selected)
        evidence = bool(producers) or has_weak_signs(selected)
        self._gate = Gate((*selected, *_guards(catalogue, selected, evidence=evidence)))
        self._checks: dict[str, Check] = {}
        self._severities = dict(_severities(catalogue, settings)) if settings else {}
        self._options = {name: dict(given) for name, given in settings.options} if settings else {}
        self._producers = tuple(producers)
        self.resources = resources

    def run(self, facts: Facts, evidence: Evidence | None = None) -> Outcome:
        """Checks a document. ``evidence``: that of an earlier text of it, which a fix must not take away."""
        drafts, failed = self._run_rules(facts)
        backends: list[BackendReport] = []
        if self._producers:
            context = ProducerContext(facts, tuple(drafts), lambda other: self._run_rules(other)[0])
            for producer in self._producers:
                found, report = self._run_producer(producer, context, failed)
                drafts.extend(found)
                backends.append(report)
            drafts = ordered(drafts)
        set_ids(drafts, facts.text)
        drafts = drop_harmful(drafts, facts)
        own = evidence_of(drafts)
        drafts = with_released(drafts, own if evidence is None else evidence, facts.document.words)
        settle(drafts, facts.text)
        findings = findings_of([draft for draft in drafts if not draft.silent], facts.document)
        return Outcome(findings, tuple(failed), tuple(backends), own)

    def _run_rules(self, facts: Facts) -> tuple[list[Draft], list[FailedRule]]:
        """The drafts of the rules in total order, silent guards included, and the rules that failed."""
        drafts: list[Draft] = []
        failed: list[FailedRule] = []
        for rule in self._gate.open_rules(facts.folded):
            if rule.language not in ("any", facts.document.language):
                continue
            try:
                drafts.extend(list(self._drafts(rule, facts)))
            except Exception as error:  # noqa: BLE001 - a rule's crash costs that rule only, and is reported
                failed.append(FailedRule(rule.name, facts.document.path, f"{type(error).__name__}: {error}"))
        return ordered(drafts), failed

    def _run_producer(
        self, producer: Producer[ProducerContext], context: ProducerContext, failed: list[FailedRule]
    ) -> tuple[list[Draft], BackendReport]:
        """The drafts of a producer, and its report. One that doesn't answer costs its own findings, and makes the run
        incomplete."""
        facts = context.facts
        path = facts.document.path
        try:
            marks, report = producer.marks(context)
            drafts = [draft_of(rule, self._case(rule, mark.case), mark, facts) for rule, mark in marks]
        except BackendError as error:
            return [], BackendReport(producer.name, "", failures=(str(error),), unseen=(path,))
        except Exception as error:  # noqa: BLE001 - as for a rule's crash
            failed.append(FailedRule(producer.name, path, f"{type(error).__name__}: {error}"))
            return [], BackendReport(producer.name, "")
        found = [draft for draft in drafts if draft is not None]
        for draft in found:
            draft.from_producer = True
        return found, report

    def _drafts(self, rule: RuleInfo, facts: Facts) -> Iterator[Draft]:
        check = self._checks.get(rule.name)
        if check is None:
            check = self._checks[rule.name] = check_of(rule)
        for mark in list(check(facts, self._options_of(rule))):
            if rule.exempt and facts.protected.touching(mark.span):
                continue
            draft = draft_of(rule, self._case(rule, mark.case), mark, facts)
            if draft is not None:
                draft.silent = rule.name not in self._selected
                yield draft

    def _options_of(self, rule: RuleInfo) -> Mapping[str, str]:
        given = self._options.get(rule.name)
        return {**rule.defaults, **given} if given else rule.defaults

    def _case(self, rule: RuleInfo, name: str) -> Case:
        severity = self._severities.get(rule.name)
        case = rule.cases[name]
        return case if severity is None else case._replace(severity=severity)


def _severities(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, Severity]]:
    """The severities that differ from the rule's page: those that are set, and info for rules newer than the project's
    catalogue version."""
    known = release(settings.catalogue)
    if known:
        for rule in catalogue:
            if release(rule.since) > known and rule.name not in settings.gate:
                yield rule.name, Severity.INFO
    yield from settings.severities


def _guards(catalogue: Catalogue, selected: Sequence[RuleInfo], *, evidence: bool) -> Iterator[RuleInfo]:
    """The rules that are off but may cover, cut or question what selected rules fix, or are ``evidence``: switching a rule off never unlocks a fix."""
    names = {rule.name for rule in selected}
    for rule in catalogue:
        if (
            rule.name not in names
            and rule.status == "stable"
            and ((evidence and has_weight(rule)) or not names.isdisjoint(rule.covers) or _guards_words(rule))
        ):
            yield rule


def _guards_words(rule: RuleInfo) -> bool:
    return any(case.cuts or case.applicability is Applicability.QUERY for case in rule.cases.values())
