"""A house's own rules as it works on them: where they lie, and whether they are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.authoring.examples import Examples
from checker.authoring.long_runs import too_slow
from checker.config.keys import FOLDER as FOLDER_KEY
from checker.config.scope import Configurations
from checker.model.errors import PageError
from checker.model.rule_info import RuleInfo
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.page_source import message_of
from checker.rulebook.project_rules import clash, page_files, read_local_page
from checker.words.resources import Resources

FOLDER = "rules"
"""Where own rules lie unless the configuration says so."""


class Fault(NamedTuple):
    """What is wrong with a page, and where."""

    path: str
    line: int
    message: str


class Tested(NamedTuple):
    """What came of testing a folder. ``unreadable`` are pages that can't be used; where there are any, no example was run."""

    rules: int
    examples: int
    unreadable: Sequence[Fault]
    failed: Sequence[Fault]


def own_folder(configurations: Configurations, start: Path) -> Path | None:
    """The folder of own rules that the configuration of a folder names, whether its pages are right or not; None where it names none.

    Raises UsageError for a folder outside of the project.
    """
    configuration, _ = configurations.found(configurations.absolute(start))
    if configuration is None:
        return None
    named = [value for value in configuration.all("rules") if value.way[1:] == (FOLDER_KEY,) and value.value]
    if not named:
        return None
    layer, name = named[-1].layer, named[-1].value
    path = configurations.absolute(Path(layer.folder) / name)
    layer.check_inside(path, named[-1].way, f"rules: “{name}”")
    return Path(configurations.shown(path))


def examined(folder: Path, shipped: Catalogue) -> Tested:
    """Reads each page of a folder and runs its examples. Raises UsageError where there are none."""
    files = page_files(folder)
    unreadable = list(_unreadable(files, shipped))
    if unreadable:
        return Tested(len(files), 0, unreadable, ())
    try:
        catalogue = Catalogue.with_local(shipped, folder)
    except PageError as error:
        return Tested(len(files), 0, (_fault(error),), ())
    rules = [rule for rule in catalogue if rule.name not in shipped]
    failed = [
        fault
        for file, rule in zip(files, _in_order(files, rules), strict=True)
        for fault in _failed(file, rule, catalogue)
    ]
    return Tested(len(rules), sum(len(rule.bad) + len(rule.good) for rule in rules), (), failed)


def _unreadable(files: Sequence[Path], shipped: Catalogue) -> Iterator[Fault]:
    for file in files:
        try:
            rule, source = read_local_page(file)
        except PageError as error:
            yield _fault(error)
            continue
        if found := clash(rule.family, rule.slug, rule.code, shipped):
            yield Fault(source.path, source.line(found.key), found.message)


def _fault(error: PageError) -> Fault:
    return Fault(error.path, error.line, message_of(error))


def _in_order(files: Sequence[Path], rules: Sequence[RuleInfo]) -> list[RuleInfo]:
    by_path = {rule.path: rule for rule in rules}
    return [by_path[file.as_posix()] for file in files]


def _failed(file: Path, rule: RuleInfo, catalogue: Catalogue) -> Iterator[Fault]:
    _, source = read_local_page(file)
    examples = Examples(rule, catalogue)
    for failure in examples.failures():
        yield Fault(source.path, source.line(*failure.way), f"{rule.name}: {failure.message}")
    if slow := too_slow(rule, Resources()):
        yield Fault(source.path, source.line("data"), f"{rule.name} {slow}")
