"""``checker words``: lists of other programs brought over, words to learn, entries that could go."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.authoring.learn_words import LEAST_ARTICLES, Learned, Proposal, articles_of, learn, unused
from checker.cli.check import complaints
from checker.model.errors import UsageError
from checker.model.report import Summary
from checker.run.workspace import Workspace
from checker.words.imports.formats import import_list, rendered


def run(paths: Sequence[Path], workspace: Workspace, *, importing: bool, learning: bool, unneeded: bool) -> int:
    """Does the one thing that is asked, and returns the exit code. Raises UsageError where it isn't one."""
    asked = [name for name, on in (("--import", importing), ("--learn", learning), ("--unused", unneeded)) if on]
    if len(asked) != 1:
        told = f"{' and '.join(asked)} are" if asked else "none is"
        raise UsageError(f"checker words does one thing of --import, --learn, --unused; {told} asked for")
    if importing:
        return import_lists([str(path) for path in paths])
    return learn_words(paths, workspace) if learning else list_unused(paths, workspace)


def import_lists(files: Sequence[str]) -> int:
    """Prints one ``words.txt`` of the lists of other programs. Raises UsageError for a file that can't be used."""
    lists = [import_list(file) for file in files]
    for line in rendered(lists):
        sys.stdout.write(line)
    left = sum(len(found.left_out) for found in lists)
    if left:
        sys.stderr.write(f"checker: {left} left out: listed in comments, each with its reason\n")
    return 0


def learn_words(paths: Sequence[Path], workspace: Workspace, least: int = LEAST_ARTICLES) -> int:
    """Prints the unknown words of several articles as lines of a ``words.txt``."""
    summary = workspace.summary()
    catalogue = workspace.checker(workspace.settings).catalogue
    learned = learn(articles_of(workspace, paths, summary), catalogue, least)
    for line in _learned(learned, least):
        sys.stdout.write(line)
    return _told(summary)


def list_unused(paths: Sequence[Path], workspace: Workspace) -> int:
    """Prints the entries that no article needs; 1 where there are any."""
    summary = workspace.summary()
    in_force = workspace.checker(workspace.settings).resources.lexicon.house.words
    found = unused(articles_of(workspace, paths, summary), in_force)
    for entry, why in found:
        sys.stdout.write(f"{f'{entry.place}: ' if entry.path else ''}{entry.written}: {why}\n")
    return _told(summary) or int(bool(found))


def _learned(learned: Learned, least: int) -> Iterator[str]:
    yield f"# Unknown words that stand in {least} or more of {learned.articles} articles\n"
    for title, proposals, mark in (
        ("Words", learned.words, ""),
        ("Names", learned.names, ""),
        ("Perhaps misspelt: take the # away to accept one", learned.slips, "# "),
    ):
        if proposals:
            yield f"\n# {title}\n"
        yield from (f"{mark}{_line(proposal)}\n" for proposal in proposals)


def _line(proposal: Proposal) -> str:
    told = [f"{proposal.articles} articles" if proposal.articles != 1 else "1 article"]
    if proposal.forms:
        told.append(f"also {', '.join(proposal.forms)}")
    if proposal.better:
        told.append(f"perhaps “{proposal.better}”")
    return f"{proposal.entry.written}  # {'; '.join(told)}: {proposal.excerpt}"


def _told(summary: Summary) -> int:
    """Says what couldn't be read or was in another language; the exit code that comes of it."""
    for line in complaints(summary):
        sys.stderr.write(f"checker: {line}\n")
    return summary.exit_code
