"""``checker words``: lists of other programs brought over, words to learn, entries that could go."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checker.authoring.learn_words import LEAST_ARTICLES, Learned, Proposal, articles_of, learn, unused
from checker.base.visible import visible
from checker.cli.commands.check import messages
from checker.cli.messages import say
from checker.cli.options import workspace_from
from checker.config.options import CliOptions
from checker.facts.view import Facts
from checker.model.errors import UsageError
from checker.model.report import Event
from checker.model.summary import Summary
from checker.run.workspace import Workspace
from checker.words.imports.formats import import_list, rendered

_TASKS = ("import", "learn", "unused")


def command(options: CliOptions, paths: Sequence[Path]) -> int:
    """Does the one thing that is asked for, and returns the exit code. Raises UsageError where it isn't one."""
    tasks = [f"--{task}" for task in _TASKS if options[task]]
    if len(tasks) != 1:
        message = " and ".join(tasks) or "none"
        raise UsageError(f"checker words needs exactly one of --import, --learn and --unused (given: {message})")
    workspace = workspace_from(options.with_given(readability=False))
    if options["import"]:
        return import_lists([str(path) for path in paths])
    return learn_words(paths, workspace) if options["learn"] else list_unused(paths, workspace)


def import_lists(files: Sequence[str]) -> int:
    """Prints one ``words.txt`` of the lists of other programs. Raises UsageError for a file that can't be imported."""
    lists = [import_list(file) for file in files]
    for line in rendered(lists):
        sys.stdout.write(line)
    left = sum(len(found.left_out) for found in lists)
    if left:
        sys.stderr.write(f"checker: {left} {'entry' if left == 1 else 'entries'} left out; comments give the reasons\n")
    return 0


def learn_words(paths: Sequence[Path], workspace: Workspace, least: int = LEAST_ARTICLES) -> int:
    """Prints the unknown words of several articles as lines of a ``words.txt``."""
    summary = Summary()
    catalogue = workspace.checker(workspace.settings).catalogue
    learned = learn(_watched(articles_of(workspace, paths), summary), catalogue, least)
    for line in _learned(learned, least):
        sys.stdout.write(line)
    return _report(summary)


def list_unused(paths: Sequence[Path], workspace: Workspace) -> int:
    """Prints the entries that no article needs; 1 where there are any."""
    summary = Summary()
    in_force = workspace.checker(workspace.settings).resources.lexicon.accepted.words
    found = unused(_watched(articles_of(workspace, paths), summary), in_force)
    for entry, why in found:
        place = f"{entry.place}: " if entry.path else ""
        sys.stdout.write(visible(f"{place}{entry.written}: {why}") + "\n")
    return _report(summary) or int(bool(found))


def _watched(articles: Iterable[Facts | Event], summary: Summary) -> Iterator[Facts]:
    """The articles; everything else is counted."""
    for article in articles:
        if isinstance(article, Facts):
            yield article
        else:
            summary.add(article)


def _learned(learned: Learned, least: int) -> Iterator[str]:
    yield f"# Unknown words that occur in at least {least} of {learned.articles} articles\n"
    for title, proposals, mark in (
        ("Words", learned.words, ""),
        ("Names", learned.names, ""),
        ("Possible misspellings: remove the # to accept one", learned.slips, "# "),
    ):
        if proposals:
            yield f"\n# {title}\n"
        yield from (f"{mark}{_line(proposal)}\n" for proposal in proposals)


def _line(proposal: Proposal) -> str:
    notes = [f"{proposal.articles} articles" if proposal.articles != 1 else "1 article"]
    if proposal.forms:
        notes.append(f"also {', '.join(proposal.forms)}")
    if proposal.better:
        notes.append(f"perhaps “{proposal.better}”")
    details = visible(f"{'; '.join(notes)}: {proposal.excerpt}")
    return f"{proposal.entry.written}  # {details}"


def _report(summary: Summary) -> int:
    """Prints what couldn't be read or was in another language; returns the exit code."""
    for line in messages(summary):
        say(line)
    return summary.exit_code
