"""``checker test-rules``."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.authoring.project_rules import FOLDER, examined, own_folder
from checker.cli.options import Asked, Scope, configurations_from
from checker.reports.desk import plural
from checker.rulebook.catalogue import Catalogue


def own_rules(config: Path | None = None) -> Path:
    """The folder of own rules that the configuration of the working directory names, else ``rules``. Raises UsageError for a broken configuration."""
    return own_folder(configurations_from(Asked(), Scope(config)), Path()) or Path(FOLDER)


def run(folder: Path) -> int:
    """Tests the pages of a folder, and prints a line for each thing that is wrong: ``path:line: message``.

    Returns 0 where all is right, 1 where an example fails, 2 where a page can't be used. Raises UsageError for a folder without pages.
    """
    done = examined(folder, Catalogue.shipped())
    for fault in (*done.unreadable, *done.failed):
        sys.stdout.write(f"{fault.path}:{fault.line}: {fault.message}\n")
    if done.unreadable:
        unusable = len({fault.path for fault in done.unreadable})
        sys.stderr.write(f"checker: {unusable} of {plural(done.rules, 'page')} can't be used; no example was run\n")
        return 2
    told = plural(len(done.failed), "failure") if done.failed else "all right"
    sys.stderr.write(f"checker: {plural(done.rules, 'rule')}, {plural(done.examples, 'example')}: {told}\n")
    return int(bool(done.failed))
