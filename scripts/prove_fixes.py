"""Lists every change that ``checker fix`` makes to clean texts, and holds it against the verdicts of a reader.

    prove_fixes.py [--verdicts tests/proof/fix.tsv] [--review] [--write] TEXTS.jsonl…

A row of TEXTS has an ``id`` and a ``text``; a file whose name begins with ``md-`` holds Markdown or HTML, by the end of the id. Each change is
printed with the words around it before and after, unless the verdicts have it. ``--write`` adds the new changes to the verdicts as “unread”.
The verdicts hold no text: document, offset (code points of the text as it was), rule and one of ``right``, ``harmless``, ``worse``, ``unread``.
Ends with 1 while a change is unread or worse.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from checker.engine.fixing import Choice
from checker.model.errors import CheckerError
from checker.model.finding import Finding
from checker.model.settings import Settings
from checker.reading.source import Source
from checker.run.checker import Checker
from checker.run.fix_source import fix_source

_AROUND = 60


class Change(NamedTuple):
    """A fix that was applied to a text."""

    document: str
    offset: int
    rule: str
    excerpt: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What a verdict knows it by."""
        return self.document, str(self.offset), self.rule


def main() -> int:
    options = _options()
    verdicts = _read(options.verdicts)
    checker = Checker(Settings(readability=False))
    changes = [change for file in options.texts for change in _changes(file, checker, Choice(review=options.review))]
    for change in changes:
        if verdicts.get(change.key, "unread") == "unread":
            print(f"{change.document}\t{change.offset}\t{change.rule}\n    {change.excerpt}")
    found = {change.key: verdicts.get(change.key, "unread") for change in changes}
    if options.write:
        _write(options.verdicts, found)
    for (rule, verdict), number in sorted(Counter((key[2], verdict) for key, verdict in found.items()).items()):
        print(f"{number:6} {verdict:9} {rule}", file=sys.stderr)
    return int(any(verdict in ("unread", "worse") for verdict in found.values()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--verdicts", type=Path, default=Path(__file__).parent.parent / "tests" / "proof" / "fix.tsv")
    parser.add_argument("--review", action="store_true", help="also what --review applies")
    parser.add_argument("--write", action="store_true", help="write the verdicts of what was found")
    return parser.parse_args()


def _changes(file: Path, checker: Checker, choice: Choice) -> Iterator[Change]:
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = Source(f"{row['id']}{_suffix(file, row['id'])}", row["text"])
        try:
            fixed = fix_source(checker, source, choice)
        except CheckerError as error:
            print(f"{row['id']}: {error}", file=sys.stderr)
            continue
        for finding in fixed.applied:
            yield Change(row["id"], finding.place.start, finding.rule, _excerpt(source.text, finding))


def _suffix(file: Path, name: str) -> str:
    if not file.name.startswith("md-"):
        return ".txt"
    return ".html" if name.endswith("-html") else ".md"


def _excerpt(text: str, finding: Finding) -> str:
    parts: list[str] = []
    edits = sorted(finding.answers[0].edits, key=lambda edit: edit.start)
    for edit in edits[:2]:
        before = text[max(0, edit.start - _AROUND) : edit.start]
        after = text[edit.end : edit.end + _AROUND]
        parts.append(f"{before}⟦{text[edit.start : edit.end]} → {edit.text}⟧{after}")
    return repr(" … ".join(parts))


def _read(file: Path) -> dict[tuple[str, str, str], str]:
    if not file.exists():
        return {}
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {(document, offset, rule): verdict for document, offset, rule, verdict in rows}


def _write(file: Path, found: dict[tuple[str, str, str], str]) -> None:
    head = "# document\toffset\trule\tverdict: each change of “checker fix” to clean texts, as a reader judged it"
    file.write_text(
        "\n".join([head, *("\t".join([*key, found[key]]) for key in sorted(found))]) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
