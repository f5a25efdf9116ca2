"""The open questions of a text as a list that an editor sends to the author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.model.finding import Finding
from checker.model.report import DocumentReport
from checker.model.summary import Summary
from checker.reports.escaping import markdown_text
from checker.reports.html.markup import html_attribute
from checker.reports.wording.excerpts import Context, answer_words, context

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = "body{font:1em/1.5 system-ui,sans-serif;max-width:45em;margin:2em auto;padding:0 1em;color-scheme:light dark}li{margin-bottom:1em}ol ol{list-style:upper-alpha}"


class Question(NamedTuple):
    """A question with its answers by letter, and the words that it is about in their place."""

    number: int | None
    line: int
    words: Context
    text: str
    answers: Sequence[tuple[str, str]]


def questions_markdown(reports: Sequence[DocumentReport], summary: Summary) -> Iterator[str]:
    """A numbered list in Markdown."""
    for report in reports:
        yield f"# Questions on {markdown_text(report.path)}\n"
        questions = list(_questions(report))
        yield "" if questions else "\nNo open questions.\n"
        for question in questions:
            before, marked, after = map(markdown_text, question.words)
            yield f"\n{question.number}. {markdown_text(question.text)}  \n   Line {question.line}: {before}**{marked}**{after}\n"
            yield from (f"   - {letter}: {markdown_text(label)}\n" for letter, label in question.answers)
    yield from (f"\nNot checked: {markdown_text(reason)}\n" for reason in _unchecked(summary))


def questions_html(reports: Sequence[DocumentReport], summary: Summary) -> Iterator[str]:
    """The same as a page without scripts."""
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Questions</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n'
    for report in reports:
        yield f"<h1>Questions on {html_attribute(report.path)}</h1>\n"
        items = list(map(_item, _questions(report)))
        yield f"<ol>\n{''.join(items)}</ol>\n" if items else "<p>No open questions.</p>\n"
    yield from (f"<p>Not checked: {html_attribute(reason)}</p>\n" for reason in _unchecked(summary))
    yield "</body>\n</html>\n"


def _item(question: Question) -> str:
    before, marked, after = (_spaced(part) for part in question.words)
    answers = "".join(f"<li>{html_attribute(label)}</li>" for _, label in question.answers)
    shown = f"<ol>{answers}</ol>" if answers else ""
    words = f"<br>Line {question.line}: {before}<mark>{marked}</mark>{after}"
    return f"<li>{html_attribute(question.text)}{words}{shown}</li>\n"


def _spaced(part: str) -> str:
    """A part of a line, with the blanks at its ends, which an attribute has not."""
    return f"{part[: len(part) - len(part.lstrip())]}{html_attribute(part)}{part[len(part.rstrip()) :] if part.strip() else ''}"


def _questions(report: DocumentReport) -> Iterator[Question]:
    for finding in report.open:
        if finding.query is not None:
            line, _ = report.lines.position(finding.place.start)
            yield Question(
                finding.query.number, line, context(finding, report), finding.query.text, _answers(finding, report)
            )


def _answers(finding: Finding, report: DocumentReport) -> list[tuple[str, str]]:
    return [(answer.key, answer_words(finding, answer, report)) for answer in finding.answers]


def _unchecked(summary: Summary) -> Iterator[str]:
    yield from (skipped.reason for skipped in summary.skipped)
    yield from (beyond.reason for beyond in summary.out_of_scope)
