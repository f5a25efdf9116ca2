"""Runs the rules over one Document: gate, checks, guards, covering, and the Findings that come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checker.base.versions import release
from checker.engine.covering import settle
from checker.engine.draft import Draft
from checker.engine.findings import findings_of
from checker.engine.gate import Gate
from checker.engine.identity import fingerprint
from checker.engine.suggestion_guard import drop_harmful
from checker.facts.view import Facts
from checker.model.document import Document
from checker.model.errors import BackendError
from checker.model.finding import Applicability, Finding, Severity
from checker.model.mark import Mark
from checker.model.report import BackendReport, FailedRule
from checker.model.rule_info import Case, InQuotes, RuleInfo
from checker.model.settings import Settings
from checker.model.span import Span
from checker.rulebook.catalogue import Catalogue, Check, check_of
from checker.words.resources import Resources

if TYPE_CHECKING:
    from checker.engine.producer import Ground
    from checker.model.producer import Producer

_QUOTED_QUERY = "The quotation has “{words}”. Was it said so?"


class Outcome(NamedTuple):
    """What comes of a document: findings in total order, the rules that failed on it, and what the producers tell."""

    findings: tuple[Finding, ...]
    failed: tuple[FailedRule, ...]
    backends: tuple[BackendReport, ...] = ()


class Engine:
    """Runs the selected rules, and silently those whose findings explain theirs; then the ``producers``, whose marks join them.

    ``settings`` may change severities and options by rule.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        selected: Sequence[RuleInfo],
        resources: Resources,
        settings: Settings | None = None,
        producers: Sequence[Producer[Ground]] = (),
    ) -> None:
        self._selected = frozenset(rule.name for rule in selected)
        self._gate = Gate((*selected, *_guards(catalogue, selected)))
        self._checks: dict[str, Check] = {}
        self._severities = dict(_severities(catalogue, settings)) if settings else {}
        self._options = {name: dict(given) for name, given in settings.options} if settings else {}
        self._producers = tuple(producers)
        self.resources = resources

    def check(self, facts: Facts) -> tuple[tuple[Finding, ...], tuple[FailedRule, ...]]:
        """The findings of a document in total order, and the rules that failed on it."""
        return self.run(facts)[:2]

    def run(self, facts: Facts) -> Outcome:
        """What comes of a document."""
        drafts, failed = self._ours(facts)
        backends: list[BackendReport] = []
        if self._producers:
            from checker.engine.producer import Ground  # noqa: PLC0415 - only where another program is asked

            ground = Ground(facts, tuple(drafts), lambda other: self._ours(other)[0])
            for producer in self._producers:
                found, told = self._foreign(producer, ground, failed)
                drafts.extend(found)
                backends.append(told)
            drafts = _ordered(drafts)
        _name(drafts, facts.text)
        drafts = drop_harmful(drafts, facts)
        settle(drafts, facts.text)
        findings = findings_of([draft for draft in drafts if not draft.silent], facts.document)
        return Outcome(findings, tuple(failed), tuple(backends))

    def _ours(self, facts: Facts) -> tuple[list[Draft], list[FailedRule]]:
        """What the rules say, in total order, silent guards among it."""
        drafts: list[Draft] = []
        failed: list[FailedRule] = []
        for rule in self._gate.open_rules(facts.folded):
            if not _speaks(rule, facts.document):
                continue
            try:
                drafts.extend(list(self._drafts(rule, facts)))
            except Exception as error:  # noqa: BLE001 - a rule's crash costs that rule only, and is reported
                failed.append(FailedRule(rule.name, facts.document.path, f"{type(error).__name__}: {error}"))
        return _ordered(drafts), failed

    def _foreign(
        self, producer: Producer[Ground], ground: Ground, failed: list[FailedRule]
    ) -> tuple[list[Draft], BackendReport]:
        """What a producer says, and tells. One that doesn't answer costs its own findings, and makes the run incomplete."""
        try:
            marks, told = producer.marks(ground)
            drafts = [self._read(rule, mark, ground.facts) for rule, mark in marks]
        except BackendError as error:
            path = ground.facts.document.path
            return [], BackendReport(producer.name, "", failures=(str(error),), unseen=(path,))
        except Exception as error:  # noqa: BLE001 - as for a rule's crash
            failed.append(FailedRule(producer.name, ground.facts.document.path, f"{type(error).__name__}: {error}"))
            return [], BackendReport(producer.name, "")
        found = [draft for draft in drafts if draft is not None]
        for draft in found:
            draft.foreign = True
        return found, told

    def _read(self, rule: RuleInfo, mark: Mark, facts: Facts) -> Draft | None:
        return _draft(rule, self._case(rule, mark.case), mark, facts)

    def _drafts(self, rule: RuleInfo, facts: Facts) -> Iterator[Draft]:
        check = self._checks.get(rule.name)
        if check is None:
            check = self._checks[rule.name] = check_of(rule)
        for mark in list(check(facts, self._options_of(rule))):
            if rule.exempt and facts.protected.touching(mark.span):
                continue
            draft = _draft(rule, self._case(rule, mark.case), mark, facts)
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
    """The severities that aren't their page's: those that are set, and info for rules that the house doesn't know yet."""
    known = release(settings.catalogue)
    if known:
        for rule in catalogue:
            if release(rule.since) > known and rule.name not in settings.gate:
                yield rule.name, Severity.INFO
    yield from settings.severities


