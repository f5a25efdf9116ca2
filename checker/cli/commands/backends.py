"""``checker doctor`` and ``checker languagetool install``."""

from __future__ import annotations

import sys

from checker.backends.languagetool.installation import install
from checker.backends.languagetool.jars import default_folder
from checker.backends.registry import BACKENDS
from checker.cli.options import configurations_from
from checker.config.options import CliOptions
from checker.model.settings import Settings


def doctor(options: CliOptions) -> int:
    """Diagnoses the backends with the settings of the working directory."""
    return diagnose(configurations_from(options).run_settings)


def diagnose(settings: Settings) -> int:
    """Prints a line for each part of each backend; 3 if one is missing or fails."""
    code = 0
    for backend in BACKENDS.values():
        for part, ok, message in backend.diagnose(settings):
            sys.stdout.write(f"{'ok' if ok else 'NOT OK':6}  {backend.title}: {part}: {message}\n")
            sys.stdout.flush()
            code = code if ok else 3
    return code


def install_languagetool(options: CliOptions) -> int:
    """Fetches LanguageTool into a folder, without one into the user's data folder, and reports its licence and each step."""

    def say(line: str) -> None:
        if not options["quiet"]:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()

    install((options.path("install-folder") or default_folder()).absolute(), say)
    return 0
