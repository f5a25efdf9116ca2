"""From the options of a command line to the workspace, configurations and sources that a command works on."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.base.user_folders import cache_folder
from checker.config.options import CliOptions
from checker.config.revision_files import RevisionFiles
from checker.config.scope import Configurations
from checker.config.validate import check_given
from checker.model.errors import CheckerError, UsageError
from checker.model.settings import Settings
from checker.reading.registry import reader_for, unread
from checker.reading.source import Source, read_stream
from checker.rulebook.catalogue import Catalogue
from checker.run.catalogues import catalogue_of, without_project_rules
from checker.run.workspace import Workspace


def workspace_from(options: CliOptions) -> Workspace:
    """The Workspace of a command line. Raises UsageError for an invalid value."""
    configurations = configurations_from(options)
    try:
        _check_language(options, configurations.run_settings.rules)
        return Workspace(configurations.run_settings, configurations, _cache(options, configurations.revision))
    except BaseException:
        configurations.close()
        raise


def _cache(options: CliOptions, revision: RevisionFiles | None) -> Path | None:
    """The folder for results. A change could put results of its own into one in the repository, so a revision doesn't govern a run that uses it."""
    folder = options.path("cache-dir") or cache_folder()
    if revision is None or not folder.resolve().is_relative_to(revision.repository.top):
        return folder
    if options["cache-dir"]:
        raise UsageError(f"--cache-dir: {folder.as_posix()} is in the repository; with --config-from, use one outside")
    return None


def catalogue_from(options: CliOptions) -> Catalogue:
    """The rules in force: the shipped ones and the project's own."""
    return catalogue_of(configurations_from(options).run_settings.rules)


def configurations_from(options: CliOptions) -> Configurations:
    """The configuration files of a command line, with its own options. Raises UsageError for an invalid value."""
    check_given(options)
    with_local = options["local-rules"] and not options["untrusted"]
    return Configurations(Path(), catalogue_of if with_local else without_project_rules, options)


def _check_language(options: CliOptions, rules: Path | None) -> None:
    """A configuration may name a language that no rule reads, whose files are then out of scope; the command line may not."""
    language = options["language"]
    if "language" in options and language != "auto":
        known = catalogue_of(rules).languages
        if language not in known:
            raise UsageError(f"--language: no rules for “{language}” (available: auto, {', '.join(sorted(known))})")


def stdin_source(name: str, settings: Settings) -> Source:
    """Standard input under a name. Raises SourceError where no reader takes that name, or where it is no text; CheckerError where there is none."""
    if reader_for(name, settings.reader) is None:
        raise unread(name)
    if sys.stdin is None:
        raise CheckerError("standard input is closed")
    return read_stream(name, sys.stdin.buffer, settings.encoding, settings.max_file_size)
