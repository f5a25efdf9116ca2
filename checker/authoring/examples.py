"""The examples of rules' pages are their tests: what each must find, or leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.model.finding import Applicability, Finding
from checker.model.report import DocumentReport
from checker.model.rule_info import BadExample, GoodExample, KnownMiss, RuleInfo
from checker.model.settings import Settings
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

_OPEN, _CLOSE = "⟦", "⟧"


class Failure(NamedTuple):
    """What is wrong with a page, and the keys and numbers that lead to the part of it."""

    path: tuple[str | int, ...]
    message: str


class Examples:
    """Runs the examples of one rule, which is selected alone, whatever its status."""

    def __init__(self, rule: RuleInfo, catalogue: Catalogue) -> None:
        self.rule = rule
        language = "en" if rule.language == "any" else rule.language
        settings = Settings(select=(rule.name,), readability=False, preview=True, language=language)
        self._checker = Checker(settings, catalogue)

    def failures(self) -> Iterator[Failure]:
        """What fails, in the order of the page; then what the page doesn't show."""
        for number, bad in enumerate(self.rule.bad):
            if message := self.bad(bad):
                yield Failure(("examples", "bad", number), message)
        for number, good in enumerate(self.rule.good):
            if message := self.good(good):
                yield Failure(("examples", "good", number), message)
        for number, miss in enumerate(self.rule.known_misses):
            if message := self.known_miss(miss):
                yield Failure(("known_misses", number), message)
        yield from self._unshown()

    def bad(self, example: BadExample) -> str:
        """What is wrong with a bad example; empty for one that is flagged on the marked words, in its case, with its message and its fix."""
        if example.text.count(_OPEN) != 1 or example.text.count(_CLOSE) != 1:
            return "must mark exactly one place with ⟦ ⟧; use one example for each"
        start, end = example.text.index(_OPEN), example.text.index(_CLOSE) - 1
        text = example.text.replace(_OPEN, "").replace(_CLOSE, "")
        report = self._report(text)
        if report.failed:
            return f"the rule failed: {report.failed[0].message}"
        there = [f for f in report.findings if (f.span.start, f.span.end) == (start, end)]
        if not there:
            found = _listed(f.text for f in report.findings)
            return f"expected a finding on “{text[start:end]}”, got {found or 'none'}"
        finding = next((f for f in there if f.case == example.case), None)
        if finding is None:
            return f"expected case “{example.case}” for “{text[start:end]}”, got {_listed(f.case for f in there)}"
        return _misses(finding, example, text)

    def good(self, example: GoodExample) -> str:
        """What is wrong with a good example; empty for one that is left alone."""
        report = self._report(example.text)
        if report.failed:
            return f"the rule failed: {report.failed[0].message}"
        return f"expected no findings, got {_listed(f.text for f in report.findings)}" if report.findings else ""

    def known_miss(self, miss: KnownMiss) -> str:
        """What is wrong with a known miss; empty as long as nothing is found on its marked words."""
        start, end = miss.text.index(_OPEN), miss.text.index(_CLOSE) - 1
        report = self._report(miss.text.replace(_OPEN, "").replace(_CLOSE, ""))
        found = [f.text for f in report.findings if f.span.start < end and start < f.span.end]
        return f"“{found[0]}” is found now; make the text a bad example" if found else ""

    def _report(self, text: str) -> DocumentReport:
        (report,) = self._checker.check_source(Source("example", text))
        assert isinstance(report, DocumentReport)  # noqa: S101 - an example is one English document
        return report

    def _unshown(self) -> Iterator[Failure]:
        for name, case in self.rule.cases.items():
            shown = [bad for bad in self.rule.bad if bad.case == name]
            if not shown:
                yield Failure(("cases", name), f"no bad example shows the case “{name}”")
            elif case.applicability is Applicability.SAFE and not any(bad.fixed for bad in shown):
                yield Failure(("cases", name), f"case “{name}” is safe, but no bad example shows the fixed text")


def _misses(finding: Finding, example: BadExample, text: str) -> str:
    """What a finding on the marked words has otherwise than its example."""
    if "{" in finding.message and "{" not in text:
        return f"the message has an unfilled field: {finding.message}"
    if example.message and finding.message != example.message:
        return f"expected the message “{example.message}”, got “{finding.message}”"
    if not example.fixed:
        return ""
    fixed = _fixed(finding, text)
    if fixed is None:
        return "expected a fix, got none"
    return "" if fixed == example.fixed else f"expected the fix “{example.fixed}”, got “{fixed}”"


def _fixed(finding: Finding, text: str) -> str | None:
    """The text after the first suggestion."""
    if not finding.answers or not finding.answers[0].edits:
        return None
    for edit in sorted(finding.answers[0].edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _listed(words: Iterator[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
