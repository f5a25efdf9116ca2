"""Runs for the tests of CI reports: real ones on short texts, and one made of everything that breaks formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import cycle
from typing import Any, NamedTuple

from checker.model.document import Place
from checker.model.finding import (
    Answer,
    Applicability,
    Finding,
    Query,
    RelatedPlace,
    Severity,
    SourceEdit,
    State,
)
from checker.model.report import DocumentReport, FailedRule, OutOfScope, Skipped
from checker.model.settings import Settings
from checker.model.span import LineIndex, Span
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.reports import Format, RunInfo, load_format
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

CATALOGUE = Catalogue.shipped()
RULES = tuple(rule for rule in CATALOGUE if not rule.preview)

# Emoji, line ends of three kinds, a related place, safe and review fixes, a question with answers, a covered finding.
NEWS = (
    "🙂 Flood shuts the river road\r\n\r\nHé 🚀 the council sent its crews. to the river and and the dam. Damage is put at "
    "48 billion pesos ($ 50), the governor said.\r🚒🚒 It paid $ 40 million.\nWittmaack said so. Later Wittmaack left. "
    "Witmaak was not asked. The budget has $ 2.5 for schools, of which $500 million is part.\r\n"
)
CLEAN = "The council met on Monday and agreed to mend the bridge.\n"

WORDS = (
    "plain", "\"double\" 'single'", "]]> <!-- & &amp; <b>", "two\nlines", "two\r\nlines", "two\rlines", "tab\there",
    "bell\x07 nul\x00 escape\x1b[31m", "next\x85line\u2028separator\u2029", "not\ufffe a\uffff character", "🚀 é e\u0301 👩‍🚒",
    "lone\ud83d half", "other\udcff half", "pair\ud83d\ude00 apart", "%25 %0A %", "a,b:c::error::d", "[link](1) \\[x\\] {0} {name}",
    "| pipe | `code` *star* #1 @name", "::error::no command", "x" * 3000,
)  # fmt: skip
PATHS = (
    "news/a b%20,c:d.txt", "./x/é🚀.txt", "caf\udce9.txt", "q\"uote's<&>.txt", "line\nbreak.txt", "back\\slash.txt", "]]>.txt",
    "::error::.txt", "/abs/olute.txt", "a#b?c=d.txt", "lone\ud83d.txt", "./././deep.txt", "bell\x07.txt",
)  # fmt: skip


class Run(NamedTuple):
    """Reports, and the summary that counts them."""

    reports: list[DocumentReport]
    summary: Summary


def checked(*texts: str, paths: tuple[str, ...] = (), **settings: Any) -> Run:
    """What comes of texts; they are called ``0.txt``, ``1.txt`` unless named."""
    checker = Checker(Settings(readability=False, **settings), CATALOGUE)
    summary = Summary()
    names = paths or tuple(f"{number}.txt" for number in range(len(texts)))
    sources = [Source(name, text) for name, text in zip(names, texts, strict=True)]
    return Run([report for source in sources for report in summary.watch(checker.check_source(source))], summary)


def counted(*reports: DocumentReport, **fields: Any) -> Run:
    """Reports with a summary of their own."""
    summary = Summary(**fields)
    for report in reports:
        summary.add(report)
    return Run(list(reports), summary)


def incomplete() -> Run:
    """A run with an input that was not read, a rule that failed, and one that is out of scope."""
    failed = FailedRule("structure/stray-stop", "0.txt", "ValueError: <not>\nso ]]>")
    report = checked(NEWS).reports[0]._replace(failed=(failed,))
    skipped = [
        Skipped("no such, %1: file.txt", "no such file or folder"),
        Skipped("b\udcff.bin", "binary\x00"),
    ]
    return counted(report, skipped=skipped, out_of_scope=[OutOfScope("de.txt", "written in German")])


def suppressed() -> Run:
    """The news with its first finding suppressed, its second in a baseline."""
    report = checked(NEWS).reports[0]
    first, second, *others = report.findings
    put_aside = (
        first._replace(state=State.SUPPRESSED, reason="the office\nspells it so"),
        second._replace(state=State.BASELINED, reason="known"),
    )
    return counted(report._replace(findings=(*put_aside, *others)))


def hostile() -> Run:
    """A document for each hostile path, with a finding on each hostile word, which is in its message, label, question and reason too."""
    return counted(
        *(_document(path) for path in PATHS),
        skipped=[Skipped(path, words) for path, words in zip(PATHS, WORDS, strict=False)],
        failed=[FailedRule("figures/lost-magnitude", path, words) for path, words in zip(PATHS, WORDS, strict=False)],
    )


def _document(path: str) -> DocumentReport:
    source, spans = "", []
    for words, end in zip(WORDS, cycle(("\r\n", "\n", "\r", " ")), strict=False):
        source += "Hé 🚀 "
        spans.append(Span(len(source), len(source) + len(words)))
        source += f"{words} end.{end}"
    findings = tuple(_findings(spans, source))
    return DocumentReport(path, "", "en", 1, len(source), findings, source, LineIndex(source))


def _findings(spans: list[Span], source: str) -> Iterator[Finding]:
    severities, applicabilities = cycle(Severity), cycle(Applicability)
    for number, span in enumerate(spans):
        words = span.text(source)
        place = Place("", *span)
        applicability = next(applicabilities)
        edits = (SourceEdit("", span.start, span.start + 1, words), SourceEdit("", span.end, span.end, "!"))
        yield Finding(
            id=f"{number:016x}",
            rule="figures/lost-magnitude",
            code="FIG101",
            case="main",
            severity=next(severities),
            applicability=applicability,
            mqm="accuracy/mistranslation",
            span=span,
            place=place,
            text=words,
            message=f"not “{words}”",
            answers=(Answer("A", words, edits), Answer("B", words, (), refused=words)),
            query=Query(number, f"{words}?") if applicability is Applicability.QUERY else None,
            related=(RelatedPlace(place, words), RelatedPlace(place, "")),
        )


RUNS: dict[str, Callable[[], Run]] = {
    "news": lambda: checked(NEWS, NEWS),
    "clean": lambda: checked(CLEAN),
    "nothing": counted,
    "incomplete": incomplete,
    "suppressed": suppressed,
    "hostile": hostile,
}


def pieces_of(
    format: Format | str, reports: Iterable[DocumentReport], summary: Summary | None = None, **options: Any
) -> Iterator[str]:
    """The pieces of a report on a run with the shipped rules."""
    chosen = load_format(format) if isinstance(format, str) else format
    info = RunInfo(**{"catalogue": CATALOGUE, "enabled": RULES} | options)
    return chosen.render(reports, summary or Summary(), info)


def written(format: Format | str, run: Run, **options: Any) -> str:
    """A report on a run: the same each time, and nothing that UTF-8 can't carry."""
    text, again = ("".join(pieces_of(format, iter(run.reports), run.summary, **options)) for _ in range(2))
    assert text == again
    assert text.encode("utf-8").decode("utf-8") == text
    return text


def pulled_before_first_results(format: str, marker: str) -> int:
    """How many documents were asked for when the marker of the first was written."""
    pulled = 0

    def stream() -> Iterator[DocumentReport]:
        nonlocal pulled
        for report in checked(NEWS, NEWS, NEWS).reports:
            pulled += 1
            yield report

    for piece in pieces_of(format, stream()):
        if marker in piece:
            return pulled
    raise AssertionError("the marker was never written")
