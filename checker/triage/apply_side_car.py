"""Applies the entries of a side-car file to the findings of its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from checker.engine.identity import id_of_words
from checker.model.finding import Finding, State
from checker.model.report import DocumentReport, Event
from checker.rulebook.selection import is_among
from checker.triage.directives import Policy, is_over
from checker.triage.matching import Entry, Matcher, with_keys
from checker.triage.side_car import LEAST_ID, Suppression

Found: TypeAlias = Sequence[tuple[Finding, tuple[str, ...]]]
"""The findings of an article, each with its keys."""


def apply_side_car(events: Sequence[Event], entries: Sequence[Suppression], policy: Policy) -> Iterator[Event]:
    """All events of one source, with the findings suppressed that its side-car ``entries`` name.

    The last report gets a note on each entry that has no effect. An entry that has expired suppresses nothing, and no entry suppresses gated rules.
    """
    reports = [event for event in events if isinstance(event, DocumentReport)]
    found = found_in(reports)
    met = matched(found, entries)
    notes = tuple(_notes(found, entries, met, policy))
    reasons = _reasons(entries, met, policy)
    start = 0
    for event in events:
        if not isinstance(event, DocumentReport):
            yield event
            continue
        settled = tuple(
            _settled(finding, reasons.get(index), policy) for index, finding in enumerate(event.findings, start)
        )
        start += len(event.findings)
        own_notes = (*event.notes, *notes) if event is reports[-1] else event.notes
        yield event._replace(findings=settled, notes=own_notes)


def found_in(reports: Sequence[DocumentReport]) -> Found:
    """The findings of all documents of a source."""
    return [pair for report in reports for pair in with_keys(report)]


def matched(found: Found, entries: Sequence[Suppression]) -> list[list[int]]:
    """For each entry the findings that it is for: those with its id, else one that is recognised as a baseline recognises it."""
    met = [[index for index, (finding, _) in enumerate(found) if entry.names(finding)] for entry in entries]
    taken = {index for indices in met for index in indices}
    left = [index for index in range(len(found)) if index not in taken]
    lost = [
        Entry("", entry.rule, entry.id, number, 1, tuple(entry.keys.split(".")), entry.words)
        for number, entry in enumerate(entries)
        if entry.keys and not met[number]
    ]
    for index, entry in Matcher(lost, lambda _: True).match("", [found[index] for index in left]).items():
        met[entry.number].append(left[index])
    return met


def _reasons(entries: Sequence[Suppression], met: Sequence[Sequence[int]], policy: Policy) -> dict[int, str]:
    """Why a finding is suppressed, by its index: the reason of the first entry for it."""
    reasons: dict[int, str] = {}
    for entry, indices in zip(entries, met, strict=True):
        if not is_over(entry.until, policy.date):
            for index in indices:
                reasons.setdefault(index, entry.reason)
    return reasons


def _settled(finding: Finding, reason: str | None, policy: Policy) -> Finding:
    if reason is None or not finding.is_open or finding.rule in policy.gate:
        return finding
    return finding.closed(State.SUPPRESSED, reason)


def _notes(found: Found, entries: Sequence[Suppression], met: Sequence[Sequence[int]], policy: Policy) -> Iterator[str]:
    """Which entries have no effect on an article's findings, and why, a line each."""
    for number, (entry, indices) in enumerate(zip(entries, met, strict=True), 1):
        rules = [found[index][0].rule for index in indices]
        if is_over(entry.until, policy.date):
            yield f"side-car entry {number}: {entry.named} expired on {entry.until}"
        elif gated := next((rule for rule in rules if rule in policy.gate), ""):
            yield f"side-car entry {number}: {gated} can't be suppressed: “gate” in the configuration lists it"
        elif not indices and _would_be_found(entry, policy):
            yield f"side-car entry {number}: {entry.named} {_what_became_of(entry, found)}"


def _would_be_found(entry: Suppression, policy: Policy) -> bool:
    """Whether its rule ran; where that isn't known, whether all rules did."""
    return is_among(entry.rule, policy.ran) if entry.rule else policy.whole


def _what_became_of(entry: Suppression, found: Found) -> str:
    """Only an entry whose words are known and no longer marked can go: another may be for a finding whose id has changed."""
    words = " ".join(entry.words.split())
    open_findings = [finding for finding, _ in found if finding.is_open]
    again = [
        finding.id[:LEAST_ID]
        for finding in open_findings
        if " ".join(finding.text.split()) == words or id_of_words(finding.rule, finding.text).startswith(entry.id)
    ]
    if len(again) == 1:
        return f"no longer matches any finding; the finding on these words now has the id {again[0]}"
    if again:
        return f"no longer matches one finding; these words are flagged several times: choose from {', '.join(again)}"
    if open_findings and not words:
        return "no longer matches any finding; remove it, or give it the new id of its finding"
    return "no longer matches any finding; remove it"
