"""Applies the directives in a document's comments to its findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.engine.identity import HERE_TOO
from checker.model.document import BlockKind, Comment, Document, Place
from checker.model.errors import UsageError
from checker.model.finding import Finding, State
from checker.model.span import LineIndex, Span
from checker.rulebook.selection import is_among
from checker.triage.directives import Directive, Policy, directive_of, ended, expired


class Suppressed(NamedTuple):
    """Findings with their states, and notes on the directives."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]


class _Stretch(NamedTuple):
    """Where a directive suppresses which rules; ``place`` None is everywhere."""

    directive: Directive
    rules: frozenset[str]
    place: Place | None

    def holds(self, place: Place) -> bool:
        here = self.place
        return here is None or (here.part == place.part and place.start < here.end and here.start < place.end)


def apply_directives(document: Document, lines: LineIndex, findings: tuple[Finding, ...], policy: Policy) -> Suppressed:
    """The findings of a document, with those suppressed that its directives name; ``lines`` are those of its source."""
    if not document.comments:
        return Suppressed(findings, ())
    notes: list[tuple[int, str]] = []
    directives = list(_directives(document, lines, policy, notes))
    stretches = list(_stretches(document, lines, directives))
    holding = [stretch for stretch in stretches if not expired(stretch.directive, policy)]
    used: set[Directive] = set()
    found = tuple(_settled(finding, holding, used) for finding in findings)
    for directive in directives:
        problems = list(directive.problems)
        own = [stretch for stretch in stretches if stretch.directive is directive]
        if own and directive not in used:
            problems.append(_idle(directive, own, findings, policy, lines))
        notes.extend(
            (_line(directive.comment, lines), f"{directive.shown}: {problem}") for problem in problems if problem
        )
    return Suppressed(found, tuple(f"line {line}: {words}" for line, words in dict.fromkeys(sorted(notes))))


def _directives(
    document: Document, lines: LineIndex, policy: Policy, notes: list[tuple[int, str]]
) -> Iterator[Directive]:
    for comment in document.comments:
        try:
            directive = directive_of(comment, policy)
        except UsageError as error:
            notes.append((_line(comment, lines), f"{error}; the directive has no effect"))
        else:
            if directive is not None:
                yield directive


def _line(comment: Comment, lines: LineIndex) -> int:
    return lines.position(comment.place.start).line


def _stretches(document: Document, lines: LineIndex, directives: Sequence[Directive]) -> Iterator[_Stretch]:
    for directive in directives:
        comment = directive.comment
        if directive.verb == "file-ignore":
            yield _Stretch(directive, directive.rules, None)
        elif directive.verb == "ignore" and not comment.alone:
            yield _Stretch(directive, directive.rules, _lines_of(comment.place, lines))
        elif directive.verb == "ignore":
            block = _block_after(document, comment.at)
            if block is None:
                directive.problems.append("has no text after it, so it has no effect")
            else:
                yield _Stretch(directive, directive.rules, document.offsets.place(block))
    for disable, enable, rules in ended(directives):
        start, end = disable.comment.place, enable.comment.place
        yield _Stretch(disable, rules, Place(start.part, start.end, end.start))


def _lines_of(place: Place, lines: LineIndex) -> Place:
    """The whole lines that a place touches."""
    first, last = lines.position(place.start), lines.position(place.end)
    start = place.start - first.column + 1
    return Place(place.part, start, place.end - last.column + 1 + len(lines.line_text(last.line)))


def _block_after(document: Document, offset: int) -> Span | None:
    """The block at an offset or after it. A dateline belongs to the paragraph that it opens."""
    start = None
    for block in document.blocks:
        if block.span.end > offset:
            start = block.span.start if start is None else start
            if block.kind is not BlockKind.DATELINE:
                return Span(start, block.span.end)
    return None


def _settled(finding: Finding, stretches: Sequence[_Stretch], used: set[Directive]) -> Finding:
    """The finding, suppressed if all of its places are. A covered finding stays covered, but its directive counts as used."""
    stretch = next(
        (stretch for stretch in stretches if is_among(finding.rule, stretch.rules) and not _open_at(finding, stretch)),
        None,
    )
    if stretch is None:
        return finding
    used.add(stretch.directive)
    return finding.closed(State.SUPPRESSED, stretch.directive.reason) if finding.is_open else finding


def _open_at(finding: Finding, stretch: _Stretch) -> list[Place]:
    """The places of a finding outside of a stretch."""
    places = [finding.place, *(related.place for related in finding.related if related.message == HERE_TOO)]
    return [place for place in places if not stretch.holds(place)]


def _idle(
    directive: Directive, own: Sequence[_Stretch], findings: Sequence[Finding], policy: Policy, lines: LineIndex
) -> str:
    """Why a directive has no effect; empty if some of its rules didn't run, since it may be needed for them."""
    if expired(directive, policy):
        return f"expired on {directive.until}"
    if away := _elsewhere(own, findings):
        return f"has no effect: the same defect is on line {lines.position(away.start).line} as well (file-ignore suppresses both)"
    return "is unused; remove it" if _all_ran(directive, policy) else ""


def _elsewhere(own: Sequence[_Stretch], findings: Sequence[Finding]) -> Place | None:
    """Another place of a finding of which only one place is inside a stretch."""
    for stretch in own:
        for finding in findings:
            beyond = _open_at(finding, stretch) if is_among(finding.rule, stretch.rules) else []
            if 0 < len(beyond) < 1 + len(finding.related) and any(
                stretch.holds(place) for place in (finding.place, *(related.place for related in finding.related))
            ):
                return beyond[0]
    return None


def _all_ran(directive: Directive, policy: Policy) -> bool:
    """Whether all of its stable rules ran."""
    return all(is_among(name, policy.ran) or _is_off(name, policy) for name in directive.rules)


def _is_off(name: str, policy: Policy) -> bool:
    return name in policy.catalogue and policy.catalogue[name].status != "stable"
