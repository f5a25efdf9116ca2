"""The baseline: a file that lists known findings, so that only new ones count.

An entry a line, seven columns parted by tabs: path (from the file's folder), rule, id, number among equals, places, keys, and the marked words for
people. The order of the lines doesn't matter, and the same line twice is one entry: two versions are merged by keeping the lines of both.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.base.files import read_regular
from checker.base.patterns import pattern
from checker.model.errors import UsageError
from checker.model.finding import Finding, State
from checker.model.report import DocumentReport
from checker.model.snapshot import Snapshot
from checker.rulebook.selection import is_among
from checker.triage.matching import Entry, Matcher, entries_of, marked, with_keys

NAME = "checker-baseline.tsv"
REASON = "in the baseline"
HEAD = "# checker baseline "
"""How its first line begins, before the number of the format."""
_COLUMN_NAMES = "1: path, rule, id, number, places, keys, words"
_FORMAT = pattern(r"# checker baseline (\d+)")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_COLUMNS = 7
_STANDING = (State.OPEN, State.COVERED)
_ID = pattern(r"[0-9a-f]{16}")
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPED = pattern(r"\\(.)")


class Baseline:
    """Entries whose paths are relative to the folder of ``path``. It records which entries were used and which files were checked."""

    def __init__(self, path: Path, entries: Iterable[Entry] = ()) -> None:
        self.path = path
        self.entries = tuple({entry[:4]: entry for entry in entries}.values())
        self._root = os.path.abspath(path.parent)  # noqa: PTH100 - Path.absolute() would keep ".."
        self._matcher = Matcher(self.entries, self._is_there)
        self._checked: set[str] = set()
        self._kept: list[Entry] = []

    @classmethod
    def read(cls, path: Path, snapshot: Snapshot | None = None) -> Baseline:
        """The baseline in a file, as a ``snapshot`` has it if there is one. Raises UsageError, with the line, for an invalid one."""
        source = path if snapshot is None else snapshot.copy(path)
        shown = source.as_posix() if snapshot is None else snapshot.named(source.as_posix())
        try:
            text = read_regular(source).decode("utf-8-sig", "surrogateescape")
        except FileNotFoundError as error:
            raise UsageError(f"{shown}: no such file; create it with “checker baseline PATH…”") from error
        except OSError as error:
            raise UsageError(f"{shown}: can't be read: {error.strerror or error}") from error
        return cls(path, _entries(text, shown))

    def mark(self, report: DocumentReport) -> DocumentReport:
        """The report with its findings baselined that have an entry; each entry is used once in all reports."""
        path = self._inside(report.path)
        self._checked.add(path)
        found = list(with_keys(report))
        matched = self._matcher.match(path, found)
        settled = marked(report, matched, REASON)
        self._kept.extend(entry for index, entry in matched.items() if settled.findings[index].state in _STANDING)
        return settled

    def stale(self, ran: frozenset[str], paths: Iterable[Path] = ()) -> tuple[Entry, ...]:
        """The entries that no finding matched although their rule ran: of the files that were checked, and of those under ``paths`` that are gone."""
        roots = [os.path.abspath(path) for path in paths]  # noqa: PTH100 - as above
        return tuple(
            entry
            for entry in self.entries
            if entry not in self._matcher.used
            and is_among(entry.rule, ran)
            and (entry.path in self._checked or self._is_gone(entry.path, roots))
        )

    def written(self, reports: Iterable[DocumentReport], stale: Iterable[Entry], *, add: bool) -> str:
        """The file's new text: the baselined findings of the marked ``reports``, with ``add`` the open ones too, and the entries that the reports don't concern.

        A covered finding is kept with those that cover it: fixing them would make it new.
        """
        wanted = (State.BASELINED, *_STANDING) if add else (State.BASELINED,)
        files: dict[str, list[tuple[Finding, tuple[str, ...]]]] = {}
        for report in reports:
            found = [pair for pair in with_keys(report) if pair[0].state in wanted]
            files.setdefault(self._inside(report.path), []).extend(found)
        entries = [entry for path, found in files.items() for entry in entries_of(path, found)]
        gone = self._matcher.used.union(stale)
        entries.extend(entry for entry in self.entries if entry not in gone)
        if not add:
            entries.extend(self._kept)
        return "\n".join([f"{HEAD}{_COLUMN_NAMES}", *sorted({_line(entry) for entry in entries}), ""])

    def _inside(self, path: str | Path) -> str:
        """A path as entries have it: relative to this file's folder, with slashes."""
        try:
            return Path(os.path.relpath(path, self._root)).as_posix()
        except ValueError:
            # Another drive: there is no relative path.
            return Path(path).as_posix()

    def _is_there(self, path: str) -> bool:
        # Called for thousands of entries.
        return path in self._checked or os.path.lexists(os.path.join(self._root, path))  # noqa: PTH118

    def _is_gone(self, path: str, roots: Iterable[str]) -> bool:
        """Whether a file under one of the roots is gone."""
        place = os.path.normpath(os.path.join(self._root, path))  # noqa: PTH118 - as above
        return not self._is_there(path) and any(place == root or place.startswith(root + os.sep) for root in roots)


def _entries(text: str, shown: str) -> Iterator[Entry]:
    for number, line in enumerate(text.split("\n"), 1):
        columns = line.rstrip("\r").split("\t")
        if len(columns) == _COLUMNS and _ID.fullmatch(columns[2]) and columns[3].isdecimal() and columns[4].isdecimal():
            path, rule, name, equal, places, keys, words = columns
            yield Entry(
                _plain(path),
                rule,
                name,
                int(equal),
                int(places),
                tuple(keys.split(".")) if keys else (),
                _plain(words),
            )
        elif line.startswith("#"):
            _check_format(line, f"{shown}:{number}")
        elif line.startswith(_CONFLICT):
            raise UsageError(
                f"{shown}:{number}: unresolved merge conflict; keep the lines of both sides and delete the conflict markers"
            )
        elif line.strip():
            raise UsageError(
                f"{shown}:{number}: not a baseline entry (expected {_COLUMNS} columns separated by tabs); write the file anew with “checker baseline PATH…”"
            )


def _check_format(line: str, where: str) -> None:
    found = _FORMAT.match(line)
    if found and found[1] != "1":
        raise UsageError(
            f"{where}: baseline format {found[1]} is not supported (this version of checker reads format 1)"
        )


def _line(entry: Entry) -> str:
    return "\t".join(
        (
            _escaped(entry.path),
            entry.rule,
            entry.id,
            str(entry.number),
            str(entry.places),
            ".".join(entry.keys),
            _escaped(entry.words),
        )
    )


def _escaped(words: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in words)


def _plain(words: str) -> str:
    return _ESCAPED.sub(lambda found: _UNESCAPED.get(found[0], found[0]), words) if "\\" in words else words


_UNESCAPED = {escape: character for character, escape in _ESCAPES.items()}
