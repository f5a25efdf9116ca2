"""Builds checker/data/lexicon/ and checker/data/verb_forms.tsv from package registries.

Run by a maintainer: needs npm, apt-get (Debian) and pip on the PATH. Words: SCOWL up to size 70 with its British forms (rare ones: up to size 80), and npm's dictionary-en 4.0.0
with its affixes expanded. Frequencies: symspellpy's list, for the order alone.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

DATA = Path(__file__).parent.parent / "checker" / "data"
SCOWL_SIZE = 70
RARE_SIZE, SHORTEST_RARE = 80, 5
# Of the rare words those that wordfreq has seen at least ten times in a billion words: the others are archaic spellings.
USED = """
import sys
from wordfreq import zipf_frequency
print(*(word for word in sys.stdin.read().split() if zipf_frequency(word, "en", "large") >= 1))
"""
SPELLINGS = ("english", "american", "british", "british_z", "variant_1")
MOST_FREQUENT = 45_000


def fetch(folder: Path) -> None:
    for command in (
        ["npm", "pack", "dictionary-en@4.0.0", "--silent"],
        ["apt-get", "download", "scowl"],
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "symspellpy==6.10.1"],
    ):
        subprocess.run(command, cwd=folder, check=True)
    subprocess.run(["dpkg", "-x", next(folder.glob("scowl_*.deb")), folder / "scowl"], check=True)
    subprocess.run(["tar", "xzf", next(folder.glob("dictionary-en-*.tgz"))], cwd=folder, check=True)


def scowl(folder: Path, kinds: Iterable[str], largest: int = SCOWL_SIZE) -> Iterator[str]:
    for path in sorted((folder / "scowl/usr/share/dict/scowl").iterdir()):
        spelling, _, rest = path.name.partition("-")
        kind, _, size = rest.partition(".")
        if spelling in SPELLINGS and kind in kinds and int(size) <= largest:
            yield from path.read_text(encoding="iso-8859-1").split()


class Affixes:
    """The prefix and suffix rules of a hunspell .aff file."""

    def __init__(self, text: str) -> None:
        self.rules: dict[str, list[tuple[str, str, str, re.Pattern[str]]]] = defaultdict(list)
        self.crossing: dict[str, bool] = {}
        for line in text.splitlines():
            parts = line.split()
            if len(parts) == 4 and parts[0] in ("PFX", "SFX"):
                self.crossing[parts[1]] = parts[2] == "Y"
            elif len(parts) >= 5 and parts[0] in ("PFX", "SFX"):
                kind, flag, strip, add, condition = parts[:5]
                pattern = f"^{condition}" if kind == "PFX" else f"{condition}$"
                self.rules[flag].append((kind, "" if strip == "0" else strip, add, re.compile(pattern)))

    def one(self, word: str, flag: str) -> Iterator[str]:
        for kind, strip, add, condition in self.rules[flag]:
            if condition.search(word):
                yield add + word[len(strip) :] if kind == "PFX" else word[: len(word) - len(strip)] + add

    def expand(self, word: str, flags: str) -> Iterator[str]:
        yield word
        prefixes = [f for f in flags if self.rules[f] and self.rules[f][0][0] == "PFX"]
        suffixes = [f for f in flags if self.rules[f] and self.rules[f][0][0] == "SFX"]
        stems = [word]
        for flag in suffixes:
            made = list(self.one(word, flag))
            yield from made
            stems += made if self.crossing[flag] else []
        for flag in prefixes:
            for stem in stems:
                yield from self.one(stem, flag)


def used(folder: Path, words: Iterable[str]) -> list[str]:
    """The words that are in use."""
    target = folder / "wordfreq"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--target", target, "wordfreq==3.1.1"]
    subprocess.run(pip, check=True)
    run = subprocess.run(
        [sys.executable, "-c", USED],
        input=" ".join(sorted(words)),
        env={**os.environ, "PYTHONPATH": str(target)},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


def dictionary(folder: Path) -> tuple[Affixes, list[tuple[str, str]]]:
    affixes = Affixes((folder / "package/index.aff").read_text(encoding="utf-8"))
    lines = (folder / "package/index.dic").read_text(encoding="utf-8").splitlines()[1:]
    entries = [line.split("\t")[0].partition("/")[::2] for line in lines if line]
    return affixes, [(word, flags) for word, flags in entries if "!" not in flags and "c" not in flags]


def write_grouped(path: Path, words: Iterable[str], head: str) -> None:
    """One line for each start of three letters, words between blanks: found by a substring search."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words)):
        groups[word[:3].casefold()].append(word)
    lines = [f" {' '.join(group)} " for _, group in sorted(groups.items())]
    path.write_text(f"# {head}\n" + "\n".join(lines) + "\n", encoding="utf-8")


