"""Results kept between runs: by content, settings, rules and version, never by time or place."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.reading.registry import reader_for
from checker.reading.source import Source
from checker.run.jobs import Checked, Job

if TYPE_CHECKING:
    import sqlite3

_NAME = "results.sqlite3"
_TABLES = """
CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, run INTEGER NOT NULL, checked BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (run INTEGER NOT NULL);
"""
# About 200 MB where every article has findings.
MOST_RESULTS = 100_000
# A result that is met again is marked as such only so often: writing costs more than reading.
_RUNS_UNMARKED = 10


class ResultCache:
    """The results of earlier runs. A cache that can't be used is done without: it is never worth a failure.

    Reading goes on beside other runs; what this run found is written in one step at its end.
    """

    def __init__(
        self, database: sqlite3.Connection | None = None, digest: Callable[[Settings], str] | None = None
    ) -> None:
        self._database = database
        self._digest = digest
        self._keys: dict[int, bytes] = {}
        self._new: dict[bytes, bytes] = {}
        self._met: list[bytes] = []
        self._run = 0

    @classmethod
    def open(cls, folder: Path | None, digest: Callable[[Settings], str]) -> ResultCache:
        """The cache in a folder, made where there is none, and made anew where it is spoilt; one that keeps nothing for None."""
        if folder is None:
            return cls()
        import sqlite3  # noqa: PLC0415 - only for many files

        for _ in range(2):
            try:
                folder.mkdir(parents=True, exist_ok=True)
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

    def get(self, item: Job | Checked) -> Checked | None:
        """What came of an input before; None where it has to be checked."""
        if isinstance(item, Checked):
            return item
        if self._database is None:
            return None
        import sqlite3  # noqa: PLC0415 - imported already

        from checker.run.stored_reports import loaded  # noqa: PLC0415 - only where results are kept

        key = self._keys[id(item)] = self._key(item)
        try:
            row = self._database.execute("SELECT checked, run FROM result WHERE key = ?", (key,)).fetchone()
            found = loaded(zlib.decompress(row[0]).decode(), item) if row else None
        except (sqlite3.Error, zlib.error, ValueError, TypeError, KeyError, IndexError):
            return None
        if found is not None:
            del self._keys[id(item)]
            if row[1] < self._run - _RUNS_UNMARKED:
                self._met.append(key)
        return found

    def put(self, item: Job | Checked, checked: Checked) -> None:
        """Keeps what came of an input that ``get`` didn't know. A crash, or another program's failure, is not kept: the next run may do better."""
        key = self._keys.pop(id(item), None)
        if key is None or checked.skipped or any(_is_incomplete(report) for report in checked.reports):
            return
        from checker.run.stored_reports import dumped  # noqa: PLC0415 - only where results are kept

        self._new[key] = zlib.compress(dumped(checked).encode(), 1)

    def _key(self, job: Job) -> bytes:
        import hashlib  # noqa: PLC0415 - only where results are kept

        source = job.source
        assert self._digest is not None  # noqa: S101 - a cache with a database has it
        parts = (self._digest(job.settings), _reader(source, job.settings), source.encoding, source.text)
        return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Writes what is new, also of a run that was broken off."""
        if self._database is None:
            return
        import sqlite3  # noqa: PLC0415 - imported already

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


def _is_incomplete(report: DocumentReport) -> bool:
    return bool(report.failed) or not all(backend.complete for backend in report.backends)


def _reader(source: Source, settings: Settings) -> str:
    return reader_for(source.path, settings.reader) or ""
