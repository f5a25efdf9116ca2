"""The text of an article with its cuts and fixes applied, to be copied from the page."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from checker.engine.fixing import Choice, chosen_edits
from checker.model.finding import apply_edits
from checker.model.report import DocumentReport
from checker.reports.html.entries import Entry
from checker.reports.wording.totals import plural

# A runner of jobs would take the line for a command, were the page printed to its log.
_COMMAND = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)
_ALL = Choice(review=True)
_MOST_LINES = 24
_LINE = 90


def corrected_text(report: DocumentReport, entries: Mapping[str, Sequence[Entry]], prefix: str) -> Iterator[str]:
    """A field with the text; nothing where nothing is applied, or where the file has parts or articles besides this one."""
    edits = [edit for _, edits in chosen_edits(report.findings, _ALL) for edit in edits]
    if not edits or report.unit or any(edit.part for edit in edits):
        return
    text = apply_edits(report.source, edits)
    questions = len(entries["question"])
    left = f" {plural(questions, 'question').capitalize()} still to answer." if questions else ""
    lines = min(_MOST_LINES, 1 + sum(1 + len(line) // _LINE for line in text.splitlines()))
    yield f'<section class="corrected">\n<h3 id="{prefix}-corrected">Text with cuts and fixes applied</h3>\n'
    yield f"<p>Select all of it and copy it. Nothing is written to the file.{left}</p>\n"
    # A line end after the start tag is no part of the text.
    yield f'<textarea readonly rows="{lines}" aria-labelledby="{prefix}-corrected">\n{_escaped(text)}</textarea>\n</section>\n'


def _escaped(text: str) -> str:
    """As it stands, without what no page may hold; characters that aren't seen, and the first colon of a command, are references."""
    flat = text.replace("\r\n", "\n").replace("\r", "\n")
    escaped = "".join(_character(character) for character in flat)
    return _COMMAND.sub(r"\1&#58;", escaped)


def _character(character: str) -> str:
    if character in "\n\t" or character.isprintable():
        return html.escape(character)
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Cn"):
        return ""
    return f"&#x{ord(character):x};"
