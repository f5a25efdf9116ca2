"""The inputs of a run: finds and reads them, gives each the checker for its settings, and yields their events in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from checker.backends import ServerAddress
from checker.backends.registry import Backends
from checker.base.processes import BACKEND_FILES_PER_PROCESS, FILES_PER_PROCESS, jobs_for, most_jobs
from checker.model.errors import SourceError, UsageError
from checker.model.report import DocumentReport, Event, NoReader, OutOfScope, Skipped
from checker.model.settings import Settings
from checker.reading.discover import Found, discover
from checker.reading.registry import reader_for, unread
from checker.reading.source import decode, read_source
from checker.rulebook.catalogue import Catalogue
from checker.run.cache.result_cache import ResultCache
from checker.run.catalogues import catalogue_of
from checker.run.checker import Checker
from checker.run.jobs import Check, Item, Job
from checker.run.worker_pool import check_in_parallel, starts_safely
from checker.triage.baseline_file import NAME
from checker.words.resources import Resources

if TYPE_CHECKING:
    from checker.config.revision_files import RevisionFiles
    from checker.config.scope import Configurations

WORD_LIST = "a list of words"
"""Why a word list in a folder is out of scope."""
_NOTHING = "nothing to check: no text, Markdown or HTML files here"


class Workspace:
    """``settings`` apply to the run, ``configurations`` may give a file its own. ``cache`` is a folder for results, None for none.

    With a ``catalogue`` of its own it stays in one process: another could not build it again. A context manager: it stops the backends that it
    started.
    """

    def __init__(
        self,
        settings: Settings,
        configurations: Configurations | None = None,
        cache: Path | None = None,
        catalogue: Catalogue | None = None,
    ) -> None:
        self.settings = settings
        self._catalogue = catalogue
        self._configurations = configurations
        self._catalogues: dict[Path | None, Catalogue] = {}
        self._checkers: dict[tuple[Settings, ServerAddress | None], Checker] = {}
        self._word_lists: dict[Settings, frozenset[Path]] = {}
        self._resources = Resources()
        self._cache = cache
        self._backends = Backends()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the backends that were started, and remove the copies of a revision's files. Calling it again does no harm."""
        self._backends.close()
        if self._configurations is not None:
            self._configurations.close()

    def checker(self, settings: Settings, server: ServerAddress | None = None) -> Checker:
        """The checker for these settings, built once. Raises UsageError or PageError for invalid settings."""
        key = (settings, server)
        if key not in self._checkers:
            resources = self._resources.for_project(settings.accepted, settings.names)
            producers = self._backends.producers(settings, resources, server)
            try:
                self._checkers[key] = Checker(settings, self._catalogue_of(settings), resources, producers)
            except UsageError as error:
                raise (UsageError(settings.snapshot.named(str(error))) if settings.snapshot else error) from error
        return self._checkers[key]

    def _catalogue_of(self, settings: Settings) -> Catalogue:
        if self._catalogue is not None:
            return self._catalogue
        if settings.rules not in self._catalogues:
            self._catalogues[settings.rules] = catalogue_of(settings.rules)
        return self._catalogues[settings.rules]

    @property
    def revision(self) -> RevisionFiles | None:
        """The files of the revision that governs the run; None where the working tree does."""
        return self._configurations.revision if self._configurations else None

    def settings_for(self, path: Path) -> Settings:
        """The settings that apply to a file."""
        return self._configurations.settings_for(path) if self._configurations else self.settings

    def events(self, paths: Iterable[Path]) -> Iterator[Event]:
        """What comes of each path, in order, with directives and side-car files applied. Raises UsageError for an unusable side-car file."""
        return self.events_of(self.items(list(paths)))

    def events_of(self, items: Iterator[Item]) -> Iterator[Event]:
        """What comes of each input, in order, as ``events`` does for paths.

        No more inputs are held at a time than wait to be checked.
        """
        for item, events in self._checked(items):
            yield from self.checker(item.settings).suppressed(events) if isinstance(item, Job) else events
        yield from self._backends.stopped()

    def check(self, job: Job) -> Sequence[Event]:
        """The events of one job."""
        return self.checker(job.settings, job.server).check(job.source)

    def check_bytes(self, path: Path, data: bytes) -> Sequence[DocumentReport]:
        """The reports on other bytes of a file, with the settings that apply to it now. Raises SourceError for bytes that can't be decoded."""
        settings = self.settings_for(path)
        events = self.checker(settings).check(decode(path.as_posix(), data, settings.encoding))
        return [event for event in events if isinstance(event, DocumentReport)]

    def items(self, paths: Sequence[Path], *, stamped: bool = False) -> Iterator[Item]:
        """The inputs of each path in order: jobs, and the events of what can't be read or is left out.

        ``stamped``: sources have the stamps of their files.
        """
        empty = True
        for found in self.found(paths):
            empty = empty and isinstance(found, NoReader)
            yield found if isinstance(found, OutOfScope | NoReader) else self._item(found, stamped=stamped)
        if empty and not self.settings.allow_empty:
            yield Skipped(" ".join(path.as_posix() for path in paths), _NOTHING)

    def found(self, paths: Iterable[Path], wanted: Callable[[Path], bool] | None = None) -> Iterator[Found]:
        """The files of each path in order, and what a walk can't read or leaves out; of folders only what is ``wanted``."""
        named = list(paths)
        for found in discover(named, self.settings.reader, self._configurations, wanted):
            if isinstance(found, NoReader):
                yield from () if self._is_baseline(Path(found.path)) else (found,)
            elif not isinstance(found, Path):
                yield found
            elif found not in named and self._is_word_list(found):
                yield OutOfScope(found.as_posix(), WORD_LIST)
            else:
                yield found

    def _is_baseline(self, path: Path) -> bool:
        """Whether a file is a baseline, which has the extension of a table."""
        known = {settings.baseline for settings in (self.settings, self.settings_for(path)) if settings.baseline}
        return path.name in {NAME, *(baseline.name for baseline in known)}

    def _is_word_list(self, path: Path) -> bool:
        """Whether a file is one of the word lists that apply to it: it would need all of its own entries."""
        settings = self.settings_for(path)
        if not settings.accepted and not settings.words:
            return False
        if settings not in self._word_lists:
            entries = self.checker(settings).resources.lexicon.accepted.words
            named = {entry.path for entry in entries if entry.path}
            self._word_lists[settings] = frozenset(file.resolve() for file in (*settings.words, *map(Path, named)))
        return path.resolve() in self._word_lists[settings]

    def _item(self, found: Path | SourceError, *, stamped: bool) -> Item:
        try:
            if isinstance(found, SourceError):
                raise found
            settings = self.settings_for(found)
            if reader_for(found.name, settings.reader) is None:
                raise unread(found.as_posix())
            return Job(read_source(found, settings.encoding, settings.max_file_size, stamped=stamped), settings)
        except SourceError as error:
            return Skipped(error.path, error.reason)

    def _checked(self, items: Iterator[Item]) -> Iterator[tuple[Item, Sequence[Event]]]:
        """Each input with its events. A few are checked here; many in several processes, except those with stored results."""
        jobs = self.settings.jobs
        first = list(islice(items, most_jobs(jobs) * FILES_PER_PROCESS))
        least = BACKEND_FILES_PER_PROCESS if _uses_backends(first) else FILES_PER_PROCESS
        processes = jobs_for(len(first), jobs, least) if self._catalogue is None else 1
        with ResultCache.open(self._cache if self._stores(first) else None, self._digest) as cache:
            for item, events in self._run(chain(first, items), cache, processes):
                if isinstance(item, Job):
                    cache.put(item, events)
                yield item, events

    def _stores(self, first: Sequence[Item]) -> bool:
        """Whether results are worth storing: looking them up costs as much as checking a few files."""
        return self.settings.cache and (len(first) >= FILES_PER_PROCESS or _uses_backends(first))

    def _run(self, items: Iterator[Item], cache: ResultCache, processes: int) -> Iterator[tuple[Item, Sequence[Event]]]:
        if processes > 1:
            # Invalid settings are to be reported before any process starts.
            self.checker(self.settings)
            if starts_safely():
                yield from check_in_parallel(items, cache.get, self._prepared, _check_in_process, processes)
                return
        for item in items:
            if not isinstance(item, Job):
                yield item, (item,)
                continue
            stored = cache.get(item)
            yield item, self.check(item) if stored is None else stored

    def _prepared(self, job: Job) -> Job:
        """A job ready for another process."""
        return job._replace(server=self._backends.address(job.settings)) if job.settings.backends else job

    def _digest(self, settings: Settings) -> str:
        return self.checker(settings).digest


def _uses_backends(items: Iterable[Item]) -> bool:
    return any(isinstance(item, Job) and item.settings.backends for item in items)


def _check_in_process() -> Check:
    """The check function of another process, which builds each checker once."""
    return Workspace(Settings()).check
