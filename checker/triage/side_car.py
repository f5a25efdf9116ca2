"""The side-car file that suppresses findings: ``ARTICLE.txt.checker.yaml`` beside ``ARTICLE.txt``.

It lists ``- {id: 3f9c…, reason: the office spells it so}``; an id may be shortened to eight digits or more. ``until`` is the last day on which an
entry holds. ``rule``, ``words`` and ``keys`` are what ``checker fix`` remembers of the finding; ``words`` may also be written by hand, for people.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from checker.base.data_files import plain_yaml
from checker.base.did_you_mean import hint
from checker.model.errors import UsageError
from checker.model.finding import Finding
from checker.model.settings import is_day
from checker.model.snapshot import Snapshot

SUFFIX = ".checker.yaml"
LEAST_ID = 8
_KEYS = ("id", "reason", "until", "words", "rule", "keys")


class Suppression(NamedTuple):
    """An entry of a side-car file. ``keys``: those of ``identity.keys_of``, with full stops between them."""

    id: str
    reason: str
    until: str = ""
    words: str = ""
    rule: str = ""
    keys: str = ""

    @property
    def named(self) -> str:
        """As notes quote it."""
        return f"{self.id} (“{self.words}”)" if self.words else self.id

    def names(self, finding: Finding) -> bool:
        """Whether it has this finding's id."""
        return finding.is_called(self.id)


def side_car(article: Path) -> Path:
    """The path of an article's side-car file."""
    return article.with_name(article.name + SUFFIX)


def read_suppressions(article: Path, snapshot: Snapshot | None = None) -> tuple[Suppression, ...]:
    """The entries for an article, in a ``snapshot`` if there is one; empty if it has no side-car file. Raises UsageError for an invalid file."""
    path = side_car(article)
    if snapshot is not None:
        path = snapshot.copy(path)
    try:
        return tuple(_suppressions(path))
    except UsageError as error:
        raise (UsageError(snapshot.named(str(error))) if snapshot else error) from error.__cause__


def _suppressions(path: Path) -> Iterator[Suppression]:
    if path.is_symlink():
        raise UsageError(f"{path.as_posix()}: a symbolic link; a side-car file must be a regular file")
    if path.exists():
        for number, entry in enumerate(_entries(path), 1):
            yield _suppression(entry, f"{path.as_posix()}: entry {number}")


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
    if not isinstance(entry, dict) or len(str(entry.get("id", ""))) < LEAST_ID or not entry.get("reason"):
        raise UsageError(f"{where} must have an “id” of at least {LEAST_ID} digits and a “reason”")
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
