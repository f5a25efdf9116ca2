"""The side-car file that suppresses findings: ``ARTICLE.txt.checker.yaml`` beside ``ARTICLE.txt``.

It lists ``- {id: 3f9c…, reason: the office spells it so}``; an id may be shortened to eight digits or more. ``until`` is the last day on which an
entry holds, ``words`` quotes the text for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.base.data_files import plain_yaml
from checker.base.did_you_mean import hint
from checker.model.errors import UsageError
from checker.model.finding import Finding, State
from checker.model.report import DocumentReport, Event
from checker.model.settings import is_day
from checker.triage.directives import Policy, is_over

SUFFIX = ".checker.yaml"
_LEAST_ID = 8
_KEYS = ("id", "reason", "until", "words")


class Suppression(NamedTuple):
    """An entry of a side-car file."""

    id: str
    reason: str
    until: str = ""
    words: str = ""

    @property
    def named(self) -> str:
        """As notes quote it."""
        return f"{self.id} (“{self.words}”)" if self.words else self.id

    def names(self, finding: Finding) -> bool:
        """Whether it is about this finding."""
        return finding.id.startswith(self.id)


def side_car(article: Path) -> Path:
    """The path of an article's side-car file."""
    return article.with_name(article.name + SUFFIX)


def read_suppressions(article: Path) -> tuple[Suppression, ...]:
    """The entries for an article; empty if it has no side-car file. Raises UsageError for an invalid file."""
    path = side_car(article)
    if path.is_symlink():
        raise UsageError(f"{path.as_posix()}: a symbolic link; a side-car file must be a regular file")
    if not path.exists():
        return ()
    return tuple(_suppression(entry, f"{path.as_posix()}: entry {n}") for n, entry in enumerate(_entries(path), 1))


def _entries(path: Path) -> list[object]:
    import yaml  # noqa: PLC0415 - only where a side-car file exists

    try:
        entries = plain_yaml(path) or []
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(f"{path.as_posix()}:{line}: invalid YAML: {error.problem}") from error
    except OSError as error:
        raise UsageError(f"{path.as_posix()}: can't be read: {error.strerror or error}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.as_posix()}: can't be read as YAML ({type(error).__name__})") from error
    if not isinstance(entries, list):
        raise UsageError(f"{path.as_posix()}: expected a list of entries, each with “id” and “reason”")
    return entries


def _suppression(entry: object, where: str) -> Suppression:
    if not isinstance(entry, dict) or len(str(entry.get("id", ""))) < _LEAST_ID or not entry.get("reason"):
        raise UsageError(f"{where} must have an “id” of at least {_LEAST_ID} digits and a “reason”")
    for key, value in entry.items():
        if key not in _KEYS:
            otherwise = f"available: {', '.join(_KEYS)}"
            raise UsageError(f"{where}: unknown key “{key}”{hint(str(key), _KEYS, otherwise)}")
        if not isinstance(value, str):
            raise UsageError(f"{where}: “{key}” must be a string")
    entry = Suppression(**entry)
    if entry.until and not is_day(entry.until):
        raise UsageError(f"{where}: “until”: “{entry.until}” is not a valid date (use YYYY-MM-DD)")
    return entry


def apply_side_car(events: Sequence[Event], entries: Sequence[Suppression], policy: Policy) -> Iterator[Event]:
    """All events of one source, with the findings suppressed that its side-car ``entries`` name.

    The last report gets a note on each entry that has no effect. An entry that has expired suppresses nothing, and no entry suppresses gated rules.
    """
    reports = [event for event in events if isinstance(event, DocumentReport)]
    findings = [finding for report in reports for finding in report.findings]
    notes = tuple(idle(findings, entries, policy.date, policy.gate, whole=policy.whole))
    active = [entry for entry in entries if not is_over(entry.until, policy.date)]
    for event in events:
        if not isinstance(event, DocumentReport):
            yield event
            continue
        settled = tuple(_suppressed(finding, active, policy.gate) for finding in event.findings)
        own_notes = (*event.notes, *notes) if event is reports[-1] else event.notes
        yield event._replace(findings=settled, notes=own_notes)


def _suppressed(finding: Finding, entries: Iterable[Suppression], gate: frozenset[str]) -> Finding:
    entry = next((entry for entry in entries if entry.names(finding)), None)
    if entry is None or not finding.is_open or finding.rule in gate:
        return finding
    return finding.closed(State.SUPPRESSED, entry.reason)


def idle(
    findings: Sequence[Finding], entries: Sequence[Suppression], date: str = "", gate: frozenset[str] = frozenset(),
    *, whole: bool = True,
) -> Iterator[str]:  # fmt: skip
    """Which entries have no effect on an article's findings, and why, a line each.

    ``whole``: all rules ran. Where they didn't, an entry may well have its finding.
    """
    for number, entry in enumerate(entries, 1):
        met = [finding for finding in findings if entry.names(finding)]
        if is_over(entry.until, date):
            yield f"side-car entry {number}: {entry.named} expired on {entry.until}"
        elif gated := next((finding.rule for finding in met if finding.rule in gate), ""):
            yield f"side-car entry {number}: {gated} can't be suppressed: “gate” in the configuration lists it"
        elif whole and not met:
            yield f"side-car entry {number}: {entry.named} {_what_became_of(entry, findings)}"


def _what_became_of(entry: Suppression, findings: Iterable[Finding]) -> str:
    """An id depends on the words around a finding: those of an entry that is still wanted may have changed."""
    words = " ".join(entry.words.split())
    again = [one.id[:_LEAST_ID] for one in findings if one.is_open and words and " ".join(one.text.split()) == words]
    if again:
        return f"no longer matches any finding; the finding on these words now has the id {again[0]}"
    return "no longer matches any finding; remove it"
