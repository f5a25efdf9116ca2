"""What runs in a worker process: checks the text of a request, and answers as LanguageTool does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.facts.text.language import UNKNOWN as UNDETERMINED
from checker.facts.text.language import language_name, language_of
from checker.facts.view import Facts
from checker.model.finding import Finding
from checker.model.report import DocumentReport, Event, Skipped
from checker.model.settings import Settings
from checker.model.span import Span
from checker.reading.registry import read
from checker.reports.limit import within_limit
from checker.rulebook.catalogue import Catalogue
from checker.run.catalogues import catalogue_of
from checker.run.checker import Checker
from checker.serve.checkers import checker_for
from checker.serve.languagetool_api.about import configuration, software
from checker.serve.languagetool_api.errors import RefusedError
from checker.serve.languagetool_api.form import form_values
from checker.serve.languagetool_api.languages import ENGLISH, UNKNOWN, Language
from checker.serve.languagetool_api.matches import match_of
from checker.serve.languagetool_api.parameters import MOST_CHARACTERS, CheckParameters
from checker.serve.languagetool_api.ranges import Sentences
from checker.serve.requests import CheckRequest


def answer_to_form(query: bytes, body: bytes, base: Settings) -> dict[str, Any]:
    """The answer to ``/v2/check`` with a form in its address and its body. Raises RefusedError where LanguageTool does, and if the text could not be checked."""
    return answer_to(CheckParameters.of(form_values(query, body)), base)


def answer_to(parameters: CheckParameters, base: Settings) -> dict[str, Any]:
    """The answer to parameters that were read. Raises RefusedError if the text could not be checked."""
    request, checker = _checker(parameters, base)
    detected = _detected(parameters, checker)
    language = detected if parameters.detect else parameters.language
    asked = language.code == ENGLISH and not parameters.sentences_only
    reports = _reports(checker.check_source(request.source)) if asked else []
    sentences = Sentences(parameters.text, _sentences(checker, request))
    ranges = list(sentences.ranges())
    findings = _wanted(parameters, reports, checker.catalogue, preview=base.preview)
    return {
        "software": software(),
        "warnings": _warnings(reports),
        "language": _named(language) | {"detectedLanguage": _named(detected) | _certainty(parameters)},
        "matches": [match_of(finding, checker.catalogue.find(finding.rule), sentences) for finding in findings],
        "sentenceRanges": ranges,
        "extendedSentenceRanges": [_extended(start, end, language) for start, end in ranges],
    }


def configuration_of(base: Settings) -> dict[str, Any]:
    """The answer to ``/v2/configinfo``."""
    return configuration(list(catalogue_of(base.rules)), MOST_CHARACTERS)


def _checker(parameters: CheckParameters, base: Settings) -> tuple[CheckRequest, Checker]:
    """The request with a checker for it. Two are enough, with preview rules and without: which findings are wanted is decided afterwards."""
    choice = parameters.choice
    preview = (("preview", True),) if choice.picky or choice.enabled else ()
    request = CheckRequest(parameters.text.plain, options=(("language", ENGLISH), *preview))
    return request, checker_for(request, base)


def _detected(parameters: CheckParameters, checker: Checker) -> Language:
    """The language that the text is in, as far as its words show it."""
    code = language_of(parameters.text.plain, checker.resources)
    if code == ENGLISH:
        return parameters.language
    if code.startswith(UNDETERMINED):
        return UNKNOWN
    return Language(language_name(code, checker.resources), code, code)


def _reports(events: Iterable[Event]) -> list[DocumentReport]:
    reports = []
    for event in events:
        if isinstance(event, Skipped):
            raise RefusedError(f"Internal Error: {event.reason}", 500)
        if isinstance(event, DocumentReport):
            reports.append(within_limit(event))
    return reports


def _wanted(
    parameters: CheckParameters, reports: Iterable[DocumentReport], catalogue: Catalogue, *, preview: bool
) -> Iterator[Finding]:
    for report in reports:
        for finding in report.open:
            rule = catalogue.find(finding.rule)
            off_by_default = rule is not None and rule.preview and not preview
            if parameters.choice.takes(finding.rule, finding.code, preview=off_by_default):
                yield finding


def _sentences(checker: Checker, request: CheckRequest) -> list[Span]:
    return [
        Span(*document.offsets.place(segment.span)[1:])
        for document in read(request.source, checker.settings.reader)
        for segment in Facts(document, checker.resources).segments
    ]


def _warnings(reports: Iterable[DocumentReport]) -> dict[str, Any]:
    """Whether a rule or a backend has failed, and why."""
    reasons = [f"{failed.rule}: {failed.message}" for report in reports for failed in report.failed]
    reasons += [line for report in reports for backend in report.backends for line in backend.failures]
    return (
        {"incompleteResults": True, "incompleteResultsReason": "; ".join(reasons)}
        if reasons
        else {"incompleteResults": False}
    )


def _named(language: Language) -> dict[str, Any]:
    return {"name": language.name, "code": language.long_code}


def _certainty(parameters: CheckParameters) -> dict[str, Any]:
    """How sure the detected language is: there is no measure but whether there are words."""
    words = any(sign.isalpha() for sign in parameters.text.plain)
    return {"confidence": 1.0 if words else 0.0, "source": "checker" if words else None}


def _extended(start: int, end: int, language: Language) -> dict[str, Any]:
    return {"from": start, "to": end, "detectedLanguages": [{"language": language.code, "rate": 1.0}]}
