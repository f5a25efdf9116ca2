"""The lists beside the copy: cuts, fixes, questions with room to answer, notes. Each open finding has one entry."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.model.finding import Answer, Finding, Severity
from checker.model.report import DocumentReport
from checker.reports.html.markup import html_text
from checker.reports.wording.excerpts import (
    answer_words,
    change,
    context,
    evidence_note,
    if_kept,
    refusal_note,
    shortened,
    where,
)
from checker.reports.wording.worklist import KINDS, Worklist, covered_by, is_certain

_SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "○"}
_ARROW = ' <span class="becomes"><span aria-hidden="true">→</span><span class="heard">becomes</span></span> '


class Entry(NamedTuple):
    """An open finding with its number in the report and its anchors on the page.

    ``number`` counts within the kind; that of a question is its number in every report.
    """

    kind: str
    number: int
    finding: Finding
    anchor: str

    @property
    def reference(self) -> str:
        """C1 on the page, “Cut 1” for a screen reader."""
        return f'{self.kind[0].upper()}<span class="heard">{self.kind[1:]} </span>{self.number}'

    @property
    def mark_anchor(self) -> str:
        """Where its words stand in the copy."""
        return f"{self.anchor}-words"

    def related_anchor(self, number: int) -> str:
        """Where its other places stand in the copy; ``number`` counts from 0."""
        return f"{self.anchor}-place-{number + 1}"


def entries_of(worklist: Worklist, prefix: str) -> dict[str, list[Entry]]:
    """The entries of a worklist by kind. ``prefix`` keeps the anchors of one article apart from those of another."""
    return {kind: list(_numbered(kind, group, prefix)) for (kind, _), group in zip(KINDS, worklist, strict=True)}


def _numbered(kind: str, findings: Sequence[Finding], prefix: str) -> Iterator[Entry]:
    for number, finding in enumerate(findings, 1):
        query_number = finding.query.number if finding.query else None
        yield Entry(kind, query_number or number, finding, f"{prefix}-{kind[0]}{number}-{finding.id}")


def entry_lists(
    entries: Mapping[str, Sequence[Entry]],
    report: DocumentReport,
    anchors: frozenset[str],
    prefix: str,
    place_of: Callable[[int], str],
) -> Iterator[str]:
    """The lists that are not empty, in a sub-editor's order. ``anchors`` are those that the copy has; ``place_of`` names the paragraph and the
    sentence of an offset."""
    for kind, title in KINDS:
        if entries[kind]:
            yield f'<section class="entries {kind}">\n'
            yield f'<h3 id="{prefix}-{kind}-list">{title}</h3>\n<ol>\n'
            yield from (_list_item(entry, report, anchors, place_of) for entry in entries[kind])
            yield "</ol>\n</section>\n"


def _list_item(entry: Entry, report: DocumentReport, anchors: frozenset[str], place_of: Callable[[int], str]) -> str:
    """First what is to be decided and what it makes of the text, last what programs call it."""
    finding = entry.finding
    parts = [
        _head(entry, report, anchors, place_of),
        f'<p class="said">{html_text(finding.query.text if finding.query else finding.message)}</p>',
        f'<p class="around">{_around(finding, report)}</p>',
        *_actions(entry, report),
        *_others(entry, report, anchors),
    ]
    if finding.cuts:
        parts += [
            f'<p class="keep">If you keep it: {html_text(if_kept(f, report))}</p>' for f in covered_by(finding, report)
        ]
    for note in (refusal_note(finding), evidence_note(finding)):
        if note:
            parts.append(f'<p class="withheld">{html_text(note[0].upper() + note[1:])}</p>')
    parts.append(_meta(entry, report))
    return f'<li id="{entry.anchor}" class="entry {entry.kind}">\n' + "\n".join(parts) + "\n</li>\n"


def _head(entry: Entry, report: DocumentReport, anchors: frozenset[str], place_of: Callable[[int], str]) -> str:
    finding = entry.finding
    reference = f'<span class="ref {entry.kind}">{entry.reference}</span>'
    place = "" if finding.place.part else place_of(finding.place.start)
    at = f"{place} ({where(finding, report)})" if place else where(finding, report)
    if entry.mark_anchor in anchors:
        reference = f'<a class="ref {entry.kind}" href="#{entry.mark_anchor}">{entry.reference}</a>'
    return f'<p class="head">{reference} <span class="at">{at}</span></p>'


def _meta(entry: Entry, report: DocumentReport) -> str:
    """What programs call it, and the command that answers or applies it."""
    finding = entry.finding
    shape = f'<span aria-hidden="true">{_SHAPES[finding.severity]}</span>'  # severity to those who don't see its colour
    severity = f'<span class="severity {finding.severity}">{shape} {finding.severity}</span>'
    rule = f'<a class="rule" href="#{rule_anchor(finding.rule)}">{html_text(finding.rule)}</a>'
    name = f'<span class="id">id {html_text(finding.id[:8])}</span>'
    command = _command(entry, report)
    shown = f'<br><code class="command">{html_text(command)}</code>' if command else ""
    return f'<p class="meta">{severity} {name} {rule}{shown}</p>'


def _command(entry: Entry, report: DocumentReport) -> str:
    """The command line that answers a question or applies a fix; empty where there is none."""
    finding = entry.finding
    keys = [answer.key for answer in finding.answers if answer.edits and not answer.refused]
    if not keys or finding.refusal:
        return ""
    option = f"--answer {finding.id[:8]}={keys[0]}" if finding.query else f"--only {finding.id[:8]}"
    return f"checker fix {shlex.quote(report.path)} {option}"


def rule_anchor(rule: str) -> str:
    """Where a rule is explained: names of rules are of letters, digits, hyphens and one slash."""
    return "rule-" + "".join(sign if sign.isalnum() or sign == "-" else "." for sign in rule)


def _around(finding: Finding, report: DocumentReport) -> str:
    before, marked, after = context(finding, report)
    return f"<bdi>{html_text(before)}<b>{html_text(marked)}</b>{html_text(after)}</bdi>"


def _actions(entry: Entry, report: DocumentReport) -> Iterator[str]:
    finding = entry.finding
    if entry.kind == "question":
        yield from _answers(finding, report)
    elif entry.kind == "fix" or (entry.kind == "note" and finding.answers):
        yield from _change(finding, finding.answers[0], report)
        if others := [f"<bdi>{html_text(other.label)}</bdi>" for other in finding.answers[1:]]:
            yield f'<p class="or">or: {", ".join(others)}</p>'


def _change(finding: Finding, answer: Answer, report: DocumentReport) -> Iterator[str]:
    if not answer.edits:
        yield f'<p class="change"><bdi>{html_text(answer.label)}</bdi></p>'
        return
    before, after = change(finding, answer, report)
    confirm = "" if is_certain(finding) else ' <span class="confirm">(needs review)</span>'
    new = f"<ins><bdi>{html_text(after)}</bdi></ins>" if after else "(removed)"
    yield f'<p class="change"><del><bdi>{html_text(before)}</bdi></del>{_ARROW}{new}{confirm}</p>'


def _answers(finding: Finding, report: DocumentReport) -> Iterator[str]:
    if finding.answers:
        lines = (
            f'<li><span class="key">{answer.key}</span> <bdi>{html_text(answer_words(finding, answer, report))}</bdi></li>'
            for answer in finding.answers
        )
        yield f'<ul class="answers">{"".join(lines)}</ul>'
    yield '<div class="answer">Answer:</div>'


def _others(entry: Entry, report: DocumentReport, anchors: frozenset[str]) -> Iterator[str]:
    """The other places that belong to a finding."""
    lines = []
    for number, (place, message) in enumerate(entry.finding.related):
        line, column = report.lines.position(place.start)
        at, anchor = f"{line}:{column}", entry.related_anchor(number)
        if anchor in anchors:
            at = f'<a href="#{anchor}">{at}</a> <bdi>{html_text(shortened(report.source[place.start : place.end]))}</bdi>'
        lines.append(f"<li>{at}: {html_text(message)}</li>")
    if lines:
        yield f'<ul class="others">{"".join(lines)}</ul>'