def regular_forms(verb: str) -> Iterator[tuple[str, str, str]]:
    """Third person, past and -ing form by the rules of English spelling; with a doubled consonant too, where one may be."""
    after_consonant = verb[-2:-1] not in "aeiou"
    if verb.endswith("ie"):
        yield f"{verb}s", f"{verb}d", f"{verb[:-2]}ying"
    elif verb.endswith(("ee", "oe", "ye")):
        yield f"{verb}s", f"{verb}d", f"{verb}ing"
    elif verb.endswith("e"):
        yield f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    elif verb.endswith("y") and after_consonant:
        yield f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    else:
        hisses = verb.endswith(("s", "x", "z", "ch", "sh")) or (verb.endswith("o") and after_consonant)
        third = f"{verb}es" if hisses else f"{verb}s"
        last = "k" if verb.endswith("c") else verb[-1]
        yield third, f"{verb}ed", f"{verb}ing"
        yield third, f"{verb}{last}ed", f"{verb}{last}ing"
        yield f"{verb}s", f"{verb}ed", f"{verb}ing"


def verb_rows(
    affixes: Affixes, entries: list[tuple[str, str]], listed: set[str]
) -> Iterator[tuple[str, str, str, bool]]:
    """base, third person, past, and whether the third person is also a plural noun, which has a possessive in the dictionary.

    The dictionary has a flag for the forms of many verbs, not for those with a doubled consonant or a prefix ("stop", "re" + "move"): these are known by
    their three forms.
    """
    irregular = {}
    for line in (DATA / "irregular_verbs.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            base, past, _ = line.split("\t")
            irregular[base] = past
    flags_of = dict(entries)
    for word in sorted(listed | set(irregular)):
        if not word.islower() or not word.isalpha() or len(word) < 2:
            continue
        noun = f"{word}'s" in listed
        flags = flags_of.get(word, "")
        if word in irregular or ("G" in flags and "D" in flags):
            third = next(regular_forms(word))[0]
            yield word, third, irregular.get(word) or next(affixes.one(word, "D")), noun
        for third, past, ing in regular_forms(word):
            if word not in irregular and listed.issuperset((third, past, ing)):
                yield word, third, past, noun


def write_verb_forms(rows: list[tuple[str, str, str, bool]]) -> None:
    """A line for each form, so that a run reads only those that it asks for."""
    forms = {
        "base": {base for base, _, _, _ in rows},
        "third": {third for _, third, _, _ in rows},
        "past": {past for _, _, past, _ in rows},
        "only": {third for _, third, _, noun in rows if not noun},
    }
    head = "# Forms of English verbs, a line each: bases, third persons, past forms, third persons that are no plural noun; from dictionary-en 4.0.0 and irregular_verbs.tsv\n"
    lines = "".join(f"{name}\t{' '.join(sorted(words))}\n" for name, words in forms.items())
    (DATA / "verb_forms.tsv").write_text(head + lines, encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch(folder)
        affixes, entries = dictionary(folder)
        expanded = {form for word, flags in entries for form in affixes.expand(word, flags)}
        listed = expanded | set(scowl(folder, ("words", "upper", "proper-names", "abbreviations")))
        known = {word.removesuffix("'s") for word in listed if "'" not in word.removesuffix("'s") or word.islower()}
        words = {w for w in known if w == w.lower() and len(w) > 1}
        names = {w for w in known if w != w.lower() and len(w) > 1}
        out = DATA / "lexicon"
        out.mkdir(exist_ok=True)
        write_grouped(
            out / "words.txt", words, "English words: SCOWL up to size 70 and dictionary-en 4.0.0; see NOTICE.md"
        )
        write_grouped(
            out / "names.txt",
            names,
            "English names and abbreviations: SCOWL up to size 70 and dictionary-en 4.0.0; see NOTICE.md",
        )
        rare = {
            w for w in scowl(folder, ("words",), RARE_SIZE) if w.isalpha() and w.islower() and len(w) >= SHORTEST_RARE
        }
        write_grouped(
            out / "rare.txt",
            used(folder, rare - words - {name.lower() for name in names}),
            "Rare English words that are no misspellings: SCOWL of size 80, if wordfreq 3.1.1 has them; see NOTICE.md",
        )
        wheel = zipfile.ZipFile(next(folder.glob("symspellpy*.whl")))
        ranked = wheel.read("symspellpy/frequency_dictionary_en_82_765.txt").decode("utf-8-sig").split("\n")
        frequent = [line.split()[0] for line in ranked if line and line.split()[0] in words][:MOST_FREQUENT]
        (out / "frequencies.txt").write_text(
            "# words, most frequent first, from symspellpy 6.10.1; see NOTICE.md\n" + " ".join(frequent) + "\n",
            encoding="utf-8",
        )
        write_verb_forms(list(verb_rows(affixes, entries, listed)))
        print(len(words), "words", len(names), "names", len(frequent), "ranked")


if __name__ == "__main__":
    main()
