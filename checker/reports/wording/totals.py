"""What a run found in sum, what was set aside, and what it couldn't check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.model.finding import Severity
from checker.model.report import DocumentReport
from checker.model.summary import Summary
from checker.reports.escaping import one_line
from checker.rulebook.selection import BACKENDS

_SEVERITIES = ("error", "warning", "note")


def totals(summary: Summary) -> str:
    """ "61 files (58 clean): 2 errors, 0 warnings, 1 note, 3 questions; 4 known findings in the baseline"."""
    counts = (plural(summary.severities[severity], word) for severity, word in zip(Severity, _SEVERITIES, strict=True))
    clean = f" ({summary.clean:,} clean)" if summary.clean else ""
    found = ", ".join((*counts, plural(summary.queries, "question")))
    aside = set_aside(summary.known, summary.suppressed)
    return "; ".join((f"{plural(summary.files, 'file')}{clean}: {found}", *aside))


def set_aside(known: Mapping[str, int], suppressed: int) -> list[str]:
    """What doesn't count although it was found: ["3 known findings in the baseline", "1 finding suppressed"]."""
    shown = [f"{plural(count, 'known finding')} {one_line(reason)}" for reason, count in sorted(known.items())]
    return [*shown, f"{plural(suppressed, 'finding')} suppressed"] if suppressed else shown


def backends_line(summary: Summary) -> str:
    """Which other programs checked the text too; empty if there were none."""
    names = (f"{BACKENDS.get(one.name, one.name)} {one.version}".rstrip() for one in summary.backends if one.complete)
    joined = one_line(", ".join(names))
    return f"also checked by {joined}" if joined else ""


def without_clean(reports: Iterable[DocumentReport]) -> Iterator[DocumentReport]:
    """The reports without those that have nothing to say, if there are several: they are counted at the end."""
    first: DocumentReport | None = None
    is_first = True
    for report in reports:
        if is_first and report.is_clean:
            first = report
        elif not report.is_clean:
            yield report
        if not is_first:
            first = None
        is_first = False
    if first is not None:
        yield first


def not_checked(report: DocumentReport) -> list[str]:
    """What a run can't check, and fixes on hold."""
    lines = ["accuracy against the original (no source text given)", *report.unassessed]
    if withheld := sum(bool(finding.withheld) for finding in report.open):
        on_hold = "1 fix is" if withheld == 1 else f"{withheld} fixes are"
        lines.append(f"{on_hold} on hold, pending a decision above")
    return lines


def unread_line(summary: Summary) -> str:
    """ "17 files in unsupported formats were not checked (.docx 9, .srt 8)", the most frequent first; empty if there are none."""
    total = summary.unread.total()
    if not total:
        return ""
    counts = sorted(summary.unread.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{extension} {count}" for extension, count in counts)
    files = "1 file in an unsupported format was" if total == 1 else f"{total:,} files in unsupported formats were"
    return f"{files} not checked ({one_line(listed)})"


def plural(count: int, word: str) -> str:
    """ "1 cut", "3 cuts", "2 fixes"."""
    ending = "" if count == 1 else "es" if word.endswith("x") else "s"
    return f"{count} {word}{ending}"
