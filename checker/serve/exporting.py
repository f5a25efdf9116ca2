"""What runs in a worker process: writes what an editor takes away, as a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from checker.model.errors import SourceError
from checker.model.settings import Settings
from checker.reading.registry import read
from checker.reports import RunInfo, load_format
from checker.serve.checkers import checker_for
from checker.serve.checking import reports_on
from checker.serve.question_list import questions_html, questions_markdown
from checker.serve.requests import ApiError, CheckRequest, check_kinds

_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class ExportRequest(CheckRequest):
    """A text, and the ``format`` of the file to make of it. ``ignored``: reasons by ids of findings that are suppressed in it."""

    format: str = ""
    ignored: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Self:
        """The request of a JSON body. Raises ApiError for an unknown format."""
        check_kinds(body, {"format": str, "ignored": dict})
        name = body.get("format", "")
        if name not in EXPORTS:
            raise ApiError(400, "unknown_format", f"“format” must be one of: {', '.join(EXPORTS)}", field="format")
        asked = CheckRequest.of(body)
        return cls(asked.text, asked.name, asked.options, name, body.get("ignored", {}))


class Export(NamedTuple):
    """A format: its media type, and what writes it."""

    media_type: str
    write: Callable[[ExportRequest, Settings], str]


def exported(request: ExportRequest, base: Settings) -> bytes:
    """The file. Raises ApiError for a text that can't be checked."""
    return EXPORTS[request.format].write(request, base).encode()


def _report(name: str) -> Callable[[ExportRequest, Settings], str]:
    def write(request: ExportRequest, base: Settings) -> str:
        checker = checker_for(request, base)
        reports, summary = reports_on(request, base, request.ignored)
        run = RunInfo(catalogue=checker.catalogue, enabled=checker.selected)
        return "".join(load_format(name).render(reports, summary, run))

    return write


def _questions_markdown(request: ExportRequest, base: Settings) -> str:
    return "".join(questions_markdown(*reports_on(request, base, request.ignored)))


def _questions_html(request: ExportRequest, base: Settings) -> str:
    return "".join(questions_html(*reports_on(request, base, request.ignored)))


def _prose(request: ExportRequest, base: Settings) -> str:
    """The words of the article without markup. What is no prose, such as code, stands as it is written."""
    return "".join(f"{text.strip()}\n" for text in _texts(request, base))


def _texts(request: CheckRequest, base: Settings) -> Iterator[str]:
    try:
        for document in read(request.source, base.reader):
            text, done = "", 0
            for span in document.opaque:
                place = document.offsets.place(span)
                text += document.text[done : span.start] + _TAG.sub("", request.text[place.start : place.end]).strip(
                    "`"
                )
                done = span.end
            yield text + document.text[done:]
    except SourceError as error:
        raise ApiError(400, "not_text", error.reason.partition(";")[0]) from error


EXPORTS: Mapping[str, Export] = {
    "questions.md": Export("text/markdown", _questions_markdown),
    "questions.html": Export("text/html", _questions_html),
    "report.json": Export("application/json", _report("json")),
    "report.html": Export("text/html", _report("html")),
    "prose.txt": Export("text/plain", _prose),
}
