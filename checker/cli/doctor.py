"""``checker doctor``."""

from __future__ import annotations

import sys

from checker.backends.languagetool.answers import LanguageToolOptions
from checker.backends.languagetool.doctor import diagnoses


def run(options: LanguageToolOptions) -> int:
    """Prints a line a part; 3 where one is missing or fails."""
    code = 0
    for part, well, said in diagnoses(options):
        sys.stdout.write(f"{'ok' if well else 'NOT OK':6}  LanguageTool: {part}: {said}\n")
        sys.stdout.flush()
        code = code if well else 3
    return code
