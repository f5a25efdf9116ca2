"""``--statistics``: how often each rule fires, on what, and whether it should be on. For a first run over an archive.

``off`` is proposed for a rule that more likely finds the style of a site than mistakes: its worst finding is a warning or a note without a
certain fix, it occurs in at least 5 files and in one of 10, and ten times as often as in clean news, by its page's ``measured``. Where none
was found in N words, clean news may still have up to 3 in as many (the "rule of three" for a 95 % bound: Hanley and Lippman-Hand, JAMA
1983); the three are added to what was found too. All other rules are proposed ``on``: a baseline records their existing findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model.errors import UsageError
from checker.model.finding import Applicability, Finding, Severity
from checker.model.report import DocumentReport
from checker.model.rule_info import PUBLISHED, Measurement
from checker.model.summary import Summary
from checker.reports import Format, Need, RunInfo
from checker.reports.escaping import json_text
from checker.reports.wording.excerpts import context, shortened, where
from checker.reports.wording.totals import plural, set_aside

_WIDTH = 100
_INDENT = 8
_PLACE = 38
_EXCERPTS = 5
_WORDS = 8
_LEAST_FILES, _SHARE, _TIMES, _BOUND = 5, 10, 10, 3
_BASIS = """
“off” is proposed for a warning or note without a certain fix that occurs in at least 5 files and in
1 of 10, ten times as often as in clean news: it is more likely a matter of style than a mistake.
Review them, then add the rule to “ignore” in checker.toml. “checker baseline” records the rest.
"""


@dataclass
class _Tally:
    """What is known of one rule: how many findings and files, and excerpts: one a file, and further ones to fill up with."""

    count: int = 0
    files: int = 0
    severity: Severity = Severity.INFO
    all_safe: bool = True
    path: str = ""
    firsts: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def add(self, finding: Finding, report: DocumentReport) -> None:
        is_new = self.path != report.path
        self.path = report.path
        self.count += 1
        self.files += is_new
        self.severity = min(self.severity, finding.severity, key=lambda severity: severity.rank)
        self.all_safe = self.all_safe and finding.applicability is Applicability.SAFE
        excerpts = self.firsts if is_new else self.others
        if len(self.firsts) < _EXCERPTS and len(excerpts) < _EXCERPTS:
            excerpts.append(_excerpt(finding, report))

    @property
    def excerpts(self) -> list[str]:
        return (self.firsts + self.others)[:_EXCERPTS]


class _Row(NamedTuple):
    rule: str
    tally: _Tally
    rate: float
    is_off: bool


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """The table, most frequent rule first, each with up to five excerpts, and the size of the run."""
    rows = _rows(reports, summary, run)
    yield f"{'count':>6}  {'per 10,000 words':>16}  {'files':>6}  {'severity':8}  {'proposed':8}  rule\n"
    for rule, tally, rate, is_off in rows:
        yield f"{tally.count:6}  {rate:16.2f}  {tally.files:6}  {tally.severity:8}  {_proposed(is_off=is_off):8}  {rule}\n"
        yield from (f"{' ' * _INDENT}{excerpt}\n" for excerpt in tally.excerpts)
    size = f"{plural(summary.files, 'file')}, {plural(summary.words, 'word')}"
    yield "; ".join((size, *set_aside(summary.known, summary.suppressed))) + "\n"
    if any(row.is_off for row in rows):
        yield _BASIS


def render_json(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """The same as one JSON object, without excerpts."""
    rules = [
        {
            "rule": rule,
            "count": tally.count,
            "per_10000_words": round(rate, 2),
            "files": tally.files,
            "severity": tally.severity,
            "proposed": _proposed(is_off=is_off),
        }
        for rule, tally, rate, is_off in _rows(reports, summary, run)
    ]
    baselined = sum(summary.known.values())
    counts = {"files": summary.files, "words": summary.words, "baselined": baselined, "suppressed": summary.suppressed}
    yield json_text({"schema": 1, "rules": rules, **counts, "exit_code": summary.exit_code}) + "\n"


def _proposed(*, is_off: bool) -> str:
    return "off" if is_off else "on"


def _rows(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> list[_Row]:
    """The rules that fired, the most frequent first."""
    tallies: dict[str, _Tally] = {}
    words = 0
    for report in reports:
        words += report.words
        for finding in report.open:
            tallies.setdefault(finding.rule, _Tally()).add(finding, report)
    rows: list[_Row] = []
    for rule, tally in sorted(tallies.items(), key=lambda item: (-item[1].count, item[1].severity.rank, item[0])):
        page = run.page(rule)
        off = _floods(tally, page.measured.get(PUBLISHED) if page else None, words, summary.files)
        rows.append(_Row(rule, tally, 10_000 * tally.count / max(1, words), off))
    return rows


def _floods(tally: _Tally, clean: Measurement | None, words: int, files: int) -> bool:
    """Whether a rule more likely finds the style of the site than mistakes."""
    if tally.severity is Severity.ERROR or tally.all_safe:
        return False
    if tally.files < _LEAST_FILES or tally.files * _SHARE < files:
        return False
    if clean is None:
        return True
    return tally.count * clean.words >= _TIMES * (clean.findings + _BOUND) * words


def _excerpt(finding: Finding, report: DocumentReport) -> str:
    """The place, and the marked words in up to eight words, as wide as the table at most."""
    place = f"{shortened(report.path)}:{where(finding, report)}"
    place = place if len(place) <= _PLACE else f"…{place[1 - _PLACE :]}"
    room = _WIDTH - _INDENT - len(place) - 2
    before, marked, after = context(finding, report)
    lead, words, tail = before.split(), marked.split(), after.split()
    if len(words) >= _WORDS:
        words = [*words[:4], "…", *words[-3:]]
    left = max(0, _WORDS - len(words))
    tail = tail[: left - min(len(lead), left // 2)]
    lead = lead[len(lead) - min(len(lead), left - len(tail)) :]
    shown = _joined(lead, words, tail, before, after)
    while len(shown) > room and (lead or tail):
        lead, tail = (lead[1:], tail) if len(lead) > len(tail) else (lead, tail[:-1])
        shown = _joined(lead, words, tail, before, after)
    return f"{place}  {shown if len(shown) <= room else f'{shown[: room - 2]}…]'}"


def _joined(lead: list[str], words: list[str], tail: list[str], before: str, after: str) -> str:
    """As they stand in the text: what is glued to the mark stays so."""
    left = " " if lead and before.endswith(" ") else ""
    right = " " if tail and after.startswith(" ") else ""
    return f"{' '.join(lead)}{left}[{' '.join(words)}]{right}{' '.join(tail)}"


_NEEDS = frozenset({Need.RULES, Need.EVERY})
STATISTICS = Format("text", _NEEDS, render)
"""What ``--statistics`` prints by default."""
_FORMATS = {"text": STATISTICS, "json": Format("json", _NEEDS, render_json, (".json",))}


def load_statistics(name: str) -> Format:
    """The format of that name for ``--statistics``. Raises UsageError if there is none."""
    if name not in _FORMATS:
        raise UsageError(f"--statistics has no format “{name}” (available: {', '.join(sorted(_FORMATS))})")
    return _FORMATS[name]


def statistics_extensions() -> dict[str, tuple[str, ...]]:
    """The file extensions of each format."""
    return {name: found.extensions for name, found in _FORMATS.items()}
