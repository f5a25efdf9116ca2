"""Compares the errors and warnings on a corpus with the verdicts that were given after reading each.

A verdict is kept by finding id, with no text of the corpus: ``id rule severity verdict``, where the verdict is ``true`` (a defect), ``style`` (a
matter of taste, or of what a page leaves in its stories) or ``false``. Prints the findings without a verdict, to be read, and counts the rest.

    python scripts/verdicts.py CORPUS.jsonl [VERDICTS.tsv]     a line of the corpus is {"id": …, "text": …}
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from checker.model.finding import Finding, Severity
from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.reading.source import Source
from checker.reports.desk import context
from checker.run.checker import Checker

VERDICTS = Path(__file__).parent.parent / "docs" / "reference" / "verdicts.tsv"


def reports(corpus: Path) -> Iterator[DocumentReport]:
    checker = Checker(Settings(readability=False))
    for line in corpus.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield from checker.check_source(Source(str(row["id"]), row["text"]), checker.summary())


def verdicts(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {line.split("\t")[0]: line.split("\t")[3] for line in lines if line and not line.startswith("#")}


def show(finding: Finding, report: DocumentReport) -> str:
    before, marked, after = context(finding, report)
    return f"{finding.id}\t{finding.rule}\t{finding.severity}\t\t{report.path}: {before}[{marked}]{after}"


def main() -> None:
    given = verdicts(Path(sys.argv[2]) if len(sys.argv) > 2 else VERDICTS)
    counts: Counter[tuple[str, str, str]] = Counter()
    words = 0
    for report in reports(Path(sys.argv[1])):
        words += report.words
        for finding in report.open:
            if finding.severity is Severity.INFO:
                continue
            verdict = given.get(finding.id, "unread")
            counts[finding.rule, str(finding.severity), verdict] += 1
            if verdict == "unread":
                print(show(finding, report))
    print(f"{words} words")
    for (rule, severity, verdict), count in sorted(counts.items()):
        print(f"{count:4} {severity:8} {verdict:7} {rule}")
    for severity in ("error", "warning"):
        totals = {
            v: sum(n for (_, s, w), n in counts.items() if (s, w) == (severity, v))
            for v in ("true", "style", "false", "unread")
        }
        print(severity, ", ".join(f"{verdict} {count}" for verdict, count in totals.items()))


if __name__ == "__main__":
    main()
