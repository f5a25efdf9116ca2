"""Applies the directives in a document's comments to its findings."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from checker.engine.identity import HERE_TOO
from checker.model.document import Block, BlockKind, Comment, Document, Place
from checker.model.errors import UsageError
from checker.model.finding import Finding, State
from checker.model.span import LineIndex, Span
from checker.rulebook.selection import is_among
from checker.triage.directives import Directive, Policy, directive_of, ended, expired
from checker.triage.place_index import PlaceIndex


class Suppressed(NamedTuple):
    """Findings with their states, and notes on the directives."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]


class _Stretch(NamedTuple):
    """Where a directive suppresses which rules; ``place`` None is everywhere. The first one that holds suppresses a finding."""

    number: int
    directive: Directive
    rules: frozenset[str]
    place: Place | None

    def holds(self, place: Place) -> bool:
        here = self.place
        return here is None or (here.part == place.part and place.start < here.end and here.start < place.end)


class _Holding:
    """The stretches by the rules and families that they suppress."""

    def __init__(self, stretches: Iterable[_Stretch]) -> None:
        everywhere: dict[str, _Stretch] = {}
        placed: dict[str, list[tuple[Place, _Stretch]]] = defaultdict(list)
        for stretch in stretches:
            for name in stretch.rules:
                if stretch.place is None:
                    everywhere.setdefault(name, stretch)
                else:
                    placed[name].append((stretch.place, stretch))
        self._everywhere = everywhere
        self._placed = {name: PlaceIndex(listed) for name, listed in placed.items()}

    def first(self, finding: Finding) -> _Stretch | None:
        """The stretch that suppresses a finding: it has all of its places."""
        names = (finding.rule, finding.rule.partition("/")[0])
        found = [self._everywhere[name] for name in names if name in self._everywhere]
        found += [at for name in names if name in self._placed for at in self._placed[name].touching(finding.place)]
        return next((each for each in sorted(found, key=_number) if _open_at(finding, each) is None), None)


def _number(stretch: _Stretch) -> int:
    return stretch.number


def apply_directives(document: Document, lines: LineIndex, findings: tuple[Finding, ...], policy: Policy) -> Suppressed:
    """The findings of a document, with those suppressed that its directives name; ``lines`` are those of its source."""
    if not document.comments:
        return Suppressed(findings, ())
    notes: list[tuple[int, str]] = []
    directives = list(_directives(document, lines, policy, notes))
    stretches = [_Stretch(number, *each) for number, each in enumerate(_stretches(document, lines, directives))]
    holding = _Holding(stretch for stretch in stretches if not expired(stretch.directive, policy))
    used: set[Directive] = set()
    found = tuple(_settled(finding, holding, used) for finding in findings)
    of_directive: dict[Directive, list[_Stretch]] = defaultdict(list)
    for stretch in stretches:
        of_directive[stretch.directive].append(stretch)
    spread = PlaceIndex(_spread(findings))
    for directive in directives:
        problems = list(directive.problems)
        own = of_directive[directive]
        if own and directive not in used:
            problems.append(_idle(directive, own, spread, policy, lines))
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


def _stretches(
    document: Document, lines: LineIndex, directives: Sequence[Directive]
) -> Iterator[tuple[Directive, frozenset[str], Place | None]]:
    ends = [block.span.end for block in document.blocks]
    for directive in directives:
        comment = directive.comment
        if directive.verb == "file-ignore":
            yield directive, directive.rules, None
        elif directive.verb == "ignore" and not comment.alone:
            yield directive, directive.rules, _lines_of(comment.place, lines)
        elif directive.verb == "ignore":
            block = _block_after(document.blocks, bisect_right(ends, comment.at))
            if block is None:
                directive.problems.append("has no text after it, so it has no effect")
            else:
                yield directive, directive.rules, document.offsets.place(block)
    for disable, enable, rules in ended(directives):
        start, end = disable.comment.place, enable.comment.place
        yield disable, rules, Place(start.part, start.end, end.start)


def _lines_of(place: Place, lines: LineIndex) -> Place:
    """The whole lines that a place touches."""
    first, last = lines.position(place.start), lines.position(place.end)
    start = place.start - first.column + 1
    return Place(place.part, start, place.end - last.column + 1 + len(lines.line_text(last.line)))


def _block_after(blocks: Sequence[Block], index: int) -> Span | None:
    """The block of an index. A dateline belongs to the paragraph that it opens."""
    last = index
    while last < len(blocks) and blocks[last].kind is BlockKind.DATELINE:
        last += 1
    return Span(blocks[index].span.start, blocks[last].span.end) if last < len(blocks) else None


def _settled(finding: Finding, holding: _Holding, used: set[Directive]) -> Finding:
    """The finding, suppressed if all of its places are. A covered finding stays covered, but its directive counts as used."""
    stretch = holding.first(finding)
    if stretch is None:
        return finding
    used.add(stretch.directive)
    return finding.closed(State.SUPPRESSED, stretch.directive.reason) if finding.is_open else finding


def _open_at(finding: Finding, stretch: _Stretch) -> Place | None:
    """The first place of a finding outside of a stretch."""
    others = (related.place for related in finding.related if related.message == HERE_TOO)
    return next((place for place in chain([finding.place], others) if not stretch.holds(place)), None)


def _idle(
    directive: Directive, own: Sequence[_Stretch], spread: PlaceIndex[Finding], policy: Policy, lines: LineIndex
) -> str:
    """Why a directive has no effect; empty if some of its rules didn't run, since it may be needed for them."""
    if expired(directive, policy):
        return f"expired on {directive.until}"
    if away := _elsewhere(own, spread):
        return f"has no effect: the same defect is on line {lines.position(away.start).line} as well (file-ignore suppresses both)"
    return "is unused; remove it" if _all_ran(directive, policy) else ""


def _spread(findings: Sequence[Finding]) -> Iterator[tuple[Place, Finding]]:
    """The findings with several places, by each."""
    for finding in findings:
        if finding.related:
            yield from ((place, finding) for place in (finding.place, *(related.place for related in finding.related)))


def _elsewhere(own: Sequence[_Stretch], spread: PlaceIndex[Finding]) -> Place | None:
    """Another place of a finding that has a place inside a stretch."""
    for stretch in own:
        for finding in spread.touching(stretch.place) if stretch.place else ():
            beyond = _open_at(finding, stretch) if is_among(finding.rule, stretch.rules) else None
            if beyond is not None:
                return beyond
    return None


def _all_ran(directive: Directive, policy: Policy) -> bool:
    """Whether all of its stable rules ran."""
    return all(is_among(name, policy.ran) or _is_off(name, policy) for name in directive.rules)


def _is_off(name: str, policy: Policy) -> bool:
    return name in policy.catalogue and policy.catalogue[name].status != "stable"
