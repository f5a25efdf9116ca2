"""Compares what two checkouts report on the same texts: compare_reports.py BEFORE AFTER FOLDER [--ignore-wording].

For changes of structure, which must not change a report: prints the formats whose output or exit code differs, each with its first differing line. With
``--ignore-wording``, for changes of messages: compares the findings of the JSON report without their texts. Exits with 1 if anything differs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path
from typing import Any

FORMATS = (
    "text", "concise", "json", "jsonl", "markdown", "html",
    "sarif", "github", "gitlab", "rdjson", "rdjsonl", "junit", "checkstyle",
)  # fmt: skip

WORDING = frozenset(
    {"message", "text", "label", "notes", "reason", "withheld", "refused", "rules", "unassessed", "hardest"}
)


def main() -> int:
    before, after, folder = (argument for argument in sys.argv[1:] if not argument.startswith("--"))
    if "--ignore-wording" in sys.argv:
        return _compare_structure(before, after, folder)
    differing = 0
    for name in FORMATS:
        old, new = (_report(checkout, folder, name) for checkout in (before, after))
        if old != new:
            differing += 1
            print(f"{name}: exit code {old[0]}, then {new[0]}; {_first_difference(old[1], new[1])}")
    print(f"{len(FORMATS) - differing} of {len(FORMATS)} formats are equal")
    return int(differing > 0)


def _compare_structure(before: str, after: str, folder: str) -> int:
    (old_code, old), (new_code, new) = (_report(checkout, folder, "jsonl") for checkout in (before, after))
    lines = zip_longest(map(_structure, old.splitlines()), map(_structure, new.splitlines()))
    differing = [pair for pair in lines if pair[0] != pair[1]]
    for one, other in differing[:20]:
        print(f"  - {one}\n  + {other}")
    print(f"exit code {old_code}, then {new_code}; {len(differing)} lines differ in more than their wording")
    return int(bool(differing) or old_code != new_code)


def _structure(line: str) -> str:
    try:
        return json.dumps(_without_wording(json.loads(line)))
    except json.JSONDecodeError:
        return "not JSON"


def _without_wording(value: Any) -> Any:
    if isinstance(value, dict):
        # The words of a finding are kept: they are the article's.
        return {key: _without_wording(one) for key, one in value.items() if key not in WORDING or "span" in value}
    return [_without_wording(one) for one in value] if isinstance(value, list) else value


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
