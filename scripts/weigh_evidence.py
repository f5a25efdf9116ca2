"""Writes on the rule pages how much each case says about a whole document (“weight”), and how much evidence a weak sign needs (“bound”).

    weigh_evidence.py CLEAN.jsonl… --defective DEFECTIVE.jsonl… [--write]

The texts are collections, as for ``checker audit``; CLEAN should hold scraped pages of good English too. A case weighs by how many times likelier it is
to be found in a defective document than in a clean one: 1 from 4 times on, 2 from 16 times, 3 from 64 times; half a document is added to the clean ones,
and a case that is found in a single defective document has no weight. What a page adds, and how its lines are set, say how a text was scraped and not how
it was written: rules of these MQM types have no weight. A bound is the least sum of weights, 2 at least, from which on a weak sign is found at most once
in 200,000 clean words. Without ``--write`` they are only shown.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from checker.engine.evidence import LEAST, lengths
from checker.model.finding import Severity
from checker.model.rule_info import RuleInfo
from checker.model.settings import ReaderOptions, Settings
from checker.model.summary import Summary
from checker.reading.collection import Row, read_collection
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

RULES = Path(__file__).parent.parent / "rules"
GREATEST_BOUND = 9
_STEPS = (4.0, 16.0, 64.0)
_LEAST_DOCUMENTS = 2
_OF_PAGES = ("accuracy/addition", "style/")
_WORDS_TO_ONE = 200_000


class CaseName(NamedTuple):
    """A case of a rule."""

    rule: str
    case: str


class Texts:
    """How often each case is found in each document of some collections, weak signs without their evidence too."""

    def __init__(self, paths: Sequence[Path], checker: Checker) -> None:
        self.found: list[Mapping[CaseName, int]] = []
        self.lengths: list[int] = []
        self.words = 0
        for path in paths:
            rows = (row for row in read_collection(path, ReaderOptions()) if isinstance(row, Row))
            for row in rows:
                for report in Summary().watch(checker.check_source(row.source)):
                    counts = defaultdict[CaseName, int](int)
                    for finding in report.open:
                        counts[CaseName(finding.rule, finding.case)] += 1
                    self.found.append(counts)
                    self.lengths.append(lengths(report.words))
                    self.words += report.words

    def documents(self, case: CaseName) -> int:
        """In how many documents the case is found."""
        return sum(case in found for found in self.found)

    def alarms(self, case: CaseName, weights: Mapping[CaseName, int], bound: int) -> int:
        """How often a weak sign is found with evidence of the bound, which its own rule is no part of."""
        return sum(
            found[case]
            for found, times in zip(self.found, self.lengths, strict=True)
            if case in found and _evidence(found, case.rule, weights) >= bound * times
        )


def _evidence(found: Mapping[CaseName, int], but: str, weights: Mapping[CaseName, int]) -> int:
    by_rule: dict[str, int] = {}
    for case in found:
        if case.rule != but:
            by_rule[case.rule] = max(by_rule.get(case.rule, 0), weights.get(case, 0))
    return sum(by_rule.values())


def weight_of(case: CaseName, clean: Texts, defective: Texts) -> int:
    """The weight of a case; 0 for one that is found in fewer than two defective documents."""
    if defective.documents(case) < _LEAST_DOCUMENTS:
        return 0
    in_clean = (clean.documents(case) + 0.5) / len(clean.found)
    return sum(defective.documents(case) / len(defective.found) / in_clean >= step for step in _STEPS)


def weights_of(catalogue: Catalogue, clean: Texts, defective: Texts) -> dict[CaseName, int]:
    """The weight of each case of a stable rule that is an error or a warning."""
    cases = [
        CaseName(rule.name, name)
        for rule in catalogue
        for name, case in rule.cases.items()
        if rule.status == "stable" and case.severity is not Severity.INFO and not rule.mqm.startswith(_OF_PAGES)
    ]
    return {case: weight_of(case, clean, defective) for case in cases}


def bounds_of(catalogue: Catalogue, clean: Texts, weights: Mapping[CaseName, int]) -> Iterator[tuple[CaseName, int]]:
    """The bound of each weak sign."""
    for rule in catalogue:
        for name, case in rule.cases.items():
            if case.bound:
                key = CaseName(rule.name, name)
                yield (
                    key,
                    next(
                        (
                            bound
                            for bound in range(LEAST, GREATEST_BOUND)
                            if clean.alarms(key, weights, bound) * _WORDS_TO_ONE <= clean.words
                        ),
                        GREATEST_BOUND,
                    ),
                )


def written(page: str, case: str, key: str, value: int) -> str:
    """The page with a number at a case, in its braces or on a line of its own, as the page has it. 0 takes the number away."""
    cases = re.search(r"^cases:\n(?:[ #].*\n)+", page, re.MULTILINE)
    if not cases:
        raise ValueError("the page has no cases")
    old = cases[0]
    inline = re.search(rf"^  {re.escape(case)}: \{{.*\}}$", old, re.MULTILINE)
    if inline:
        line = re.sub(rf" {key}: \d+,", "", inline[0])
        new = line.replace(", message:", f", {key}: {value}, message:", 1) if value else line
        return page.replace(old, old.replace(inline[0], new), 1)
    block = re.search(rf"^  {re.escape(case)}:\n(?:    .*\n)+", old, re.MULTILINE)
    if not block:
        raise ValueError(f"the page has no case “{case}”")
    lines = re.sub(rf"^    {key}: \d+\n", "", block[0], flags=re.MULTILINE)
    new = (
        re.sub(r"^(    applicability: .*\n)", rf"\1    {key}: {value}\n", lines, flags=re.MULTILINE) if value else lines
    )
    return page.replace(old, old.replace(block[0], new), 1)


def main() -> None:
    options = _options()
    catalogue = Catalogue.shipped()
    checker = Checker(
        Settings(preview=True, readability=False, reader=ReaderOptions(input_format="text")),
        Catalogue(map(_without_bounds, catalogue)),
    )
    clean, defective = Texts(options.clean, checker), Texts(options.defective, checker)
    weights = weights_of(catalogue, clean, defective)
    bounds = dict(bounds_of(catalogue, clean, weights))
    for case, weight in weights.items():
        if weight:
            print(
                f"weight {weight}  {case.rule} {case.case}: {clean.documents(case)} → {defective.documents(case)} documents"
            )
    for case, bound in bounds.items():
        alarms = (texts.alarms(case, weights, bound) for texts in (clean, defective))
        print(f"bound {bound}  {case.rule} {case.case}: {' → '.join(map(str, alarms))} alarms")
    if options.write:
        _write("weight", _all_cases(catalogue) | weights)
        _write("bound", bounds)


def _all_cases(catalogue: Catalogue) -> dict[CaseName, int]:
    """No weight for each case, which takes an earlier one off its page."""
    return {CaseName(rule.name, name): 0 for rule in catalogue for name in rule.cases}


def _without_bounds(rule: RuleInfo) -> RuleInfo:
    return replace(rule, cases={name: case._replace(bound=0) for name, case in rule.cases.items()})


def _write(key: str, numbers: Mapping[CaseName, int]) -> None:
    for case, number in numbers.items():
        page = RULES / f"{case.rule}.yaml"
        page.write_text(written(page.read_text("utf-8"), case.case, key, number), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("clean", nargs="+", type=Path)
    parser.add_argument("--defective", nargs="+", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
