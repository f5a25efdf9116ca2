"""Lists whole lines that pages of several sites share: candidates for the table of page lines.

    scripts/mine_furniture.py --texts scraped-*.jsonl --clean clean-*.jsonl [--exclude marked.jsonl] [--least 3]

A text is a row of a JSON Lines file with “id” and “text”: extractions of one page by several programs have one id, and count once. Figures are
read as “#”, so that “12 comments” and “3 comments” are one line. A line that clean text has too is listed with that number: a subheading may be a button elsewhere.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

_LONGEST = 80
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_ORNAMENTS = " \t•·|*>»›→▶«‹←<+-–—…"


def rows(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The id and the text of each row."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                yield str(row.get("id", f"{path.stem}-{number}")), row["text"]


def lines_of(texts: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The pages that have each short line, folded."""
    pages: dict[str, set[str]] = defaultdict(set)
    for page, text in texts:
        for line in text.splitlines():
            bare = line.strip(_ORNAMENTS)
            if 0 < len(bare) <= _LONGEST:
                pages[_FIGURE.sub("#", bare.casefold().replace("’", "'"))].add(page)
    return pages


def main() -> None:
    """Prints the lines, those of most pages first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="what extractors made of pages")
    parser.add_argument("--clean", type=Path, nargs="*", default=[], help="published stories without furniture")
    parser.add_argument("--exclude", type=Path, nargs="*", default=[], help="files whose rows are left out")
    parser.add_argument("--least", type=int, default=3, help="pages that a line must be on (3)")
    options = parser.parse_args()
    left_out = {page for page, _ in rows(options.exclude)}
    scraped = lines_of((page, text) for page, text in rows(options.texts) if page not in left_out)
    clean = lines_of(rows(options.clean))
    for line, pages in sorted(scraped.items(), key=lambda found: (-len(found[1]), found[0])):
        if len(pages) >= options.least and any(letter.isalpha() for letter in line):
            print(len(pages), len(clean.get(line, ())), line, sep="\t")


if __name__ == "__main__":
    main()
