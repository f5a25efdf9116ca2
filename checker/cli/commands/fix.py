"""``checker fix``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, TypeAlias

from checker.base.visible import visible
from checker.cli.commands.check import messages
from checker.cli.fixed_output import lines_of_open, lines_of_refused, write_fixed
from checker.cli.interactive import Prompter
from checker.cli.messages import say
from checker.cli.next_steps import NextSteps
from checker.cli.numbered_answers import is_number, with_ids
from checker.cli.options import stdin_source, workspace_from
from checker.config.options import CliOptions
from checker.engine.fixing import Choice, Fixed
from checker.model.errors import SourceError, UsageError
from checker.model.report import Event, OutOfScope, Skipped
from checker.model.summary import Summary
from checker.reading.discover import OUTSIDE
from checker.reading.source import Source
from checker.run.baselines import tolerant_baselines, without_known
from checker.run.checker import Checker
from checker.run.fix_source import fix_source
from checker.run.jobs import Job
from checker.run.replace_file import roots_of
from checker.run.side_cars import update_side_car
from checker.run.workspace import Workspace
from checker.triage.side_car import side_car

_Input: TypeAlias = tuple[Source, Checker] | Event
_Outcome: TypeAlias = "_FixedSource | Event | UsageError"


@dataclass(frozen=True)
class FixOptions:
    """How to fix: show a diff and write nothing, or ask for each fix."""

    diff: bool = False
    interactive: bool = False
    stdin_filename: str = ""
    quiet: bool = False


class _FixedSource(NamedTuple):
    source: Source
    checker: Checker
    fixed: Fixed


def choice_from(*, review: bool, answers: Sequence[str], only: Sequence[str]) -> Choice:
    """The Choice of a command line. Raises UsageError for an answer that isn't ID=LETTER."""
    given: dict[str, str] = {}
    for answer in answers:
        name, separator, key = answer.partition("=")
        if not (name and separator and key):
            raise UsageError(
                f"--answer: expected ID=LETTER or NUMBER=LETTER, for example 3f9c21aa=A or 1=A, not “{answer}”"
            )
        given[name] = key
    return Choice(review, given, frozenset(only))


def command(options: CliOptions, paths: Sequence[Path]) -> int:
    """Fixes the paths as the command line says."""
    choice = choice_from(review=options["review"], answers=options["answer"], only=options["only"])
    fix_options = FixOptions(
        diff=options["diff"],
        interactive=options["interactive"],
        stdin_filename=options["stdin-filename"],
        quiet=options["quiet"],
    )
    return run(paths, options, choice, fix_options)


def run(paths: Sequence[Path], options: CliOptions, choice: Choice, fix_options: FixOptions) -> int:
    """Fix the files, then exit as a check of the result would; with ``diff`` 0 for nothing to change and 1 for changes.

    Raises UsageError for an id that names no finding in any of the files, before any is written.
    """
    with workspace_from(options.with_given(readability=False)) as workspace:
        inputs: Iterable[_Input] = _inputs(workspace, paths, fix_options)
        if any(map(is_number, choice.answers)):
            inputs = list(inputs)
            choice = with_ids(choice, workspace, [one for one in inputs if isinstance(one[0], Source)])
        outcomes = _with_known_ids(_outcomes(inputs, choice, fix_options), choice)
        return _Run(paths, fix_options, choice, workspace).exit_code(outcomes)


