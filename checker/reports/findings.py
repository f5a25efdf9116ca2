"""How reports for people show findings: by what is to be done with them, in their context, a fix as before → after."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from checker.base.visible import visible
from checker.model.finding import Answer, Applicability, Finding, Severity, State, apply_edits
from checker.model.readability import HardSentence, Readability
from checker.model.report import DocumentReport, Summary
from checker.model.span import Span
from checker.reports.escaping import one_line
from checker.rulebook.selection import BACKENDS

LEAST_HARD_WORDS = 25
"""A shorter sentence is not called hard, however long its words: plain-English guides for news set the limit at 20 to 25 words."""
_CONTEXT_WORDS = 4
_SEVERITIES = ("error", "warning", "note")
_WORD = re.compile(r"\S+")
_COUNTED = re.compile(r" ([^\W\d_][\w’'-]*)")
_LONGEST_MARK = 90


class Worklist(NamedTuple):
    """The open findings of a report by what is to be done with them, in a sub-editor's order of work."""

    cuts: list[Finding]
    fixes: list[Finding]
    questions: list[Finding]
    notes: list[Finding]


KINDS = (("cut", "Cuts"), ("fix", "Fixes"), ("question", "Questions for the editor"), ("note", "Notes"))
"""What the fields of a Worklist hold, and their headings."""


class Context(NamedTuple):
    """Marked words with about four words on either side, on one line."""

    before: str
    marked: str
    after: str


class Figure(NamedTuple):
    """A readability figure: its name for people, its field in Readability, and how to read it."""

    name: str
    field: str
    scale: str


FIGURES = (
    Figure("Flesch reading ease", "flesch_reading_ease", "0 = very hard, 100 = very easy"),
    Figure("Flesch–Kincaid grade", "flesch_kincaid_grade", "years of schooling"),
    Figure("Gunning fog", "gunning_fog", "years of schooling"),
    Figure("SMOG", "smog_index", "years of schooling"),
    Figure("Coleman–Liau", "coleman_liau_index", "years of schooling"),
    Figure("ARI", "automated_readability_index", "years of schooling"),
    Figure("Dale–Chall", "dale_chall_score", "under 5 = easy, 9 or more = hard"),
    Figure("LIX", "lix", "40 to 50 is typical of news"),
)


def worklist_of(report: DocumentReport) -> Worklist:
    """Sorts the open findings into cuts, fixes, questions and notes."""
    by_kind: dict[str, list[Finding]] = {kind: [] for kind, _ in KINDS}
    for finding in report.open:
        by_kind[kind_of(finding)].append(finding)
    return Worklist(*by_kind.values())


def kind_of(finding: Finding) -> str:
    """What is to be done with an open finding: one of ``KINDS``."""
    if finding.query is not None:
        return "question"
    if finding.cuts:
        return "cut"
    return "fix" if finding.severity is not Severity.INFO and finding.answers else "note"


def unlisted_of(report: DocumentReport, kind: str) -> Counter[str]:
    """How many findings of a kind a report leaves out, by rule."""
    return Counter({one.rule: one.findings for one in report.unlisted if one.kind == kind})


def verdict(report: DocumentReport, worklist: Worklist) -> str:
    """The first line: may it be published, what is to be done, and what was set aside."""
    counts = (
        (len(findings) + unlisted_of(report, kind).total(), kind)
        for (kind, _), findings in zip(KINDS, worklist, strict=True)
    )
    todo = ", ".join(plural(count, kind) for count, kind in counts if count)
    aside = set_aside(report.known, report.suppressed)
    details = "; ".join(([todo] if todo else []) + aside)
    headline = _headline(report, is_idle=not todo)
    return f"{headline}: {details}" if details else headline


def _headline(report: DocumentReport, *, is_idle: bool) -> str:
    if any(finding.severity is Severity.ERROR for finding in report.open):
        return "NOT PUBLISHABLE"
    if any(finding.severity is Severity.WARNING for finding in report.open):
        return "NEEDS REVIEW"
    if report.unread_of:
        return f"MOSTLY UNREAD: {report.words:,} of {report.unread_of:,} words were read"
    if report.known:
        return "NOTHING NEW" if is_idle else "NO NEW ERRORS"
    return "NO ERRORS FOUND"


def set_aside(known: Mapping[str, int], suppressed: int) -> list[str]:
    """What doesn't count although it was found: ["3 known findings in the baseline", "1 finding suppressed"]."""
    shown = [f"{plural(count, 'known finding')} {one_line(reason)}" for reason, count in sorted(known.items())]
    return [*shown, f"{plural(suppressed, 'finding')} suppressed"] if suppressed else shown


def totals(summary: Summary) -> str:
    """ "61 files (58 clean): 2 errors, 0 warnings, 1 note, 3 questions; 4 known findings in the baseline"."""
    counts = (plural(summary.severities[severity], word) for severity, word in zip(Severity, _SEVERITIES, strict=True))
    clean = f" ({summary.clean:,} clean)" if summary.clean else ""
    found = ", ".join((*counts, plural(summary.queries, "question")))
    aside = set_aside(summary.known, summary.suppressed)
    return "; ".join((f"{plural(summary.files, 'file')}{clean}: {found}", *aside))


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


def plural(count: int, word: str) -> str:
    """ "1 cut", "3 cuts", "2 fixes"."""
    ending = "" if count == 1 else "es" if word.endswith("x") else "s"
    return f"{count} {word}{ending}"


def short_id(finding: Finding) -> str:
    """ "id 3f9c21aa": as much of an id as options need."""
    return f"id {finding.id[:8]}"


def where(finding: Finding, report: DocumentReport) -> str:
    """``line:column``."""
    line, column = report.lines.position(finding.place.start)
    return f"{line}:{column}"


