"""Brings the side-car file of an article up to date once its fixed text is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from checker.base.files import read_stamped
from checker.model.report import DocumentReport
from checker.reading.source import Source
from checker.run.checker import Checker
from checker.run.replace_file import replace_source
from checker.triage.apply_side_car import Found, found_in
from checker.triage.follow_side_car import followed, rewritten
from checker.triage.side_car import read_suppressions, side_car


def update_side_car(checker: Checker, source: Source, fixed: str, roots: Iterable[Path]) -> int:
    """Rewrites the entries of a source whose findings have other ids or neighbours in the fixed text; how many these are.

    Raises UsageError for an unusable side-car file, SourceError where it can't be written.
    """
    entries = read_suppressions(Path(source.path)) if checker.settings.suppressions else ()
    if not entries or fixed == source.text:
        return 0
    new = followed(entries, _found(checker, source), _found(checker, replace(source, text=fixed)))
    changed = sum(now != old for old, now in zip(entries, new, strict=True))
    if changed:
        path = side_car(Path(source.path))
        data, stamp = read_stamped(path)
        file = Source(path.as_posix(), data.decode("utf-8"), stamp=stamp)
        replace_source(file, rewritten(file.text, entries, new), roots)
    return changed


def _found(checker: Checker, source: Source) -> Found:
    return found_in([event for event in checker.check(source) if isinstance(event, DocumentReport)])
