"""Which baseline holds for a file: the one that its own configuration names, wherever the run starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from checker.model.errors import UsageError
from checker.model.report import Event, Notice
from checker.model.settings import Settings
from checker.model.snapshot import Snapshot
from checker.run.workspace import Workspace
from checker.triage.baseline_file import Baseline
from checker.triage.baseline_stage import Baselines, BaselineStage, Known
from checker.triage.stages import numbered


class ConfiguredBaselines:
    """The baselines of a run, each opened once. ``choose`` gives the file of some Settings; None for none. ``opened`` reads it, as a snapshot has it."""

    def __init__(
        self,
        workspace: Workspace,
        choose: Callable[[Settings], Path | None],
        opened: Callable[[Path, Snapshot | None], Baseline],
    ) -> None:
        self._workspace = workspace
        self._choose = choose
        self._opened = opened
        self._of: dict[Settings, Known | None] = {}
        self._known: dict[Path, Known] = {}

    def of(self, path: str) -> Known | None:
        """The baseline of a file; None where it has none. Raises UsageError for an invalid one."""
        return self.under(self._workspace.settings_for(Path(path)))

    def under(self, settings: Settings) -> Known | None:
        """The baseline of files with these settings."""
        if settings not in self._of:
            self._of[settings] = self._found(settings)
        return self._of[settings]

    def all(self) -> Iterable[Known]:
        """Those that were asked for so far."""
        return self._known.values()

    def _found(self, settings: Settings) -> Known | None:
        path = self._choose(settings)
        if path is None:
            return None
        ran = self._workspace.checker(settings).policy.ran
        if path not in self._known:
            self._known[path] = Known(self._opened(path, settings.snapshot), ran)
        # An entry is stale only where its rule ran: with other settings, on other files, it may not have.
        self._known[path].ran &= ran
        return self._known[path]


def baselines_of(workspace: Workspace) -> ConfiguredBaselines:
    """Those that a run takes into account; that of the run's own settings is read at once. Raises UsageError for an invalid one."""
    baselines = ConfiguredBaselines(workspace, lambda settings: settings.baseline, Baseline.read)
    baselines.under(workspace.settings)
    return baselines


def without_known(baselines: Baselines, events: Iterable[Event]) -> Iterator[Event]:
    """The events with known findings baselined and open questions numbered; stale entries are not reported: what is checked isn't a whole run."""
    staged = BaselineStage(baselines, ()).apply(events)
    return (event for event in numbered(staged) if not isinstance(event, Notice))


def tolerant_baselines(workspace: Workspace) -> ConfiguredBaselines:
    """As ``baselines_of``, for runs that need none: one that can't be read has no entries."""

    def opened(path: Path, snapshot: Snapshot | None) -> Baseline:
        try:
            return Baseline.read(path, snapshot)
        except UsageError:
            return Baseline(path)

    return ConfiguredBaselines(workspace, lambda settings: settings.baseline, opened)
