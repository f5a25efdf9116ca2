"""The commands about rules: ``rule``, ``rules``, ``new-rule``, ``test-rules``."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from checker.authoring.project_rules import FOLDER, examined, own_folder, write_new_rule
from checker.backends.registry import BACKENDS
from checker.base.did_you_mean import hint
from checker.base.visible import visible, visible_lines
from checker.cli.options import catalogue_from, configurations_from
from checker.config.options import CliOptions
from checker.model.errors import UsageError
from checker.model.rule_info import RuleInfo
from checker.reports.escaping import json_escaped
from checker.reports.wording.totals import plural
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.pages.markdown import render_page
from checker.rulebook.pages.rule_values import rule_values, what_it_reports
from checker.rulebook.selection import of_backend
from checker.words.resources import Resources

_LEAST_PART = 3
_WORD = re.compile(r"\w+")


def explain_rule(options: CliOptions, name: str) -> int:
    """Prints the page of a rule; of a backend's rule, how it is taken; of several rules that fit, a table.

    Raises UsageError with the nearest name where none fits.
    """
    catalogue = catalogue_from(options)
    if family := of_backend(name):
        sys.stdout.write(BACKENDS[family].explain(name, Resources()))
        return 0
    found = catalogue.find(name)
    fitting = [found] if found else _beginning(name, catalogue) or _named_with(name, catalogue)
    if len(fitting) == 1:
        sys.stdout.write(visible_lines(render_page(fitting[0])))
        return 0
    fitting = fitting or _about(name, catalogue)
    if not fitting:
        page = Path(FOLDER, f"{name}.yaml")
        if page.is_file() and own_folder(configurations_from(options), Path()) is None:
            raise UsageError(f'{page.as_posix()} is not in use; add this line to checker.toml: rules = "{FOLDER}"')
        known = [known for rule in catalogue for known in (rule.name, rule.slug)]
        raise UsageError(f"unknown rule “{name}”{hint(name, known, '“checker rules” lists them')}")
    sys.stdout.write(visible_lines(_table(fitting)))
    return 0


def list_rules(options: CliOptions, family: str) -> int:
    """Prints the rules, or those of a family, as a table or as JSON. Raises UsageError for a family without rules."""
    catalogue = catalogue_from(options)
    rules = _beginning(family, catalogue) if family else list(catalogue)
    if not rules:
        families = sorted({rule.family for rule in catalogue})
        known = f"families: {', '.join(families)}"
        raise UsageError(f"no rules of “{family}”{hint(family, families, known)}")
    if options["rules-format"] == "json":
        values = json.dumps([rule_values(rule) for rule in rules], ensure_ascii=False, indent=1)
        sys.stdout.write(json_escaped(values) + "\n")
    else:
        sys.stdout.write(visible_lines(_table(rules)))
    return 0


def _beginning(name: str, catalogue: Catalogue) -> list[RuleInfo]:
    """The rules of a family, else those whose name or code begins so."""
    family = [rule for rule in catalogue if rule.family == name.rstrip("/").lower()]
    return family or [
        rule for rule in catalogue if any(_begins(own, name) for own in (rule.code, rule.name, rule.slug))
    ]


def _begins(whole: str, name: str) -> bool:
    """Whether a name begins with whole words of another: a word that was cut short is more likely mistyped."""
    rest = whole[len(name) :]
    return bool(name) and whole.casefold().startswith(name.casefold()) and (rest[:1] in "-/" or rest[:1].isdecimal())


def _named_with(part: str, catalogue: Catalogue) -> list[RuleInfo]:
    """The rules whose name has this part."""
    if len(part) < _LEAST_PART:
        return []
    return [rule for rule in catalogue if part.casefold() in rule.name]


def _about(words: str, catalogue: Catalogue) -> list[RuleInfo]:
    """The rules whose pages have all of these words, or the beginnings of them, in what they report and why."""
    wanted = words.casefold().split()
    if any(len(word) < _LEAST_PART for word in wanted):
        return []
    return [rule for rule in catalogue if all(_mentions(rule, word) for word in wanted)]


def _mentions(rule: RuleInfo, word: str) -> bool:
    texts = (rule.why, *(case.message for case in rule.cases.values()))
    return any(one.startswith(word) for text in texts for one in _WORD.findall(text.casefold()))


def _table(rules: Sequence[RuleInfo]) -> str:
    """A line a rule: code, name, severity, applicability, what it reports, status."""
    lines = [f"{'code':6}  {'name':32} {'severity':8} {'fix':8}  reports"]
    for rule in rules:
        case = next(iter(rule.cases.values()))
        status = "" if rule.status == "stable" else f"  ({rule.status})"
        lines.append(
            f"{rule.code}  {rule.name:32} {case.severity:8} {case.applicability:8}  {what_it_reports(rule)}{status}"
        )
    return "\n".join(lines) + "\n"


def new_rule(options: CliOptions, name: str) -> int:
    """Writes the page of a new rule, and prints what to do next. Without ``--folder`` it goes where the configuration has own rules, else to ``rules``.

    Raises UsageError for an invalid name or kind, or for a page that exists; CheckerError where it can't be written.
    """
    configured = own_folder(configurations_from(options), Path())
    folder = options.path("rule-folder") or configured or Path(FOLDER)
    path = write_new_rule(name, folder, options["kind"], Catalogue.shipped())
    sys.stdout.write(f"Created {path.as_posix()}. Write the examples first, then the {options['kind']}.\n")
    sys.stdout.write(f"To run the examples: checker test-rules {folder.as_posix()}\n")
    sys.stdout.write("The rule is stable: it runs as soon as its folder is configured.\n")
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
        sys.stdout.write(visible(f"{fault.path}:{fault.line}: {fault.message}") + "\n")
    if done.unreadable:
        unusable = len({fault.path for fault in done.unreadable})
        sys.stderr.write(f"checker: {unusable} of {plural(done.rules, 'page')} can't be used; no examples were run\n")
        return 2
    outcome = plural(len(done.failed), "failure") if done.failed else "all passed"
    sys.stderr.write(f"checker: {plural(done.rules, 'rule')}, {plural(done.examples, 'example')}: {outcome}\n")
    for name in done.preview:
        sys.stderr.write(
            f"checker: {name} has status preview: it only runs with --preview or if you select it by name\n"
        )
    return int(bool(done.failed))
