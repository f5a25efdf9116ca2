"""The side-car file that silences findings: ``ARTICLE.txt.checker.yaml`` beside ``ARTICLE.txt``.

It lists ``- {id: 3f9c…, reason: the office spells it so}``; an id may be shortened to eight digits or more.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker.model.errors import UsageError
from checker.model.finding import Finding, State
from checker.reading.compiled import plain_yaml

SUFFIX = ".checker.yaml"
_LEAST_ID = 8


def read_suppressions(article: Path) -> Mapping[str, str]:
    """Reasons by finding id; empty where there is no side-car file. Raises UsageError for a file that can't be used."""
    path = article.with_name(article.name + SUFFIX)
    if not path.is_file():
        return {}
    entries = _entries(path)
    found: dict[str, str] = {}
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or len(str(entry.get("id", ""))) < _LEAST_ID or not entry.get("reason"):
            raise UsageError(
                f"{path.as_posix()}: entry {number} needs an id of at least {_LEAST_ID} digits and a reason"
            )
        found[entry["id"]] = entry["reason"]
    return found


def _entries(path: Path) -> list[object]:
    import yaml  # noqa: PLC0415 - only where a side-car file exists

    try:
        entries = plain_yaml(path) or []
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.as_posix()}: not readable as YAML: {' '.join(str(error).split())}") from error
    if not isinstance(entries, list):
        raise UsageError(f"{path.as_posix()}: a list of entries with id and reason is due")
    return entries


def suppress(findings: tuple[Finding, ...], reasons: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings with the named open ones silenced, and the open questions numbered anew."""
    if not reasons:
        return findings
    settled: list[Finding] = []
    number = 0
    for finding in findings:
        reason = next((why for start, why in reasons.items() if finding.id.startswith(start)), None)
        changed = finding
        if reason is not None and finding.is_open:
            changed = finding._replace(
                state=State.SUPPRESSED,
                reason=reason,
                query=finding.query and finding.query._replace(number=None),
            )
        elif finding.is_open and finding.query:
            number += 1
            changed = finding._replace(query=finding.query._replace(number=number))
        settled.append(changed)
    return tuple(settled)
