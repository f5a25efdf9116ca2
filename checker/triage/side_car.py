"""The side-car file that silences findings: ``ARTICLE.txt.checker.yaml`` beside ``ARTICLE.txt``.

It lists ``- {id: 3f9c…, reason: the office spells it so}``; an id may be shortened to eight digits or more. ``until`` is the last day on which an
entry holds, ``words`` quotes the text for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.base.did_you_mean import hint
from checker.base.parsed_yaml import plain_yaml
from checker.model.errors import UsageError
from checker.model.finding import Finding, State
from checker.model.settings import is_day
from checker.triage.states import closed, numbered

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
        """As a note calls it."""
        return f"{self.id} (“{self.words}”)" if self.words else self.id

    def names(self, finding: Finding) -> bool:
        """Whether it is about this finding."""
        return finding.id.startswith(self.id)


def is_over(until: str, date: str) -> bool:
    """Whether a last day lies before a date (both ISO). Without a date, or without a last day, it doesn't."""
    return bool(until and date) and until < date


def side_car(article: Path) -> Path:
    """Where the entries for an article stand."""
    return article.with_name(article.name + SUFFIX)


def read_suppressions(article: Path) -> tuple[Suppression, ...]:
    """The entries for an article; empty where there is no side-car file. Raises UsageError for a file that can't be used."""
    path = side_car(article)
    if path.is_symlink():
        raise UsageError(f"{path.as_posix()}: a link; a side-car file must be a regular file")
    if not path.exists():
        return ()
    return tuple(_suppression(entry, f"{path.as_posix()}: entry {n}") for n, entry in enumerate(_entries(path), 1))


def _entries(path: Path) -> list[object]:
    import yaml  # noqa: PLC0415 - only where a side-car file exists

    try:
        entries = plain_yaml(path) or []
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(f"{path.as_posix()}:{line}: not readable as YAML: {error.problem}") from error
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.as_posix()}: not readable as YAML ({type(error).__name__})") from error
    if not isinstance(entries, list):
        raise UsageError(f"{path.as_posix()}: expected a list of entries, each with “id” and “reason”")
    return entries


def _suppression(entry: object, where: str) -> Suppression:
    if not isinstance(entry, dict) or len(str(entry.get("id", ""))) < _LEAST_ID or not entry.get("reason"):
        raise UsageError(f"{where} needs an id of at least {_LEAST_ID} digits and a reason")
    for key, value in entry.items():
        if key not in _KEYS:
            otherwise = f"an entry has {', '.join(_KEYS)}"
            raise UsageError(f"{where}: unknown key “{key}”{hint(str(key), _KEYS, otherwise)}")
        if not isinstance(value, str):
            raise UsageError(f"{where}: “{key}” is to be one text")
    entry = Suppression(**entry)
    if entry.until and not is_day(entry.until):
        raise UsageError(f"{where}: “until” is “{entry.until}”; write a day of the calendar as YYYY-MM-DD")
    return entry


def suppress(
    findings: Sequence[Finding], entries: Sequence[Suppression], date: str = "", gate: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """The findings with the named open ones silenced, and the open questions numbered anew.

    An entry whose last day lies before ``date`` (ISO) silences nothing, and none silences the rules of ``gate``.
    """
    holding = [entry for entry in entries if not is_over(entry.until, date)]
    return numbered(_silenced(finding, holding, gate) for finding in findings) if holding else tuple(findings)


def _silenced(finding: Finding, entries: Iterable[Suppression], gate: frozenset[str]) -> Finding:
    entry = next((entry for entry in entries if entry.names(finding)), None)
    if entry is None or not finding.is_open or finding.rule in gate:
        return finding
    return closed(finding, State.SUPPRESSED, entry.reason)


def idle(
    findings: Sequence[Finding], entries: Sequence[Suppression], date: str = "", gate: frozenset[str] = frozenset(),
    *, whole: bool = True,
) -> Iterator[str]:  # fmt: skip
    """Which entries silence nothing in all of an article's findings, and why, a line each.

    ``whole``: all rules ran. Where they didn't, an entry may well have its finding.
    """
    for number, entry in enumerate(entries, 1):
        met = [finding for finding in findings if entry.names(finding)]
        if is_over(entry.until, date):
            yield f"side-car entry {number}: {entry.named} held until {entry.until}"
        elif gated := next((finding.rule for finding in met if finding.rule in gate), ""):
            yield f"side-car entry {number}: {gated} may not be silenced: the settings gate it"
        elif whole and not met:
            yield f"side-car entry {number}: {entry.named} silences nothing any more: take it out"
