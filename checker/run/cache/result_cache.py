"""Results kept between runs: by content, settings, rules and version, never by time or place."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from checker.base.user_folders import make_private
from checker.model.report import DocumentReport, Event, Skipped
from checker.model.settings import Settings
from checker.reading.registry import reader_for
from checker.reading.source import Source
from checker.run.cache.stored_reports import dumped, loaded
from checker.run.jobs import Job

_NAME = "results.sqlite3"
_TABLES = """
CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, run INTEGER NOT NULL, checked BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (run INTEGER NOT NULL);
"""
# About 200 MB if every article has findings.
MOST_RESULTS = 100_000
# How often a result in use is marked as such: writing costs more than reading.
_RUNS_UNMARKED = 10


class ResultCache:
    """The results of earlier runs. A cache that can't be used is ignored: it never makes a run fail.

    Several runs may read at a time; what this run found is written in one step at its end.
    """

    def __init__(
        self, database: sqlite3.Connection | None = None, digest: Callable[[Settings], str] | None = None
    ) -> None:
        self._database = database
        self._digest = digest
        self._found: set[bytes] = set()
        self._new: dict[bytes, bytes] = {}
        self._met: list[bytes] = []
        self._run = 0

    @classmethod
    def open(cls, folder: Path | None, digest: Callable[[Settings], str]) -> ResultCache:
        """The cache in a folder, created if there is none, and again if it is damaged; for None one that stores nothing."""
        if folder is None:
            return cls()
        for _ in range(2):
            try:
                make_private(folder)
                database = sqlite3.connect(folder / _NAME, timeout=10, isolation_level=None)
                database.executescript(_TABLES)
                cache = cls(database, digest)
                cache._run = (database.execute("SELECT max(run) FROM runs").fetchone()[0] or 0) + 1
            except sqlite3.OperationalError:
                return cls()
            except sqlite3.DatabaseError:
                with contextlib.suppress(OSError):
                    (folder / _NAME).unlink()
            except OSError:
                return cls()
            else:
                return cache
        return cls()

    def get(self, job: Job) -> Sequence[Event] | None:
        """The stored events of a job; None if it has to be checked."""
        if self._database is None:
            return None
        key = self._key(job)
        try:
            row = self._database.execute("SELECT checked, run FROM result WHERE key = ?", (key,)).fetchone()
            found = loaded(zlib.decompress(row[0]).decode(), job) if row else None
        except (sqlite3.Error, zlib.error, ValueError, TypeError, KeyError, IndexError):
            return None
        if found is not None:
            self._found.add(key)
            if row[1] < self._run - _RUNS_UNMARKED:
                self._met.append(key)
        return found

    def put(self, job: Job, events: Sequence[Event]) -> None:
        """Keep the events of a job that ``get`` didn't know. A crash or a backend's failure is not kept: the next run may do better."""
        if self._database is None or any(_is_incomplete(event) for event in events):
            return
        key = self._key(job)
        if key not in self._found:
            self._new[key] = zlib.compress(dumped(events).encode(), 1)

    def _key(self, job: Job) -> bytes:
        source = job.source
        assert self._digest is not None  # noqa: S101 - a cache with a database has it
        parts = (self._digest(job.settings), _reader(source, job.settings), source.encoding, source.text)
        return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Writes what is new, even if the run was interrupted."""
        if self._database is None:
            return
        with contextlib.closing(self._database) as database, contextlib.suppress(sqlite3.Error):
            if self._new or self._met:
                self._write(database)

    def _write(self, database: sqlite3.Connection) -> None:
        database.execute("BEGIN IMMEDIATE")
        rows = ((key, self._run, checked) for key, checked in self._new.items())
        database.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?)", rows)
        database.executemany("UPDATE result SET run = ? WHERE key = ?", ((self._run, key) for key in self._met))
        database.execute("INSERT INTO runs VALUES (?)", (self._run,))
        database.execute("DELETE FROM runs WHERE run < ?", (self._run,))
        over = database.execute("SELECT count(*) FROM result").fetchone()[0] - MOST_RESULTS
        if over > 0:
            oldest = "SELECT key FROM result ORDER BY run, key LIMIT ?"
            database.execute(f"DELETE FROM result WHERE key IN ({oldest})", (over,))  # noqa: S608 - no value in it
        database.execute("COMMIT")


def _is_incomplete(event: Event) -> bool:
    if isinstance(event, DocumentReport):
        return bool(event.failed) or not all(backend.complete for backend in event.backends)
    return isinstance(event, Skipped)


def _reader(source: Source, settings: Settings) -> str:
    return reader_for(source.path, settings.reader) or ""
