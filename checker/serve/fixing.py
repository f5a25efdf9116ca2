"""What runs in a worker process: fixes a text as ``checker fix`` does, and says what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from checker.engine.fixing import Choice
from checker.model.errors import EditRefusedError, SourceError, UsageError
from checker.model.finding import Answer, Finding
from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.run.checker import Checker
from checker.run.fix_source import fix_source, own_words
from checker.serve.checkers import checker_for
from checker.serve.checking import json_bytes
from checker.serve.requests import ApiError, CheckRequest, check_kinds

_ID = re.compile(r"[0-9a-f]{8,16}")


@dataclass(frozen=True)
class FixRequest(CheckRequest):
    """A text to fix: what is safe; with ``review`` also what was looked at; ``only`` these ids; ``answers`` to questions, and those ``written`` by a person."""

    review: bool = False
    only: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Self:
        """The request of a JSON body. Raises ApiError for a field of the wrong type, and for what is no id."""
        check_kinds(body, {"review": bool, "only": list, "answers": dict, "written": dict})
        only, answers, written = body.get("only", ()), body.get("answers", {}), body.get("written", {})
        for name in (*only, *answers, *written):
            if not _ID.fullmatch(name):
                raise ApiError(400, "invalid_field", f"“{name[:40]}” is no id of a finding (8 to 16 hex digits)")
        asked = CheckRequest.of(body)
        return cls(asked.text, asked.name, asked.options, body.get("review", False), tuple(only), answers, written)


def fixed(request: FixRequest, base: Settings) -> dict[str, Any]:
    """The fixed text, and what was applied and refused. Raises ApiError for an unknown id or answer, and where fixing would do harm."""
    checker = checker_for(request, base)
    try:
        written = dict(_written(checker, request)) if request.written else {}
        choice = Choice(request.review, request.answers, frozenset(request.only), written=written)
        made = fix_source(checker, request.source, choice)
    except UsageError as error:
        raise ApiError(400, "invalid_answer", str(error).removeprefix("--answer ")) from error
    except SourceError as error:
        raise ApiError(400, "not_fixed", error.reason) from error
    if made.unknown:
        raise _unknown(min(made.unknown))
    return {
        "text": made.text,
        "applied": [_values(finding, label=_label(finding, choice)) for finding in made.applied],
        "refused": [_values(one.finding, reason=one.reason) for one in made.refused],
    }


def fixed_json(request: FixRequest, base: Settings) -> bytes:
    """What ``fixed`` returns, as JSON."""
    return json_bytes(fixed(request, base))


def _written(checker: Checker, request: FixRequest) -> Iterator[tuple[str, Answer]]:
    """The answers in a person's own words, by whole ids."""
    found: dict[str, tuple[Finding, DocumentReport]] = {}
    for report in checker.check_source(request.source):
        if isinstance(report, DocumentReport):
            found |= {finding.id: (finding, report) for finding in report.findings}
    for name, words in request.written.items():
        whole = next((known for known in found if known.startswith(name)), None)
        if whole is None:
            raise _unknown(name)
        try:
            yield whole, own_words(checker, request.source, *found[whole], words)
        except EditRefusedError as error:
            raise ApiError(400, "not_fixed", f"{name}: {error}", id=name) from error


def _label(finding: Finding, choice: Choice) -> str:
    answer = choice.answer_for(finding) or choice.after_names().answer_for(finding)
    return answer.label if answer else ""


def _unknown(name: str) -> ApiError:
    return ApiError(400, "unknown_id", f"no finding has the id {name}; check the text again", id=name)


def _values(finding: Finding, **more: str) -> dict[str, str]:
    return {"id": finding.id, "rule": finding.rule, "text": finding.text, **more}
