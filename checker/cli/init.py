"""``checker init``."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.authoring import init as initializing


def run(folder: Path, *, force: bool, stdout: bool) -> int:
    """Writes the configuration for a folder, or with ``stdout`` prints it, and tells what was found. Returns 0.

    Raises UsageError for what is no folder or has a configuration already, CheckerError where it can't be written.
    """
    site = initializing.survey(folder)
    if stdout:
        sys.stdout.write(initializing.configuration_text(site, baseline=False))
        sys.stderr.write(initializing.report(site, folder, None))
        return 0
    written = initializing.write(folder, initializing.configuration_text(site, baseline=True), force=force)
    sys.stdout.write(initializing.report(site, folder, written))
    return 0
