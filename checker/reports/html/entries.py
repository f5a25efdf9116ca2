"""The lists beside the copy: cuts, mends, questions with room to answer, notes. Each open finding has one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.model.finding import Answer, Applicability, Finding, Severity, State
from checker.model.report import DocumentReport
from checker.reports.desk import change, context, if_kept, labelled, shortened, unapplied, where
from checker.reports.html.slips import KINDS, Slip
from checker.reports.html.text import words

SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "○"}
"""Severity to those who don't see its colour; its word stands beside it."""
_ARROW = ' <span class="becomes"><span aria-hidden="true">→</span><span class="heard">becomes</span></span> '


def entries(
    slips: Mapping[str, Sequence[Slip]], report: DocumentReport, anchors: frozenset[str], prefix: str
) -> Iterator[str]:
    """The lists that are not empty, in a sub-editor's order. ``anchors`` are those that the copy has."""
    covered = _covered(report)
    for kind, title in KINDS:
        if slips[kind]:
            yield f'<section class="slips {kind}">\n'
            yield f'<h3 id="{prefix}-{kind}s">{title}</h3>\n<ol>\n'
            yield from (_entry(slip, report, anchors, covered.get(slip.finding.id, ())) for slip in slips[kind])
            yield "</ol>\n</section>\n"


def _covered(report: DocumentReport) -> Mapping[str, Sequence[Finding]]:
    """What each finding covers, by its id."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.state is State.COVERED and finding.covered_by:
            found[finding.covered_by].append(finding)
    return found


def _entry(slip: Slip, report: DocumentReport, anchors: frozenset[str], covered: Sequence[Finding]) -> str:
    finding = slip.finding
    asked = finding.query.text if finding.query else finding.message
    parts = [
        _head(slip, report, anchors),
        f'<p class="said">{words(asked)}</p>',
        f'<p class="around">{_around(finding, report)}</p>',
        *_others(slip, report, anchors),
        *_actions(slip, report),
    ]
    if finding.cuts:
        parts += [f'<p class="keep">If you keep it: {words(if_kept(f, report))}</p>' for f in covered]
    if reason := unapplied(finding):
        parts.append(f'<p class="withheld">{words(reason[0].upper() + reason[1:])}</p>')
    return f'<li id="{slip.anchor}" class="slip {slip.kind}">\n' + "\n".join(parts) + "\n</li>\n"


def _head(slip: Slip, report: DocumentReport, anchors: frozenset[str]) -> str:
    finding = slip.finding
    reference = f'<span class="ref {slip.kind}">{slip.reference}</span>'
    place = where(finding, report)
    if slip.mark_anchor in anchors:
        reference = f'<a class="ref {slip.kind}" href="#{slip.mark_anchor}">{slip.reference}</a>'
    severity = f'<span class="severity {finding.severity}"><span aria-hidden="true">{SHAPES[finding.severity]}</span> {finding.severity}</span>'
    rule = f'<a class="rule" href="#{rule_anchor(finding.rule)}">{words(finding.rule)}</a>'
    return f'<p class="head">{reference} {severity} <span class="at">{place}</span> {rule}</p>'


def rule_anchor(rule: str) -> str:
    """Where a rule is explained: names of rules are of letters, digits, hyphens and one slash."""
    return "rule-" + "".join(sign if sign.isalnum() or sign == "-" else "." for sign in rule)


def _around(finding: Finding, report: DocumentReport) -> str:
    before, marked, after = context(finding, report)
    return f"<bdi>{words(before)}<b>{words(marked)}</b>{words(after)}</bdi>"


def _actions(slip: Slip, report: DocumentReport) -> Iterator[str]:
    finding = slip.finding
    if slip.kind == "question":
        yield from _answers(finding, report)
    elif slip.kind == "mend" or (slip.kind == "note" and finding.answers):
        yield from _change(finding, finding.answers[0], report)
        if others := [f"<bdi>{words(other.label)}</bdi>" for other in finding.answers[1:]]:
            yield f'<p class="or">or: {", ".join(others)}</p>'


def _change(finding: Finding, answer: Answer, report: DocumentReport) -> Iterator[str]:
    if not answer.edits:
        yield f'<p class="change"><bdi>{words(answer.label)}</bdi></p>'
        return
    before, after = change(finding, answer, report)
    sure = finding.applicability is Applicability.SAFE or finding.withheld
    confirm = "" if sure else ' <span class="confirm">(to be confirmed)</span>'
    new = f"<ins><bdi>{words(after)}</bdi></ins>" if after else "nothing"
    yield f'<p class="change"><del><bdi>{words(before)}</bdi></del>{_ARROW}{new}{confirm}</p>'


def _answers(finding: Finding, report: DocumentReport) -> Iterator[str]:
    if finding.answers:
        lines = (f'<li><span class="key">{answer.key}</span> <bdi>{words(labelled(answer))}</bdi></li>' for answer in finding.answers)  # fmt: skip
        yield f'<ul class="answers">{"".join(lines)}</ul>'
    yield '<div class="answer">Answer:</div>'


def _others(slip: Slip, report: DocumentReport, anchors: frozenset[str]) -> Iterator[str]:
    """The other places that belong to a finding."""
    lines = []
    for number, (place, message) in enumerate(slip.finding.related):
        line, column = report.lines.position(place.start)
        at, anchor = f"{line}:{column}", slip.related_anchor(number)
        if anchor in anchors:
            at = f'<a href="#{anchor}">{at}</a> <bdi>{words(shortened(report.source[place.start : place.end]))}</bdi>'
        lines.append(f"<li>{at}: {words(message)}</li>")
    if lines:
        yield f'<ul class="others">{"".join(lines)}</ul>'
