"""Writes docs/precision.md: how often the rules are right, from the committed judgements of a reader.

    build_precision.py CLEAN… -- DEFECTIVE… [--peers docs/reference/peers.tsv] [--output docs/precision.md]

CLEAN and DEFECTIVE are files, collections or folders: published texts of good quality, and machine translations and scraped pages. The rows of a
collection whose name begins with ``md-`` are Markdown, or HTML if their id ends with “-html”; the peers are compared on the other clean texts. The
page holds figures only, and nothing of the texts. ``--peers`` names a table of what other programs report: program, alarms, words.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from checker.authoring.audit import audit
from checker.authoring.judgements import Judgements
from checker.authoring.sampling import document_id
from checker.base.wilson import wilson
from checker.model.audit import FEW, AlarmKey, Audit, Verdict, Verdicts
from checker.model.finding import Severity
from checker.model.report import DocumentReport, Event
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.run.workspace import Workspace

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
LEVELS = {Severity.ERROR: 0.95, Severity.WARNING: 0.80}
"""The least share of alarms that must be right."""
_GRADED = {Verdict.TRUE: Verdicts(true=1), Verdict.STYLE: Verdicts(style=1), Verdict.FALSE: Verdicts(false=1)}


class Cell(NamedTuple):
    """The alarms of one severity of a rule."""

    rule: str
    severity: Severity

    @property
    def family(self) -> str:
        """The first part of the rule's name."""
        return self.rule.partition("/")[0]


class Corpus:
    """What the rules find in one body of text, and what was judged of it."""

    def __init__(self, judged: Path) -> None:
        self._judgements = Judgements.read(judged)
        self._verdicts: dict[AlarmKey, Cell] = {}
        self.alarms: Counter[Cell] = Counter()
        self.plain: Counter[Severity] = Counter()
        self.plain_words = 0
        self.audit: Audit

    def run(self, paths: Sequence[Path]) -> None:
        """Reads all the texts once."""
        self.audit = audit(Workspace(Settings()), paths, self._judgements, watch=self._watch)
        names = {rule.rule: rule.status for rule in self.audit.rules}
        self.preview = {name for name, status in names.items() if status not in ("", "stable")}

    def _watch(self, events: Iterator[Event]) -> Iterator[DocumentReport]:
        for report in Summary().watch(events):
            self._add(report)
            yield report

    def _add(self, report: DocumentReport) -> None:
        plain = not Path(report.path.partition("#")[0]).name.startswith("md-")
        self.plain_words += report.words * plain
        document = document_id(report)
        for finding in report.open:
            cell = Cell(finding.rule, finding.severity)
            self.alarms[cell] += 1
            self.plain[finding.severity] += plain
            key = AlarmKey(document, finding.fingerprint, finding.rule)
            if self._judgements.verdict(key) is not Verdict.UNREAD:
                self._verdicts[key] = cell

    def verdicts(self, cells: Iterable[Cell]) -> Verdicts:
        """What was said of the alarms of these, taken together."""
        wanted = set(cells)
        found = [_GRADED[self._judgements.verdict(key)] for key, cell in self._verdicts.items() if cell in wanted]
        return Verdicts(*(sum(counts) for counts in zip(*found, strict=True))) if found else Verdicts()

    def rate(self, alarms: float) -> float:
        """So many per 100,000 words."""
        return 100_000 * alarms / self.audit.words

    def shares(self, severity: Severity) -> Iterator[float]:
        """True, style and false alarms per 100,000 words: each rule's verdicts stand for all its alarms."""
        cells = [cell for cell in self.alarms if cell.severity is severity]
        totals = [0.0, 0.0, 0.0]
        for cell in cells:
            verdicts = self.verdicts([cell])
            for place, count in enumerate(verdicts):
                totals[place] += self.alarms[cell] * count / verdicts.judged if verdicts.judged else 0.0
        return (self.rate(total) for total in totals)

    def cells(self) -> list[Cell]:
        """By family, and in it by the number of alarms."""
        return sorted(self.alarms, key=lambda cell: (cell.family, -self.alarms[cell], cell.rule, cell.severity.rank))


class Group(NamedTuple):
    """A rule, or the rules of a family with few judged alarms: what is held against the level."""

    name: str
    severity: Severity
    cells: tuple[Cell, ...]


def main() -> None:
    options, clean_paths, defective_paths = _options()
    clean, defective = (Corpus(REFERENCE / f"judgements-{name}.tsv") for name in ("clean", "defective"))
    with tempfile.TemporaryDirectory() as folder:
        clean.run(list(_prepared(clean_paths, Path(folder))))
        defective.run(list(_prepared(defective_paths, Path(folder))))
    options.output.write_text("\n".join(_page(clean, defective, _peers(options.peers))) + "\n", encoding="utf-8")


