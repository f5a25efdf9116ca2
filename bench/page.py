"""How fast the editor's page is while somebody types: from a key to the next frame, and from the pause to the new marks.

    .venv/bin/python bench/page.py

Needs what scripts/install_browser.sh installs. Prints a line for each length of article: medians and 95th percentiles in milliseconds.
Articles are those of texts.py, with a handful of defects in each story of 550 words.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from texts import Newsroom

ROOT = Path(__file__).parent.parent
LENGTHS = (1_000, 10_000, 20_000)
KEYS = 200


def article(words: int) -> str:
    """So many words of made-up news, with a handful of defects in each story."""
    taken: list[str] = []
    count = 0
    for story in Newsroom().articles():
        if count >= words:
            return "\n\n".join(taken)
        taken += story.strip().split("\n\n")
        count += len(story.split())
    raise AssertionError


@contextmanager
def server() -> Iterator[str]:
    """The address of ``checker serve``."""
    command = [sys.executable, "-m", "checker", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            address = re.search(r"http://[\d.]+:\d+", process.stderr.readline())
            assert address, "checker serve has not started"
            yield address[0]
        finally:
            process.terminate()


def main() -> None:
    print(f"{'words':>7}  {'key to frame':>22}  {'pause to marks':>22}")
    print(f"{'':>7}  {'median':>10}  {'p95':>10}  {'median':>10}  {'p95':>10}")
    with server() as address:
        for words in LENGTHS:
            script = ["node", str(ROOT / "bench" / "page" / "typing.js"), address, str(KEYS)]
            done = subprocess.run(script, input=article(words), capture_output=True, text=True, check=True)
            measured = json.loads(done.stdout)
            figures = [quantiles(measured[name], n=20)[at] for name in ("paint", "marks") for at in (9, 18)]
            print(f"{words:>7,}  " + "  ".join(f"{figure:>10.0f}" for figure in figures))


if __name__ == "__main__":
    main()
