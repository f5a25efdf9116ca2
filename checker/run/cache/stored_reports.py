"""Results as JSON and back. What is in the source already (its text, its path) isn't stored: a result holds wherever the same text lies."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from checker.model.backend_report import BackendReport, BackendRule
from checker.model.document import Place
from checker.model.finding import Answer, Applicability, Finding, Query, RelatedPlace, Severity, SourceEdit, State
from checker.model.readability import HardSentence, ParagraphFigures, Readability
from checker.model.report import DocumentReport, Event, FailedRule, OutOfScope
from checker.model.span import LineIndex, Span
from checker.run.jobs import Job


def dumped(events: Sequence[Event]) -> str:
    """The events of one source as JSON. Lone surrogates go out escaped."""
    return json.dumps([(type(event).__name__, _values(event)) for event in events], separators=(",", ":"))


def _values(event: Event) -> Event:
    if isinstance(event, OutOfScope):
        return event._replace(path="")
    if not isinstance(event, DocumentReport):
        raise TypeError(f"a {type(event).__name__} is not stored")
    failed = tuple(failed._replace(path="") for failed in event.failed)
    evidence = dict(event.evidence)
    return event._replace(path="", source="", lines=None, fail_on=None, failed=failed, evidence=evidence)  # type: ignore[arg-type]


def loaded(text: str, job: Job) -> Sequence[Event]:
    """The events of a source. Raises ValueError, TypeError, KeyError or IndexError for what ``dumped`` didn't write."""
    return tuple(_LOADERS[kind](values, job) for kind, values in json.loads(text))


def _out_of_scope(values: list[Any], job: Job) -> OutOfScope:
    return OutOfScope(*values)._replace(path=job.source.path)


def _report(values: list[Any], job: Job) -> DocumentReport:
    stored = DocumentReport(*values)
    path, text = job.source.path, job.source.text
    return stored._replace(
        path=path,
        source=text,
        lines=LineIndex(text),
        findings=tuple(_finding(found) for found in stored.findings),
        failed=tuple(FailedRule(rule, path, message) for rule, _, message in stored.failed),
        readability=_readability(stored.readability) if stored.readability else None,
        fail_on=job.settings.fail_on,
        notes=tuple(stored.notes),
        keys=tuple(tuple(keys) for keys in stored.keys),
        unassessed=tuple(stored.unassessed),
        unlisted=(),
        backends=tuple(_backend(BackendReport(*values)) for values in stored.backends),
    )


def _backend(stored: BackendReport) -> BackendReport:
    return stored._replace(
        filtered=tuple((reason, count) for reason, count in stored.filtered),
        rules=tuple(BackendRule(*rule) for rule in stored.rules),
        failures=tuple(stored.failures),
        unseen=tuple(stored.unseen),
    )


def _finding(values: Any) -> Finding:
    found = Finding(*values)
    return found._replace(
        severity=Severity(found.severity),
        applicability=Applicability(found.applicability),
        state=State(found.state),
        span=Span(*found.span),
        place=Place(*found.place),
        answers=tuple(_answer(answer) for answer in found.answers),
        query=Query(*found.query) if found.query else None,
        related=tuple(RelatedPlace(Place(*place), message) for place, message in found.related),
        evidence=tuple(found.evidence),
    )


def _answer(values: Any) -> Answer:
    answer = Answer(*values)
    return answer._replace(edits=tuple(SourceEdit(*edit) for edit in answer.edits))


def _readability(values: Any) -> Readability:
    figures = Readability(*values)
    return figures._replace(
        hardest=tuple(HardSentence(*sentence) for sentence in figures.hardest),
        paragraphs=tuple(ParagraphFigures(*paragraph) for paragraph in figures.paragraphs),
    )


_LOADERS: Mapping[str, Callable[[list[Any], Job], Event]] = {
    DocumentReport.__name__: _report,
    OutOfScope.__name__: _out_of_scope,
}
