"""Measures the ledgers of facts against texts whose facts a reader wrote down.

    scripts/check_ledgers.py --texts FOLDER [--show]

FOLDER has the collections (``*.jsonl``, a row ``{"id", "text"}`` each) that ``tests/facts/ledgers/places.tsv`` refers to. They aren't part of the
repository: the file has only ids, offsets and fields. A line stands for all facts of one ledger in one stretch of a text. The exit code is 1 if a
ledger misses its target.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.facts.listing import rows_of
from checker.facts.view import Facts
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.registry import read
from checker.reading.source import Source
from checker.words.resources import Resources

PLACES = Path(__file__).parent.parent / "tests" / "facts" / "ledgers" / "places.tsv"
_WORDS = re.compile(r"@(\d+):(\d+)")
PRECISION, RECALL = 0.98, 0.85


class Score(NamedTuple):
    """How many facts are right, how many were found, how many there are; and what was missed or wrong."""

    right: int = 0
    found: int = 0
    there: int = 0
    faults: tuple[str, ...] = ()

    def plus(self, other: Score) -> Score:
        """Both together."""
        return Score(self.right + other.right, self.found + other.found, self.there + other.there, self.faults + other.faults)  # fmt: skip

    @property
    def precision(self) -> float:
        """The share of the found facts that are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the facts that are found, rightly."""
        return self.right / self.there if self.there else 1.0


Found = Mapping[Any, Mapping[str, Any]]


def compared(where: str, expected: Found, found: Found) -> Score:
    """Compare facts by their key. A fact is right if it has all fields that are expected of it; a field that is left open is a miss, but no error."""
    faults, right, wrong = [], 0, 0
    for key, fields in expected.items():
        if key not in found:
            faults.append(f"{where}: missed {key}")
            continue
        off = {name: found[key].get(name) for name, value in fields.items() if not _same(found[key].get(name), value)}
        right, wrong = right + (not off), wrong + any(value is not None for value in off.values())
        faults += [f"{where}: {key}: {off}, expected {dict(fields)}"] if off else []
    extra = [key for key in found if key not in expected]
    faults += [f"{where}: nothing there: {key} {dict(found[key])}" for key in extra]
    return Score(right, right + wrong + len(extra), len(expected), tuple(faults))


def _same(found: Any, expected: Any) -> bool:
    if isinstance(expected, list) and isinstance(found, list):
        return len(found) == len(expected) and all(map(_same, found, expected))
    if isinstance(expected, (int, float)) and not isinstance(expected, bool) and isinstance(found, str):
        return abs(float(found) - expected) < 0.01
    if isinstance(expected, str) and isinstance(found, str):
        return found.lower() == expected.lower()  # nouns are kept in lower case
    return bool(found == expected)


def facts_of(text: str, resources: Resources, published: str = "") -> Facts:
    """The facts of a plain text."""
    document = next(iter(read(Source("text.txt", text), ReaderOptions())))
    object.__setattr__(document, "date", published)
    return Facts(document, resources)


class Place(NamedTuple):
    """A stretch of a text with the facts of one ledger in it, by their offsets in the text."""

    ledger: str
    collection: str
    id: str
    stretch: Span
    facts: Mapping[Span, Mapping[str, Any]]


def places(path: Path) -> Iterator[Place]:
    """The lines of the file of places."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            ledger, collection, name, start, end, facts = line.split("\t")
            listed = {Span(first, last): fields for first, last, fields in json.loads(facts)}
            yield Place(ledger, collection, name, Span(int(start), int(end)), listed)


def worded(value: Any, text: str) -> Any:
    """A field with its words: “@12:18” stands for those of the text between two offsets."""
    if isinstance(value, list):
        return [worded(item, text) for item in value]
    if isinstance(value, str) and (match := _WORDS.fullmatch(value)):
        return text[int(match[1]) : int(match[2])]
    return value


def score(group: Sequence[Place], text: str, resources: Resources) -> Iterator[tuple[str, Score]]:
    """The score of each place of one text."""
    facts = facts_of(text, resources)
    for place in group:
        rows = rows_of(facts, [place.ledger])
        found = {row.span: row.fields for row in rows if place.stretch.start <= row.span.start < place.stretch.end}
        expected = {
            span: {name: worded(value, facts.text) for name, value in fields.items()}
            for span, fields in place.facts.items()
        }
        yield place.ledger, compared(f"{place.collection} {place.id}", expected, found)


def measured(folder: Path) -> dict[str, Score]:
    """The score of each ledger."""
    groups: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places(PLACES):
        groups[place.collection, place.id].append(place)
    resources = Resources()
    scores: dict[str, Score] = defaultdict(Score)
    for collection in sorted({name for name, _ in groups}):
        for line in (folder / collection).read_text("utf-8").split("\n"):
            row = json.loads(line) if line else {"id": None}
            for ledger, one in score(groups.get((collection, str(row["id"])), []), row.get("text", ""), resources):
                scores[ledger] = scores[ledger].plus(one)
    return scores


def main() -> int:
    """Print a line for each ledger; 1 if one misses its target."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--texts", type=Path, required=True, help="folder of the collections")
    parser.add_argument("--show", action="store_true", help="print what was missed or wrong")
    options = parser.parse_args()
    scores = measured(options.texts)
    for ledger, one in scores.items():
        print(f"{ledger:10} {one.there:4} facts, precision {one.precision:.3f}, recall {one.recall:.3f}")
        for fault in one.faults if options.show else ():
            print(f"  {fault}")
    return int(any(one.precision < PRECISION or one.recall < RECALL for one in scores.values()))


if __name__ == "__main__":
    sys.exit(main())
