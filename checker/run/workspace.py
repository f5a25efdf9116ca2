"""Many inputs: finds and reads them, gives each the checker that its settings ask for, and tells what comes of them in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias

from checker.backends.registry import Backends
from checker.backends.server_address import ServerAddress
from checker.base.processes import ASKED_A_PROCESS, FILES_A_PROCESS, jobs_for, most_jobs
from checker.model.errors import SourceError
from checker.model.report import DocumentReport, OutOfScope, SkippedInput, Summary
from checker.model.settings import Settings
from checker.reading.discover import discover
from checker.reading.registry import reader_for, unread
from checker.reading.source import Source, read_source
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker
from checker.run.jobs import Check, Checked, Job
from checker.run.result_cache import ResultCache
from checker.words.resources import Resources

if TYPE_CHECKING:
    from checker.config.scope import Configurations

Item: TypeAlias = Job | Checked
_NOTHING = "nothing to check: no text, Markdown or HTML files here"


class Workspace:
    """``settings`` hold for the run, ``configurations`` may give a file its own. ``cache`` is a folder for results, None for none.

    With a ``catalogue`` of its own it stays in one process: another could not build it again. A context: it ends the programs that it had to open.
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
        self._checkers: dict[tuple[Settings, ServerAddress | None], Checker] = {}
        self._lists: dict[Settings, frozenset[Path]] = {}
        self._resources = Resources()
        self._cache = cache
        self._backends = Backends()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the programs that were opened. More than once does no harm."""
        self._backends.close()

    def checker(self, settings: Settings, reached: ServerAddress | None = None) -> Checker:
        """The checker of these settings, built once. Raises UsageError or PageError where they can't be used."""
        key = (settings, reached)
        if key not in self._checkers:
            resources = self._resources.of_house(settings.accepted, settings.names)
            producers = self._backends.producers(settings, resources, reached)
            self._checkers[key] = Checker(settings, self._catalogue, resources, producers)
        return self._checkers[key]

    def summary(self) -> Summary:
        """An empty summary for a run."""
        return Summary()

    def check_paths(self, paths: Iterable[Path], summary: Summary) -> Iterator[DocumentReport]:
        """A report for each document of each path, in order; ``summary`` is complete at the end."""
        for item, checked in self._checked(self.items(list(paths))):
            summary.skipped.extend(checked.skipped)
            summary.out_of_scope.extend(checked.out_of_scope)
            summary.unread.update(dict(checked.unread))
            reports = self.checker(item.settings).settled(checked.reports) if isinstance(item, Job) else checked.reports
            for report in reports:
                summary.add(report)
                yield report
        self._backends.explain(summary)

    def settings_for(self, path: Path) -> Settings:
        """The settings that hold for a file."""
        return self._configurations.settings_for(path) if self._configurations else self.settings

    def found(
        self,
        paths: Iterable[Path],
        left_out: list[OutOfScope],
        wanted: Callable[[Path], bool] | None = None,
        foreign: list[Path] | None = None,
    ) -> Iterator[Path | SourceError]:
        """The files of each path in order, of folders only what is ``wanted``; what is out of scope goes to ``left_out``, documents that no reader
        takes to ``foreign``."""
        named = list(paths)
        for found in discover(named, self.settings.reader, self._configurations, left_out, wanted, foreign=foreign):
            if isinstance(found, Path) and found not in named and self._is_list(found):
                left_out.append(OutOfScope(found.as_posix(), "a list of words"))
            else:
                yield found

    def _is_list(self, path: Path) -> bool:
        """Whether a file is one of the lists of words that hold for it: it would need all of its own entries."""
        settings = self.settings_for(path)
        if not settings.accepted and not settings.words:
            return False
        if settings not in self._lists:
            entries = self.checker(settings).resources.lexicon.house.words
            named = {entry.path for entry in entries if entry.path}
            self._lists[settings] = frozenset(file.resolve() for file in (*settings.words, *map(Path, named)))
        return path.resolve() in self._lists[settings]

    def items(self, paths: Sequence[Path], *, stamped: bool = False) -> Iterator[Item]:
        """The inputs of each path in order; what can't be read or is out of scope, or that there was nothing to read, as what comes of it.

        ``stamped``: sources have the stamps of their files.
        """
        left_out: list[OutOfScope] = []
        foreign: list[Path] = []
        empty = True
        for found in self.found(paths, left_out, foreign=foreign):
            empty = False
            yield from _flushed(left_out)
            yield self._item(found, stamped=stamped)
        empty = empty and not left_out
        yield from _flushed(left_out)
        if empty and not self.settings.allow_empty:
            named = " ".join(path.as_posix() for path in paths)
            yield Checked(skipped=(SkippedInput(named, _NOTHING),))
        if foreign:
            yield Checked(unread=tuple(self._counted(foreign).items()))

    def _item(self, found: Path | SourceError, *, stamped: bool) -> Item:
        try:
            if isinstance(found, SourceError):
                raise found
            settings = self.settings_for(found)
            if reader_for(found.name, settings.reader) is None:
                raise unread(found.as_posix())
            return Job(read_source(found, settings.encoding, stamped=stamped), settings)
        except SourceError as error:
            return Checked(skipped=(SkippedInput(error.path, error.reason),))

    def _counted(self, foreign: Iterable[Path]) -> Counter[str]:
        """The documents that no reader takes, by extension; a baseline is none."""
        from checker.triage.baseline_file import NAME  # noqa: PLC0415 - only where there are any

        own = {path.name for path in (self.settings.baseline,) if path} | {NAME}
        return Counter(path.suffix.lower() for path in foreign if path.name not in own)

    def _checked(self, items: Iterator[Item]) -> Iterator[tuple[Item, Checked]]:
        """Each input with what comes of it. A few are checked at once; many by several processes, those that were met before not at all."""
        asked = self.settings.jobs
        first = list(islice(items, most_jobs(asked) * FILES_A_PROCESS))
        items = chain(first, items)
        least = ASKED_A_PROCESS if _asks(first) else FILES_A_PROCESS
        jobs = jobs_for(len(first), asked, least) if self._catalogue is None else 1
        cache = ResultCache.open(self._cache if self._keeps(first) else None, self._digest)
        with cache:
            for item, checked in self._run(items, cache, jobs):
                cache.put(item, checked)
                yield item, checked

    def _keeps(self, first: Sequence[Item]) -> bool:
        """Whether results are worth keeping: finding them again costs as much as checking a few files."""
        return self.settings.cache and (len(first) >= FILES_A_PROCESS or _asks(first))

    def _run(self, items: Iterator[Item], cache: ResultCache, jobs: int) -> Iterator[tuple[Item, Checked]]:
        if jobs > 1:
            from checker.run.worker_pool import check_in_parallel, starts_safely  # noqa: PLC0415 - costs as much as checking many files

            # What can't be used is wrong usage, to be told before any process starts.
            self.checker(self.settings)
            if starts_safely():
                yield from check_in_parallel(items, cache.get, self._sent, _check_of_a_process, jobs)
                return
        for item in items:
            known = cache.get(item)
            yield item, known or self.check(item)  # type: ignore[arg-type] # what is no job is known

    def _sent(self, job: Job) -> Job:
        """A job as another process needs it."""
        return job._replace(reached=self._backends.reached(job.settings)) if job.settings.backends else job

    def check(self, job: Job) -> Checked:
        """What comes of one job."""
        return self.checker(job.settings, job.reached).check(job.source)

    def _digest(self, settings: Settings) -> str:
        return self.checker(settings).digest


def _asks(items: Iterable[Item]) -> bool:
    """Whether another program is to be asked about any of them."""
    return any(isinstance(item, Job) and item.settings.backends for item in items)


def _flushed(left_out: list[OutOfScope]) -> Iterator[Checked]:
    if left_out:
        yield Checked(out_of_scope=tuple(left_out))
        left_out.clear()


def _check_of_a_process() -> Check:
    """The check of a process of its own, which builds each checker once."""
    return Workspace(Settings()).check


def sources(
    workspace: Workspace, paths: Sequence[Path], summary: Summary, *, stamped: bool = False
) -> Iterator[tuple[Source, Settings]]:
    """The inputs of each path with their settings, and ``stamped`` with the stamps of their files; what can't be read is told in ``summary``."""
    for item in workspace.items(paths, stamped=stamped):
        if isinstance(item, Job):
            yield item.source, item.settings
        else:
            summary.skipped.extend(item.skipped)
            summary.out_of_scope.extend(item.out_of_scope)
            summary.unread.update(dict(item.unread))
