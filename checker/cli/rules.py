"""The commands about rules: ``rule``, ``rules``, ``new-rule``, ``test-rules``."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.authoring.project_rules import FOLDER, examined, own_folder, write_new_rule
from checker.backends.registry import BACKENDS
from checker.base.did_you_mean import hint
from checker.cli.options import catalogue_from, configurations_from
from checker.config.options import CliOptions
from checker.model.errors import UsageError
from checker.reports.findings import plural
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.page_markdown import render_page
from checker.rulebook.selection import of_backend
from checker.words.resources import Resources


def explain_rule(options: CliOptions, name: str) -> int:
    """Prints the page of a rule; of a backend's rule, how it is taken. Raises UsageError with the nearest name."""
    catalogue = catalogue_from(options)
    if family := of_backend(name):
        sys.stdout.write(BACKENDS[family].explain(name, Resources()))
        return 0
    found = catalogue.find(name)
    if found is None:
        known = [known for rule in catalogue for known in (rule.name, rule.slug)]
        raise UsageError(f"unknown rule “{name}”{hint(name, known, '“checker rules” lists them')}")
    sys.stdout.write(render_page(found))
    return 0


def list_rules(options: CliOptions) -> int:
    """Prints a line a rule: code, name, severity, applicability, status."""
    for rule in catalogue_from(options):
        case = next(iter(rule.cases.values()))
        status = "" if rule.status == "stable" else f"  ({rule.status})"
        sys.stdout.write(f"{rule.code}  {rule.name:32} {case.severity:8} {case.applicability:8}{status}\n")
    return 0


def new_rule(options: CliOptions, name: str) -> int:
    """Writes the page of a new rule, and prints what to do next. Without ``--folder`` it goes where the configuration has own rules, else to ``rules``.

    Raises UsageError for an invalid name or kind, or for a page that exists; CheckerError where it can't be written.
    """
    configured = own_folder(configurations_from(options), Path())
    folder = options.path("rule-folder") or configured or Path(FOLDER)
    path = write_new_rule(name, folder, options["kind"], Catalogue.shipped())
    sys.stdout.write(f"Created {path.as_posix()}. Write the examples first, then the {options['kind']}.\n")
    sys.stdout.write(f"To run the examples: checker test-rules {folder.as_posix()}\n")
    if configured is None:
        sys.stdout.write(f'To use the rule, add this line to checker.toml: rules = "{folder.as_posix()}"\n')
    return 0


def test_rules(options: CliOptions, folder: Path | None) -> int:
    """Tests the pages of a folder, by default the one in the configuration, and prints each problem.

    A line is ``path:line: message``. Returns 0 where all is right, 1 where an example fails, 2 where a page is invalid.
    Raises UsageError for a folder without pages.
    """
    if folder is None:
        folder = own_folder(configurations_from(options), Path()) or Path(FOLDER)
    done = examined(folder, Catalogue.shipped())
    for fault in (*done.unreadable, *done.failed):
        sys.stdout.write(f"{fault.path}:{fault.line}: {fault.message}\n")
    if done.unreadable:
        unusable = len({fault.path for fault in done.unreadable})
        sys.stderr.write(f"checker: {unusable} of {plural(done.rules, 'page')} can't be used; no examples were run\n")
        return 2
    outcome = plural(len(done.failed), "failure") if done.failed else "all passed"
    sys.stderr.write(f"checker: {plural(done.rules, 'rule')}, {plural(done.examples, 'example')}: {outcome}\n")
    return int(bool(done.failed))
