"""Audits rules: runs them over a body of text, and counts how often each fires and how often it is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from checker.authoring.judgements import Judgements
from checker.authoring.sampling import Sampling
from checker.authoring.tally import Tally
from checker.model.audit import Audit
from checker.model.errors import SourceError
from checker.model.report import DocumentReport, Event, Skipped
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.collection import is_collection, read_collection
from checker.run.jobs import Item, Job
from checker.run.workspace import Workspace


def audited(settings: Settings) -> Settings:
    """The settings with which rules are audited: what a project has set aside counts, and preview rules run.

    Without ``select`` all rules do.
    """
    return replace(
        settings,
        select=settings.select or ("ALL",),
        preview=True,
        suppressions=False,
        baseline=None,
        readability=False,
        fail_on=None,
        cache=False,  # it would hold the results of a whole run in memory
        backends=(),
    )


def audit(
    workspace: Workspace,
    paths: Sequence[Path],
    judgements: Judgements | None = None,
    sampling: Sampling | None = None,
    watch: Callable[[Iterator[Event]], Iterator[DocumentReport]] | None = None,
) -> Audit:
    """The figures of the rules on files, folders and collections.

    ``watch`` sees all events of the run, also what could not be read, and passes the reports on, as ``Summary.watch``
    does. Raises UsageError or PageError for settings that can't be used.
    """
    checker = workspace.checker(audited(workspace.settings))
    tally = Tally(checker.catalogue, checker.selected, judgements, sampling)
    for report in (watch or Summary().watch)(events_of(workspace, paths)):
        tally.add(report)
    return tally.audit()


def events_of(workspace: Workspace, paths: Sequence[Path]) -> Iterator[Event]:
    """What comes of files, folders and collections. No more texts are held in memory at a time than wait to be checked.

    Each has the ``select`` and ``ignore`` of the workspace's settings. A line of a collection that holds no text is
    skipped, and named ``FILE:LINE``.
    """
    return workspace.events_of(_items(workspace, paths))


def _items(workspace: Workspace, paths: Sequence[Path]) -> Iterator[Item]:
    run = workspace.settings
    known: dict[Settings, Settings] = {}

    def prepared(settings: Settings) -> Settings:
        if settings not in known:
            known[settings] = audited(replace(settings, select=run.select, ignore=run.ignore))
        return known[settings]

    others = [path for path in paths if not is_collection(path)]
    for item in workspace.items(others) if others else ():
        yield item._replace(settings=prepared(item.settings)) if isinstance(item, Job) else item
    for path in dict.fromkeys(path for path in paths if is_collection(path)):
        yield from _rows(path, prepared(workspace.settings_for(path)))


def _rows(path: Path, settings: Settings) -> Iterator[Item]:
    """The texts of a collection, each with the settings for its format."""
    known: dict[str, Settings] = {}
    for row in read_collection(path, settings.reader):
        if isinstance(row, SourceError):
            yield Skipped(row.path, row.reason)
            continue
        if row.format not in known:
            known[row.format] = replace(settings, reader=settings.reader._replace(input_format=row.format))
        yield Job(row.source, known[row.format])