class _Run:
    """Writes what is fixed, says what is left, and counts it."""

    def __init__(self, paths: Sequence[Path], fix_options: FixOptions, choice: Choice, workspace: Workspace) -> None:
        self._options = fix_options
        is_one_file = len(paths) == 1 and not paths[0].is_dir()
        self._baselines = tolerant_baselines(workspace)
        self._steps = NextSteps(choice, paths[0].as_posix(), is_one_file=is_one_file)
        self._roots = () if _is_stdin(paths) else roots_of(paths)
        self._summary = Summary()
        self._changes = False
        self._unusable: list[UsageError] = []

    def exit_code(self, outcomes: Iterable[_Outcome]) -> int:
        for outcome in outcomes:
            match outcome:
                case _FixedSource():
                    self._finish(outcome)
                case UsageError():
                    self._unusable.append(outcome)
                case _:
                    self._summary.add(outcome)
        self._print_messages()
        if self._unusable:
            return UsageError.exit_code
        if self._options.diff and self._summary.exit_code != 3:
            return int(self._changes)
        return self._summary.exit_code

    def _finish(self, outcome: _FixedSource) -> None:
        source, _, fixed = outcome
        self._changes = self._changes or fixed.text != source.text
        try:
            write_fixed(source, fixed.text, self._roots, diff=self._options.diff)
        except SourceError as error:
            self._summary.add(Skipped(error.path, error.reason))
        else:
            self._update_side_car(outcome)
            self._print_remaining(outcome)

    def _update_side_car(self, outcome: _FixedSource) -> None:
        source, checker, fixed = outcome
        if self._options.diff or not self._roots:
            return
        try:
            changed = update_side_car(checker, source, fixed.text, self._roots)
        except SourceError as error:
            self._summary.add(Skipped(error.path, error.reason))
        else:
            if changed and not self._options.quiet:
                shown = side_car(Path(source.path)).as_posix()
                sys.stderr.write(f"{shown}: {changed} {'entry' if changed == 1 else 'entries'} brought up to date\n")

    def _print_remaining(self, outcome: _FixedSource) -> None:
        """What is left of a source's findings, and how many were fixed."""
        source, checker, fixed = outcome
        events = without_known(self._baselines, checker.check_source(replace(source, text=fixed.text)))
        reports = list(self._summary.watch(events))
        self._steps.add(fixed, reports)
        if not self._options.quiet and not self._options.diff:
            left = "".join(line for report in reports for line in lines_of_open(report))
            sys.stderr.write(
                f"{left}{''.join(lines_of_refused(source, fixed))}{visible(source.path)}: {len(fixed.applied)} fixed\n"
            )

    def _print_messages(self) -> None:
        if not self._options.quiet:
            sys.stderr.writelines(f"{visible(line)}\n" for line in self._steps.lines(would=self._options.diff))
        lines = () if self._options.quiet else messages(self._summary)
        for line in (*lines, *self._unusable):
            say(str(line))


def _is_stdin(paths: Sequence[Path]) -> bool:
    return [path.as_posix() for path in paths] == ["-"]


def _inputs(workspace: Workspace, paths: Sequence[Path], fix_options: FixOptions) -> Iterator[_Input]:
    if _is_stdin(paths):
        yield _stdin_input(workspace, fix_options)
        return
    for item in workspace.items(paths, stamped=True):
        match item:
            case Job():
                yield item.source, workspace.checker(item.settings)
            case OutOfScope(path, reason) if reason == OUTSIDE:
                # The link may lead to an article that was to be fixed: leaving it makes the run incomplete.
                yield Skipped(path, reason)
            case _:
                yield item


def _stdin_input(workspace: Workspace, fix_options: FixOptions) -> _Input:
    if fix_options.interactive:
        raise UsageError("--interactive asks on standard input: give it files, not “-”")
    name = fix_options.stdin_filename or "stdin"
    settings = workspace.settings_for(Path(name)) if fix_options.stdin_filename else workspace.settings
    try:
        return stdin_source(name, settings), workspace.checker(settings)
    except SourceError as error:
        return Skipped(error.path, error.reason)


def _outcomes(inputs: Iterable[_Input], choice: Choice, fix_options: FixOptions) -> Iterator[_Outcome]:
    """Each source fixed. One that is refused is skipped; an unusable side-car file is passed on, so that others are still fixed."""
    prompter = Prompter()
    for one in inputs:
        if not isinstance(one[0], Source):
            yield one
            continue
        source, checker = one
        try:
            chosen = prompter.choose(checker, source, choice) if fix_options.interactive else choice
            yield _FixedSource(source, checker, fix_source(checker, source, chosen))
        except SourceError as error:
            yield Skipped(error.path, error.reason)
        except UsageError as error:
            if choice.ids:
                raise
            yield error


def _with_known_ids(outcomes: Iterable[_Outcome], choice: Choice) -> Iterable[_Outcome]:
    """As they come; all of them first where ids were given, so that a mistyped one is reported before any file is written."""
    if not choice.ids:
        return outcomes
    kept = list(outcomes)
    fixed = [outcome.fixed for outcome in kept if isinstance(outcome, _FixedSource)]
    unknown = choice.ids.intersection(*(one.unknown for one in fixed))
    if unknown and fixed:
        raise UsageError(f"no finding has the id {min(unknown)} (“checker check” shows ids)")
    return kept
