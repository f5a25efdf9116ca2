"""``--answer 1=A``: the number of a question in the report on one file stands for its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.engine.fixing import Choice
from checker.model.errors import UsageError
from checker.model.report import DocumentReport
from checker.reading.source import Source
from checker.run.baselines import baselines_of, without_known
from checker.run.checker import Checker
from checker.run.workspace import Workspace

_LONGEST = 3
"""More digits are the beginning of an id."""


def is_number(name: str) -> bool:
    """Whether an answer is for a question by its number."""
    return name.isascii() and name.isdecimal() and len(name) <= _LONGEST


def with_ids(choice: Choice, workspace: Workspace, inputs: Sequence[tuple[Source, Checker]]) -> Choice:
    """The choice with ids in place of numbers. The numbers are those of ``checker check``: what is in a baseline has none.

    Raises UsageError where there are several files, or no such question.
    """
    number = next(filter(is_number, choice.answers))
    if not inputs:
        return replace(choice, answers={name: key for name, key in choice.answers.items() if not is_number(name)})
    if len(inputs) > 1:
        raise UsageError(
            f"--answer {number}={choice.answers[number]}: numbers are for the questions of one file; use ids"
        )
    source, checker = inputs[0]
    events = without_known(baselines_of(workspace), checker.check_source(source))
    reports = [event for event in events if isinstance(event, DocumentReport)]
    if len(reports) > 1:
        raise UsageError(f"--answer {number}={choice.answers[number]}: {source.path} has several articles; use ids")
    known = {str(finding.query.number): finding.id for report in reports for finding in report.open if finding.query}
    return replace(choice, answers=_replaced(choice.answers, known, source.path))


def _replaced(answers: Mapping[str, str], known: Mapping[str, str], path: str) -> dict[str, str]:
    for name in filter(is_number, answers):
        if str(int(name)) not in known:
            there = "no questions" if not known else "1 question" if len(known) == 1 else f"{len(known)} questions"
            raise UsageError(f"--answer {name}={answers[name]}: no question {int(name)}; {path} has {there}")
    return {known[str(int(name))] if is_number(name) else name: key for name, key in answers.items()}
