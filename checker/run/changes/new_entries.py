"""How many entries of a changed baseline or side-car file its revision hasn't."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from pathlib import Path

from checker.base.files import read_regular
from checker.model.errors import UsageError
from checker.model.snapshot import Snapshot
from checker.triage.baseline_file import HEAD, Baseline
from checker.triage.side_car import SUFFIX, read_suppressions


def new_entries(path: Path, snapshot: Snapshot) -> int:
    """The number of new entries; 0 for another kind of file, and for one that can't be read."""
    if path.name.endswith(SUFFIX):
        article = path.with_name(path.name.removesuffix(SUFFIX))
        return _new(lambda own: (entry.id for entry in read_suppressions(article, own)), snapshot)
    with suppress(OSError):
        if read_regular(path).startswith(HEAD.encode()):
            return _new(lambda own: (entry[:4] for entry in Baseline.read(path, own).entries), snapshot)
    return 0


def _new(entries: Callable[[Snapshot | None], Iterable[Hashable]], snapshot: Snapshot) -> int:
    try:
        found = set(entries(None))
    except UsageError:
        return 0
    try:
        return len(found - set(entries(snapshot)))
    except UsageError:
        return len(found)