def _options() -> tuple[argparse.Namespace, list[Path], list[Path]]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, default=REFERENCE / "peers.tsv")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "precision.md")
    parser.add_argument("clean", nargs="+", type=Path, metavar="CLEAN")
    if "--" not in sys.argv:
        parser.error("“--” must stand between the clean and the defective texts")
    bar = sys.argv.index("--")
    options = parser.parse_args(sys.argv[1:bar])
    return options, options.clean, [Path(name) for name in sys.argv[bar + 1 :]]


def _prepared(paths: Sequence[Path], folder: Path) -> Iterator[Path]:
    """The paths; collections of markup are copied with the format of each row."""
    for path in paths:
        if not (path.name.startswith("md-") and path.suffix == ".jsonl"):
            yield path
            continue
        copy = folder / path.name
        with copy.open("w", encoding="utf-8") as target:
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                markup = "html" if row["id"].endswith("-html") else "markdown"
                target.write(json.dumps({"id": row["id"], "text": row["text"], "format": markup}) + "\n")
        yield copy


def _peers(path: Path) -> list[list[str]]:
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _page(clean: Corpus, defective: Corpus, peers: list[list[str]]) -> Iterator[str]:
    yield from (
        "<!-- Generated by scripts/build_precision.py from docs/reference/judgements-*.tsv. Edit those, not this file. -->",
        "# How precise the rules are",
        "",
        "All rules ran on two bodies of news, those in preview too. A reader judged alarms by the marked words, 60 characters on either side and the offer:",
        "`true` if an editor would correct the marked place, `style` if it is a matter of taste or what a page leaves in its stories, else `false`. In doubt it is",
        "false. The verdicts are committed without a word of the texts ([clean](reference/judgements-clean.tsv), [defective](reference/judgements-defective.tsv));",
        "[how to measure rules](how-to/measure-rules.md) repeats this on your texts. Rules that changed afterwards have alarms that nobody has judged.",
        "",
        f"- **Clean**: {clean.audit.texts:,} published stories ({clean.audit.words:,} words) as they stand, which is not flawless: news of 2004 to 2026 and",
        f"  Markdown of four websites, one of them about software. {_read(clean)}, and of info a random sample of 60 a rule.",
        f"- **Defective**: {defective.audit.texts:,} texts ({defective.audit.words:,} words): machine translations, pages as four extractors",
        f"  left them, cut-off feeds and low-grade web news. {_read(defective)}: a random sample of 20 a rule.",
        "",
        "Precision is true / (true + style + false), with Wilson's 95 % interval. Alarms per 100,000 words are split by the verdicts of each rule's sample.",
        "On defective text the totals of precision weigh each rule by its sample, the alarms per 100,000 words by all its alarms.",
    )
    for name, corpus in (("clean", clean), ("defective", defective)):
        yield from ("", f"## Totals on {name} text", "")
        yield from _totals(corpus)
    yield from _sober(clean)
    yield from _missed(clean, defective)
    yield from _compared(clean, peers)
    for name, corpus in (("clean", clean), ("defective", defective)):
        yield from ("", f"## Every rule on {name} text", "")
        yield from _rules(corpus)


def _read(corpus: Corpus) -> str:
    cells = [cell for cell in corpus.alarms if cell.severity in LEVELS]
    alarms = sum(corpus.alarms[cell] for cell in cells)
    return f"Of {alarms:,} errors and warnings {corpus.verdicts(cells).judged:,} were read"


def _totals(corpus: Corpus) -> Iterator[str]:
    yield "| severity | alarms | per 100,000 words | true | style | false | judged | precision | 95 % interval |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for severity in LEVELS:
        cells = [cell for cell in corpus.alarms if cell.severity is severity]
        alarms = sum(corpus.alarms[cell] for cell in cells)
        parts = " | ".join(f"{share:.1f}" for share in corpus.shares(severity))
        verdicts = corpus.verdicts(cells)
        row = f"| {severity} | {alarms:,} | {corpus.rate(alarms):.1f} | {parts} | {verdicts.judged:,} | {_precision(verdicts)} |"
        yield row


def _sober(clean: Corpus) -> Iterator[str]:
    *_, false = clean.shares(Severity.ERROR)
    yield from (
        "",
        "## How to read these figures",
        "",
        "Two professional annotators of the same translations overlap on 39 % of the spans that they mark, so another reader would give other verdicts.",
        "The rules were written with part of these texts at hand, and the reader was not a newsroom: expect less on yours.",
        "A fix of one slip in the midst of word salad counts as style: an editor would throw the passage away.",
        f"{false:.1f} false errors in 100,000 words are about one in {_stories(false, clean):,} clean stories, and nothing here says what the rules miss.",
    )


