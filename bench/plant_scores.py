"""What a checker makes of planted defects, and how that is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.engine.fixing import Choice
from checker.model.errors import CheckerError
from checker.model.finding import Applicability, Finding, Severity, SourceEdit, apply_edits
from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.reading.source import Source
from checker.run.checker import Checker
from checker.run.fix_source import fix_source

if TYPE_CHECKING:
    from plant_frames import Plant

_LONGEST = 240
"""A finding on more than this, and on more than twice the marked words, says nothing about them."""
_QUOTES = str.maketrans("‘’“”", "''\"\"")


class Score(NamedTuple):
    """Counts that add up."""

    planted: int = 0
    found: int = 0
    right: int = 0
    wrong_safe: int = 0
    alarms: int = 0

    def plus(self, other: Score) -> Score:
        """Both in one."""
        return Score(*map(sum, zip(self, other, strict=True)))


class Failure(NamedTuple):
    """What went wrong with a plant: missed, wrong fix, wrong safe fix or alarm; where, and on which words."""

    what: str
    where: str
    words: str
    answers: tuple[str, ...] = ()


class Desk:
    """One checker for all texts: ``find`` gives the open findings of a text, ``fix`` the text with its safe fixes."""

    def __init__(self, checker: Checker | None = None) -> None:
        self._checker = checker or Checker(Settings(readability=False))
        self.find: Callable[[str], tuple[Finding, ...]] = lru_cache(maxsize=64)(self._find)

    def _find(self, text: str) -> tuple[Finding, ...]:
        for event in self._checker.check_source(Source("plant", text)):
            if not isinstance(event, DocumentReport):
                raise CheckerError(f"not checked: {event}")
            return event.open
        raise CheckerError("nothing was checked")

    def fix(self, text: str) -> str:
        """The text with its safe fixes. It is not checked again where there are none."""
        if not any(finding.applicability is Applicability.SAFE for finding in self.find(text)):
            return text
        return fix_source(self._checker, Source("plant", text), Choice()).text


def judge(desk: Desk, plant: Plant) -> tuple[Score, list[Failure]]:
    """The score of one plant, and what went wrong with it."""
    twin = plant.rights[0]
    found = hits(fresh(desk.find(plant.wrong), desk.find(twin)), plant.start, plant.end)
    rights = {folded(right) for right in plant.rights}
    fixed = folded(desk.fix(plant.wrong))
    right = fixed in rights or bool(rights & first_answers(plant.wrong, found))
    right = right or (plant.frame.ask and any(finding.query for finding in found))
    wrong_safe = fixed not in {*rights, folded(plant.wrong)} or desk.fix(twin) != twin
    alarms = [finding for finding in fresh(desk.find(twin), desk.find(plant.host)) if is_alarm(finding)]
    score = Score(1, bool(found), bool(found) and right, wrong_safe, len(alarms))
    return score, list(_failures(plant, score, found, alarms))


def _failures(plant: Plant, score: Score, found: Sequence[Finding], alarms: Sequence[Finding]) -> Iterator[Failure]:
    where, words = f"{plant.frame.name} ({plant.surroundings})", plant.wrong[plant.start : plant.end]
    if not score.found:
        yield Failure("missed", where, words)
    elif not score.right:
        yield Failure("wrong fix", where, words, tuple(map(answered, found)))
    if score.wrong_safe:
        yield Failure("wrong safe fix", where, words, tuple(map(answered, found)))
    for finding in alarms:
        yield Failure("alarm", where, finding.text, (answered(finding),))


def fresh(findings: Sequence[Finding], known: Sequence[Finding]) -> list[Finding]:
    """The findings that the other text doesn't have as well: same rule, same words."""
    left = Counter((finding.rule, finding.text) for finding in known)
    new = []
    for finding in findings:
        key = (finding.rule, finding.text)
        if left[key]:
            left[key] -= 1
        else:
            new.append(finding)
    return new


def hits(findings: Sequence[Finding], start: int, end: int) -> list[Finding]:
    """The findings on marked words, without those on half the story."""
    most = max(_LONGEST, 2 * (end - start))
    return [
        finding
        for finding in findings
        if finding.place.start < end and finding.place.end > start and finding.place.end - finding.place.start <= most
    ]


def first_answers(text: str, findings: Sequence[Finding]) -> set[str]:
    """The text, folded, with the first answer of each finding put in, and with those of all: a defect may take several findings to fix."""
    answers = [list(finding.answers[0].edits) for finding in findings if finding.answers and finding.answers[0].edits]
    together = _together(edit for edits in answers for edit in edits)
    return {folded(apply_edits(text, edits)) for edits in [*answers, together] if edits}


def _together(edits: Iterable[SourceEdit]) -> list[SourceEdit]:
    """Edits as one repair: cuts that overlap are one cut. Empty where others overlap."""
    done: list[SourceEdit] = []
    for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end)):
        if not done or done[-1].end <= edit.start:
            done.append(edit)
        elif done[-1].text or edit.text:
            return []
        else:
            done[-1] = edit._replace(start=done[-1].start, end=max(done[-1].end, edit.end))
    return done


def is_alarm(finding: Finding) -> bool:
    """Whether a finding on a clean text counts against the checker."""
    return finding.severity in {Severity.ERROR, Severity.WARNING}


def answered(finding: Finding) -> str:
    """The rule of a finding, with its first answer or that it asks."""
    label = finding.answers[0].label if finding.answers else "no answer"
    return f"{finding.rule} on “{finding.text}”: {label}{' (asks)' if finding.query else ''}"


def folded(text: str) -> str:
    """The text with straight quotes and single blanks: a repair may choose these. Paragraphs stay apart."""
    return re.sub(r"[^\S\n]+", " ", re.sub(r"\s*\n\s*", "\n", text.translate(_QUOTES))).strip()