def _speaks(rule: RuleInfo, document: Document) -> bool:
    return rule.language in ("any", document.language)


def _guards(catalogue: Catalogue, selected: Sequence[RuleInfo]) -> Iterator[RuleInfo]:
    """The rules that are off but may cover, cut or ask about what selected rules mend: switching a rule off never unlocks a fix."""
    names = {rule.name for rule in selected}
    for rule in catalogue:
        if (
            rule.name not in names
            and rule.status == "stable"
            and (not names.isdisjoint(rule.covers) or _guards_words(rule))
        ):
            yield rule


def _guards_words(rule: RuleInfo) -> bool:
    return any(case.cuts or case.applicability is Applicability.QUERY for case in rule.cases.values())


def _draft(rule: RuleInfo, case: Case, mark: Mark, facts: Facts) -> Draft | None:
    """The Mark with its page, its words filled in, or None where direct speech is to be left alone."""
    applicability, query = case.applicability, case.query
    if not case.cuts and rule.in_quotes is not InQuotes.FIX and _changes_speech(mark, facts):
        if rule.in_quotes is InQuotes.SKIP:
            return None
        if applicability in (Applicability.SAFE, Applicability.REVIEW):
            applicability, query = Applicability.QUERY, query or _QUOTED_QUERY
    fields = {"words": mark.span.text(facts.text), **mark.fields}
    return Draft(rule, case, mark, applicability, case.message.format_map(fields), query.format_map(fields))


def _changes_speech(mark: Mark, facts: Facts) -> bool:
    if not facts.quotations:
        return False
    spans = [
        mark.span,
        *(edit.span for suggestion in mark.suggestions for edit in suggestion.edits if edit.span.start < edit.span.end),
    ]
    return any(_inside_speech(span, facts) for span in spans)


def _inside_speech(span: Span, facts: Facts) -> bool:
    quotation = facts.quoted.touching(span)
    return quotation is not None and span.start >= quotation.start and span.end <= quotation.end


def _ordered(drafts: list[Draft]) -> list[Draft]:
    """In total order, each mark of a rule once."""
    seen: set[tuple[str, Span, str]] = set()
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.order):
        key = (draft.rule.name, draft.span, draft.mark.case)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept


def _name(drafts: Sequence[Draft], text: str) -> None:
    counts: Counter[str] = Counter()
    for draft in drafts:
        equal = fingerprint(draft.rule.name, text, draft.span, 0)
        draft.id = equal if counts[equal] == 0 else fingerprint(draft.rule.name, text, draft.span, counts[equal])
        counts[equal] += 1