def context(finding: Finding, report: DocumentReport) -> Context:
    """The marked words in their surroundings."""
    source, start, end = report.source, finding.place.start, finding.place.end
    before = _WORD.findall(source[max(0, start - 80) : start])[-_CONTEXT_WORDS:]
    after = _WORD.findall(source[end : end + 80])[:_CONTEXT_WORDS]
    glued_before = source[start - 1 : start].strip() == "" or not before
    glued_after = source[end : end + 1].strip() == "" or not after
    return Context(
        visible(" ".join(before)) + (" " if glued_before and before else ""),
        shortened(source[start:end]),
        (" " if glued_after and after else "") + visible(" ".join(after)),
    )


def shortened(words: str) -> str:
    """Words on one line, the middle left out where they are long; invisible characters are named."""
    line = visible(re.sub(r"\s+", " ", words))
    return line if len(line) <= _LONGEST_MARK else f"{line[:50].rstrip()} … {line[-30:].lstrip()}"


def change(finding: Finding, answer: Answer, report: DocumentReport) -> tuple[str, str]:
    """The words before and after an answer's edits, widened to whole words."""
    source = report.source
    start = min(edit.start for edit in answer.edits)
    end = max(edit.end for edit in answer.edits)
    if finding.place.start - 60 < start and end < finding.place.end + 60:
        start, end = min(start, finding.place.start), max(end, finding.place.end)
    while start > 0 and source[start].isspace() and source[start - 1].isspace():
        start -= 1
    while start > 0 and not source[start - 1].isspace():
        start -= 1
    return shortened(source[start:end]), shortened(apply_edits(source, answer.edits, within=Span(start, end)))


def evidence_note(finding: Finding) -> str:
    """Why a weak sign is reported here; empty for other findings."""
    return f"reported because this text has other damage: {', '.join(finding.evidence)}" if finding.evidence else ""


def refusal_note(finding: Finding) -> str:
    """That a fix can't be applied, with the reason; empty where it can."""
    return f"can't be applied: {one_line(finding.refusal)}" if finding.refusal else ""


def labelled(answer: Answer) -> str:
    """An answer by its label, with the reason where it can't be written into the file."""
    label = one_line(answer.label)
    return f"{label} (can't be applied: {one_line(answer.refused)})" if answer.refused else label


def answer_words(finding: Finding, answer: Answer, report: DocumentReport) -> str:
    """What an answer to a question makes of the text. One that changes other words than the marked ones names them: "2 → 3 (children)"."""
    label = labelled(answer)
    if len(answer.edits) != 1 or answer.edits[0].text != answer.label:
        return label
    _, start, end, _ = answer.edits[0]
    old = report.source[start:end]
    if not old.strip() or old == finding.text:
        return label
    following = _COUNTED.match(report.source, end)
    return f"{one_line(old)} → {label}{f' ({following[1]})' if following else ''}"


def is_certain(finding: Finding) -> bool:
    """Whether its fix needs no confirmation."""
    return finding.applicability is Applicability.SAFE or bool(finding.withheld)


def covered_by(cut: Finding, report: DocumentReport) -> list[Finding]:
    """What a cut covers, which matters if it is refused. Another cut of the same words says nothing new."""
    covered = (finding for finding in report.findings if finding.state is State.COVERED)
    return [finding for finding in covered if finding.covered_by == cut.id and not finding.cuts]


def if_kept(finding: Finding, report: DocumentReport) -> str:
    """A covered finding in one line: its fix, or its question."""
    if finding.query is not None:
        return one_line(finding.query.text)
    if finding.answers and finding.answers[0].edits:
        return " → ".join(change(finding, finding.answers[0], report))
    return one_line(finding.message)


def first_few(
    findings: Sequence[Finding], most: int, unlisted: Mapping[str, int] = MappingProxyType({})
) -> Iterator[tuple[Finding, int]]:
    """Each finding with how many more of its rule are left out after it: only the first ``most`` of a rule are given.

    ``unlisted``: how many others of a rule there are.
    """
    totals = Counter(unlisted)
    totals.update(finding.rule for finding in findings)
    seen: dict[str, int] = {}
    for finding in findings:
        seen[finding.rule] = seen.get(finding.rule, 0) + 1
        if seen[finding.rule] <= most:
            yield finding, totals[finding.rule] - most if seen[finding.rule] == most else 0


def sentence_counts(scores: Readability) -> str:
    """How many sentences were scored and skipped."""
    return f"{plural(scores.sentences_scored, 'sentence')} scored, {scores.sentences_skipped} skipped"


def readability_lines(report: DocumentReport) -> list[str]:
    """The readability panel as lines of text."""
    scores = report.readability
    if scores is None:
        return []
    counts = sentence_counts(scores)
    if scores.unscored:
        return [f"no scores: {scores.unscored} ({counts})"]
    lines = [*_by_scale(scores), counts]
    for hard in hard_sentences(report):
        line, column = report.lines.position(hard.start)
        lines.append(f"hard to read: {line}:{column} {shortened(report.source[hard.start : hard.end])} ({hard.why})")
    return lines


def _by_scale(scores: Readability) -> Iterator[str]:
    """A line for each scale, with the figures that have it."""
    for scale, figures in groupby(FIGURES, key=lambda figure: figure.scale):
        values = ((figure.name, getattr(scores, figure.field)) for figure in figures)
        if shown := ", ".join(f"{name} {value}" for name, value in values if value is not None):
            yield f"{shown} ({scale})"


def hard_sentences(report: DocumentReport) -> list[HardSentence]:
    """The hardest sentences, as far as they are long enough to be called hard."""
    hardest = report.readability.hardest if report.readability else ()
    return [hard for hard in hardest if len(report.source[hard.start : hard.end].split()) >= LEAST_HARD_WORDS]


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
