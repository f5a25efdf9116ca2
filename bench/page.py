"""How fast the editor's page is while somebody types: from a key to the next frame, and from the pause to the new marks.

    .venv/bin/python bench/page.py

Needs what scripts/install_browser.sh installs. Prints a line for each length of article: medians and 95th percentiles in milliseconds.
The articles are made of the samples, which have a defect in every second sentence: a harder text than any newsroom's.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).parent.parent
LENGTHS = (1_000, 10_000, 20_000)
KEYS = 200
PARAGRAPH = 60  # words


def article(words: int) -> str:
    """So many words of the samples, in paragraphs."""
    samples = cycle(path.read_text("utf-8-sig").split() for path in sorted((ROOT / "samples").glob("*.txt")))
    taken: list[str] = []
    while len(taken) < words:
        taken += next(samples)
    paragraphs = (taken[at : at + PARAGRAPH] for at in range(0, words, PARAGRAPH))
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


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
