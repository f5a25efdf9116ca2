"""Lists phrases that translations of several documents use, and that people who write English don't: candidates for the tables of calques.

    scripts/mine_phrases.py --texts mt-*.jsonl --clean clean-*.jsonl [--exclude marked.jsonl] [--least 3] [--names]

A text is a row of a JSON Lines file with “text”, or a .txt file of a folder. “id” up to “--” names the document: translations of one document by several
systems count once. A row's “ref”, a human translation, counts against a phrase as clean text does. Documents of an ``--exclude`` file are left out.

A phrase has 2 to 5 words within a sentence. A longer one is counted only if its parts are frequent enough, so memory grows with the phrases that can
be listed. Most of what is listed is merely rare: read it, and write what is certainly wrong into a table, with the words around that make it so.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

LONGEST = 5
_WORD = re.compile(r"[\w'-]+|[^\w\s'-]")
_MARKS = str.maketrans("’‘", "''")


class Text(NamedTuple):
    """A text, the document it translates, and a human translation of that ("" if there is none)."""

    document: str
    words: str
    reference: str


class Phrase(NamedTuple):
    """A candidate: in how many documents translations and references have it, and how often clean text does."""

    words: str
    documents: int
    references: int
    clean: int


def texts(paths: Iterable[Path]) -> Iterator[Text]:
    """Every text of the files and folders."""
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*.txt")):
                yield Text(file.stem, file.read_text(encoding="utf-8", errors="replace"), "")
            continue
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                yield Text(str(row.get("id", number)).split("--")[0], row["text"], row.get("ref", ""))


def runs(text: str) -> Iterator[list[str]]:
    """The words between two marks; a word is folded unless it is a name in mid-sentence."""
    run: list[str] = []
    for token in _WORD.findall(text.translate(_MARKS)):
        if token[0].isalnum():
            run.append(token if run and token[0].isupper() else token.lower())
        elif run:
            yield run
            run = []
    if run:
        yield run


def phrases(text: str, size: int, parts: frozenset[str] | None) -> Iterator[str]:
    """The phrases of a text that have ``size`` words; from three words on, those of which both shorter parts are frequent."""
    for run in runs(text):
        for at in range(len(run) - size + 1):
            words = run[at : at + size]
            if parts is None or (" ".join(words[:-1]) in parts and " ".join(words[1:]) in parts):
                yield " ".join(words)


def candidates(translated: list[Text], clean: list[Path], least: int) -> Iterator[Phrase]:
    """Phrases in ``least`` documents or more that clean text hardly has, and references in a quarter as many documents at most."""
    parts: frozenset[str] | None = None
    for size in range(2, LONGEST + 1):
        documents = _documents(((text.document, text.words) for text in translated), size, parts)
        frequent = frozenset(phrase for phrase, found in documents.items() if len(found) >= least)
        references = _documents(((text.document, text.reference) for text in translated if text.reference), size, parts)
        in_clean = Counter(
            phrase for text in texts(clean) for phrase in phrases(text.words, size, parts) if phrase in frequent
        )
        for phrase in frequent:
            count, by_people = len(documents[phrase]), len(references.get(phrase, ()))
            if 4 * by_people <= count and 10 * in_clean[phrase] <= count:
                yield Phrase(phrase, count, by_people, in_clean[phrase])
        parts = frequent


def _documents(rows: Iterable[tuple[str, str]], size: int, parts: frozenset[str] | None) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for document, words in rows:
        for phrase in phrases(words, size, parts):
            found[phrase].add(document)
    return found


def _is_own(phrase: Phrase, kept: Iterable[Phrase]) -> bool:
    """Whether no longer candidate, found almost as often, has the phrase in it."""
    inside = f" {phrase.words} "
    return not any(inside in f" {other.words} " and 5 * other.documents >= 4 * phrase.documents for other in kept)


def main() -> None:
    """Prints the candidates, those of most documents first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--texts", type=Path, nargs="+", required=True, help="translations: JSON Lines files or folders"
    )
    parser.add_argument("--clean", type=Path, nargs="+", required=True, help="published English: the same")
    parser.add_argument("--exclude", type=Path, nargs="*", default=[], help="files whose documents are left out")
    parser.add_argument("--least", type=int, default=3, help="documents that a phrase must be in (3)")
    parser.add_argument("--names", action="store_true", help="list phrases with names and figures too")
    options = parser.parse_args()
    left_out = {text.document for text in texts(options.exclude)}
    translated = [text for text in texts(options.texts) if text.document not in left_out]
    found = list(candidates(translated, options.clean, options.least))
    if not options.names:
        found = [phrase for phrase in found if re.fullmatch(r"[a-z' -]+", phrase.words)]
    by_word = defaultdict(list)
    for phrase in found:
        for word in set(phrase.words.split()):
            by_word[word].append(phrase)
    for phrase in sorted(found, key=lambda phrase: (-phrase.documents, phrase.words)):
        longer = [other for other in by_word[phrase.words.split()[0]] if len(other.words) > len(phrase.words)]
        if _is_own(phrase, longer):
            print(phrase.documents, phrase.references, phrase.clean, phrase.words, sep="\t")


if __name__ == "__main__":
    main()
