"""``--statistics``: a line a rule: how many, how many in 10,000 words, and one excerpt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from checker.model.report import DocumentReport, Summary
from checker.reports.desk import context, plural


def render(reports: Iterable[DocumentReport], summary: Summary, rules: str) -> Iterator[str]:
    """The table, most frequent rule first, and the number of words that it stands on."""
    counts: Counter[tuple[str, str]] = Counter()
    excerpts: dict[tuple[str, str], str] = {}
    words = 0
    for report in reports:
        words += report.words
        for finding in report.open:
            key = (str(finding.severity), finding.rule)
            counts[key] += 1
            if key not in excerpts:
                before, marked, after = context(finding, report)
                excerpts[key] = f"{report.path}: {before}[{marked}]{after}"
    yield f"{'count':>6}  {'per 10,000 words':>16}  {'severity':8}  rule\n"
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:6}  {10_000 * count / max(1, words):16.2f}  {key[0]:8}  {key[1]:32} {excerpts[key]}\n"
    yield f"{plural(summary.files, 'file')}, {plural(words, 'word')}\n"
