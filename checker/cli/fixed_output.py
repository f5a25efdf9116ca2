"""What “checker fix” writes of one source: its fixed text or a diff, and the lines about what is left."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.base.visible import visible
from checker.engine.fixing import Fixed
from checker.model.report import DocumentReport
from checker.model.span import LineIndex
from checker.reading.source import Source
from checker.reports import concise
from checker.reports.limit import within_limit
from checker.reports.wording.totals import plural
from checker.run.replace_file import replace_source

# Lines as editors count them: not at the separators that str.splitlines() takes for line ends too.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def write_fixed(source: Source, text: str, roots: Sequence[Path], *, diff: bool) -> None:
    """Writes a fixed text: to its file, or to standard output where there are no ``roots``."""
    if diff:
        found = _diff(source, text)
        # What is piped is a patch; at a terminal nobody applies it, and the article could send commands.
        sys.stdout.write(_readable(found) if sys.stdout.isatty() else found)
    elif not roots:
        sys.stdout.buffer.write(source.encoded(text))
    elif text != source.text:
        replace_source(source, text, roots)


def lines_of_open(report: DocumentReport) -> Iterator[str]:
    """A line for each open finding, as in ``concise``, with its id."""
    listed = within_limit(report)
    for finding in listed.open:
        yield f"{concise.line(finding, report)} (id {finding.id[:8]})\n"
    if more := sum(one.findings for one in listed.unlisted if one.is_open):
        yield f"{report.path}: {plural(more, 'more finding')}\n"


def lines_of_refused(source: Source, fixed: Fixed) -> Iterator[str]:
    """A line for each fix that was left out because it would do harm."""
    lines = LineIndex(fixed.text)
    for finding, reason in fixed.refused:
        line, column = lines.position(min(finding.place.start, len(fixed.text)))
        yield f"{visible(source.path)}:{line}:{column}: not applied: {finding.rule}: {visible(reason)}\n"


def _readable(diff: str) -> str:
    """A diff for people: tabs stay, line ends are those of the terminal."""
    lines = (line.removesuffix("\r").split("\t") for line in diff.split("\n"))
    return "\n".join("\t".join(map(visible, words)) for words in lines)


def _diff(source: Source, text: str) -> str:
    lines = difflib.unified_diff(
        _LINE.findall(source.text), _LINE.findall(text), f"a/{visible(source.path)}", f"b/{visible(source.path)}"
    )
    return "".join(line if line[-1] in "\r\n" else f"{line}\n\\ No newline at end of file\n" for line in lines)