def _stories(rate: float, corpus: Corpus) -> int:
    words = corpus.audit.words / corpus.audit.texts
    return round(100_000 / (rate * words)) if rate else 0


def _groups(corpus: Corpus) -> Iterator[Group]:
    """Rules with enough judged alarms on their own, others by family and severity."""
    few: dict[tuple[str, Severity], list[Cell]] = {}
    for cell in corpus.cells():
        if cell.severity not in LEVELS or cell.rule in corpus.preview:
            continue
        if corpus.verdicts([cell]).judged >= FEW:
            yield Group(cell.rule, cell.severity, (cell,))
        else:
            few.setdefault((cell.family, cell.severity), []).append(cell)
    for (family, severity), cells in few.items():
        name = f"{family}: {len(cells)} with few judged" if len(cells) > 1 else cells[0].rule
        yield Group(name, severity, tuple(cells))


def _missed(clean: Corpus, defective: Corpus) -> Iterator[str]:
    yield from (
        "",
        "## Rules below their level",
        "",
        f"At least 95 % of a rule's errors and 80 % of its warnings should be right. A rule with fewer than {FEW} judged alarms is held against it together",
        "with the others of its family and severity; those of them with an alarm that was not right are named. Rules in preview are left out.",
        "",
        "| text | rule | severity | judged | true | style | false | precision |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |",
    )
    for name, corpus in (("clean", clean), ("defective", defective)):
        for group in _groups(corpus):
            verdicts = corpus.verdicts(group.cells)
            if verdicts.precision is None or verdicts.precision >= LEVELS[group.severity]:
                continue
            wrong = [_short(cell.rule) for cell in group.cells if _wrong(corpus.verdicts([cell]))]
            label = group.name if len(group.cells) == 1 else f"{group.name} ({', '.join(wrong)})"
            yield f"| {name} | {label} | {group.severity} | {_counts(verdicts)} | {_percent(verdicts.precision)} |"


def _compared(clean: Corpus, peers: list[list[str]]) -> Iterator[str]:
    if not peers:
        return
    yield from (
        "",
        "## Other programs on the same texts",
        "",
        f"The clean texts that are no Markdown ({clean.plain_words:,} words), each program with its default settings. These alarms were **not judged**: a rate",
        "says how much there is to read, not how much of it is right. Programs that look for more report more.",
        "",
        "| program | alarms | per 100,000 words |",
        "| --- | ---: | ---: |",
    )
    own = sum(clean.plain[severity] for severity in LEVELS)
    yield f"| checker, errors and warnings | {own:,} | {100_000 * own / clean.plain_words:,.1f} |"
    info = sum(clean.plain.values())
    yield f"| checker, with info | {info:,} | {100_000 * info / clean.plain_words:,.1f} |"
    for program, alarms in peers:
        yield f"| {program} | {int(alarms):,} | {100_000 * int(alarms) / clean.plain_words:,.1f} |"


def _rules(corpus: Corpus) -> Iterator[str]:
    yield "| rule | severity | alarms | per 100,000 words | judged | true | style | false | precision | 95 % interval |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for family, cells in groupby(corpus.cells(), key=lambda cell: cell.family):
        for cell in cells:
            name = f"{cell.rule} (preview)" if cell.rule in corpus.preview else cell.rule
            yield _row(name, cell.severity, corpus.alarms[cell], corpus, corpus.verdicts([cell]))
        yield from _pools(corpus, family)


def _pools(corpus: Corpus, family: str) -> Iterator[str]:
    for group in _groups(corpus):
        if len(group.cells) > 1 and group.cells[0].family == family:
            alarms = sum(corpus.alarms[cell] for cell in group.cells)
            yield _row(f"*{group.name}*", group.severity, alarms, corpus, corpus.verdicts(group.cells))


def _row(name: str, severity: Severity, alarms: int, corpus: Corpus, verdicts: Verdicts) -> str:
    return f"| {name} | {severity} | {alarms:,} | {corpus.rate(alarms):.2f} | {_counts(verdicts)} | {_precision(verdicts)} |"


def _short(rule: str) -> str:
    return rule.partition("/")[2]


def _wrong(verdicts: Verdicts) -> int:
    return verdicts.style + verdicts.false


def _counts(verdicts: Verdicts) -> str:
    return " | ".join(f"{count:,}" for count in (verdicts.judged, *verdicts))


def _precision(verdicts: Verdicts) -> str:
    if verdicts.precision is None:
        return " | "
    low, high = wilson(verdicts.true, verdicts.judged)
    return f"{_percent(verdicts.precision)} | {100 * low:.0f}–{_percent(high)}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


if __name__ == "__main__":
    main()
