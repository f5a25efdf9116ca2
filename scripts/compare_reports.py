"""Compares what two checkouts report on the same texts, in every format: compare_reports.py BEFORE AFTER FOLDER.

For changes of structure, which must not change a report. Prints the formats whose output or exit code differs, each with its first differing
line, and ends with 1 if there are any.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

FORMATS = (
    "text", "concise", "json", "jsonl", "markdown", "html",
    "sarif", "github", "gitlab", "rdjson", "rdjsonl", "junit", "checkstyle",
)  # fmt: skip


def main() -> int:
    before, after, folder = sys.argv[1:]
    differing = 0
    for name in FORMATS:
        old, new = (_report(checkout, folder, name) for checkout in (before, after))
        if old != new:
            differing += 1
            print(f"{name}: exit code {old[0]}, then {new[0]}; {_first_difference(old[1], new[1])}")
    print(f"{len(FORMATS) - differing} of {len(FORMATS)} formats are equal")
    return int(differing > 0)


def _report(checkout: str, folder: str, name: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "checker", "check", ".", "--format", name, "--isolated", "--no-cache"],
        cwd=folder,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(Path(checkout).resolve())},
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "backslashreplace")


def _first_difference(old: str, new: str) -> str:
    for number, (one, other) in enumerate(zip_longest(old.splitlines(), new.splitlines()), 1):
        if one != other:
            return f"line {number}:\n  - {one and one[:200]}\n  + {other and other[:200]}"
    return "the same lines"


if __name__ == "__main__":
    sys.exit(main())
