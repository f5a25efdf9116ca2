"""Counts the alarms of each rule, draws its sample, and takes the verdicts on its alarms together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from checker.authoring.judgements import Judgements
from checker.authoring.sampling import Sample, Sampling, alarm_of, document_id
from checker.model.audit import (
    FEW,
    Alarm,
    AlarmKey,
    Audit,
    FamilyFigures,
    Figures,
    JudgementFigures,
    Pool,
    RuleFigures,
    Verdict,
    Verdicts,
)
from checker.model.finding import Finding, Severity
from checker.model.report import DocumentReport
from checker.model.rule_info import RuleInfo
from checker.rulebook.catalogue import Catalogue

_Group: TypeAlias = tuple[str, str]
"""What alarms are counted by: “rule”, “family” or “severity”, and which one."""


class Tally:
    """A fold over the reports of a run. It grows with the number of rules and judgements, not with that of texts."""

    def __init__(
        self,
        catalogue: Catalogue,
        selected: Sequence[RuleInfo],
        judgements: Judgements | None = None,
        sampling: Sampling | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._ran = {rule.name: _worst(rule) for rule in selected}
        self._given = judgements
        self._judgements = judgements or Judgements()
        self._sampling = sampling or Sampling()
        self._alarms: Counter[_Group] = Counter()
        self._texts: Counter[_Group] = Counter()
        self._severities: dict[str, Severity] = {}
        self._samples: dict[str, Sample] = {}
        self._matched: dict[AlarmKey, Severity] = {}
        self._read: set[str] = set()
        self._count = self._words = 0

    def add(self, report: DocumentReport) -> None:
        """Counts the open findings of a text."""
        self._count += 1
        self._words += report.words
        groups = [group for finding in report.open for group in _groups(finding.rule, finding.severity)]
        self._alarms.update(groups)
        self._texts.update(set(groups))
        document = document_id(report)
        if document in self._judgements.documents:
            self._read.add(document)
        for finding in report.open:
            self._add(finding, report, AlarmKey(document, finding.fingerprint, finding.rule))

    def _add(self, finding: Finding, report: DocumentReport, key: AlarmKey) -> None:
        verdict = self._judgements.verdict(key)
        if verdict is not Verdict.UNREAD:
            self._matched[key] = finding.severity
        known = self._severities.setdefault(finding.rule, finding.severity)
        self._severities[finding.rule] = min(known, finding.severity, key=lambda severity: severity.rank)
        sample = self._samples.setdefault(finding.rule, Sample(self._sampling))
        sample.offer(key, lambda: alarm_of(finding, report, key, verdict))

    def audit(self) -> Audit:
        """The figures of what was added."""
        verdicts = self._verdicts()
        samples = {rule: sample.alarms() for rule, sample in self._samples.items()}
        names = sorted({*self._ran, *self._samples}, key=lambda rule: (-self._alarms["rule", rule], rule))
        rules = tuple(
            self._rule(name, self._figures(("rule", name), verdicts), samples.get(name, [])) for name in names
        )
        return Audit(
            texts=self._count,
            words=self._words,
            size=self._sampling.size,
            seed=self._sampling.seed,
            rules=rules,
            families=tuple(self._families(rules, verdicts)),
            severities=tuple((each, self._figures(("severity", each), verdicts)) for each in Severity),
            sample=tuple(alarm for name in names for alarm in samples.get(name, ())),
            judgements=self._judgement_figures() if self._given is not None else None,
        )

    def _verdicts(self) -> Counter[tuple[_Group, Verdict]]:
        found: Counter[tuple[_Group, Verdict]] = Counter()
        for key, severity in self._matched.items():
            verdict = self._judgements.verdict(key)
            found.update((group, verdict) for group in _groups(key.rule, severity))
        return found

    def _figures(self, group: _Group, verdicts: Counter[tuple[_Group, Verdict]]) -> Figures:
        counts = (verdicts[group, verdict] for verdict in (Verdict.TRUE, Verdict.STYLE, Verdict.FALSE))
        return Figures(self._alarms[group], self._texts[group], Verdicts(*counts))

    def _rule(self, name: str, figures: Figures, sample: Sequence[Alarm]) -> RuleFigures:
        page = self._catalogue.find(name)
        severity = self._severities.get(name) or self._ran[name]
        unread = sum(alarm.verdict is Verdict.UNREAD for alarm in sample)
        return RuleFigures(
            name, page.code if page else "", page.status if page else "", severity, figures, len(sample), unread
        )

    def _families(
        self, rules: Sequence[RuleFigures], verdicts: Counter[tuple[_Group, Verdict]]
    ) -> Iterator[FamilyFigures]:
        names = {rule.family for rule in rules if rule.figures.alarms}
        for name in sorted(names, key=lambda name: (-self._alarms["family", name], name)):
            own = [rule for rule in rules if rule.family == name and rule.figures.alarms]
            yield FamilyFigures(name, self._figures(("family", name), verdicts), _pool(own))

    def _judgement_figures(self) -> JudgementFigures:
        """Judgements of rules that exist and were not run are left out: nothing is known of their findings."""
        given = list(self._judgements.judged())
        looked_at = [key for key in given if key.rule in self._ran or key.rule not in self._catalogue]
        unmatched = [key for key in looked_at if key not in self._matched]
        return JudgementFigures(len(given), len(unmatched), sum(key.document not in self._read for key in unmatched))


def _groups(rule: str, severity: Severity) -> tuple[_Group, ...]:
    return ("rule", rule), ("family", rule.partition("/")[0]), ("severity", severity)


def _worst(rule: RuleInfo) -> Severity:
    return min((case.severity for case in rule.cases.values()), key=lambda severity: severity.rank)


def _pool(rules: Sequence[RuleFigures]) -> Pool | None:
    """The rules of a family with few judged alarms together; None if all are such, or none is."""
    few = [rule for rule in rules if rule.figures.verdicts.judged < FEW]
    if not few or len(few) == len(rules):
        return None
    totals = (sum(counts) for counts in zip(*(rule.figures.verdicts for rule in few), strict=True))
    return Pool(tuple(rule.rule for rule in few), sum(rule.figures.alarms for rule in few), Verdicts(*totals))
