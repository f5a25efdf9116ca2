"""``checker languagetool install``."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.backends.languagetool.install import install
from checker.backends.languagetool.jars import default_folder


def run_install(folder: Path | None, *, quiet: bool = False) -> int:
    """Fetches LanguageTool into a folder, without one into the user's data folder, and tells its licence and each step."""

    def say(line: str) -> None:
        if not quiet:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()

    install((folder or default_folder()).absolute(), say)
    return 0
