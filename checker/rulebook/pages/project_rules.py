"""A project's own rules: pages in a folder beside its articles, with the declarative kinds alone.

Whoever may change an article may change them. So they name no code of the program, and take no name of a built-in rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from checker.model.errors import PageError, UsageError
from checker.model.rule_info import RuleInfo
from checker.rulebook.kinds import KINDS
from checker.rulebook.pages.literals import with_literals
from checker.rulebook.pages.page import check_buildable, rule_of
from checker.rulebook.pages.source import PageSource, read_page_source

SINCE = "0"
"""``since`` of a project's page that has none: the rule is known, whichever version of the catalogue is pinned."""
MQM = "style/organizational-style"

_FAMILY = re.compile(r"[a-z][a-z0-9-]{1,40}\Z")


def page_files(folder: Path) -> list[Path]:
    """The pages of a folder, ``FAMILY/NAME.yaml``, in order.

    Raises UsageError where there are none, PageError for one that is elsewhere in the folder.
    """
    if folder.is_file():
        above = folder.parent.parent.as_posix()
        raise UsageError(f"{folder.as_posix()}: expected the folder of all families, not a page; use {above}")
    if not folder.is_dir():
        raise UsageError(f"{folder.as_posix()}: rules folder not found")
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in (".yaml", ".yml"))
    files = [file for file in files if not any(part.startswith(".") for part in file.relative_to(folder).parts)]
    if not files:
        raise UsageError(f"{folder.as_posix()}: no rule pages (FAMILY/NAME.yaml) in this folder")
    for file in files:
        if len(file.relative_to(folder).parts) != 2 or file.suffix != ".yaml":
            message = "a rule page must be FAMILY/NAME.yaml in the rules folder"
            if file.parent == folder and folder.name:
                message += f"; if “{folder.name}” is the family, the rules folder is {folder.parent.as_posix()}"
            raise PageError(message, file.as_posix())
    return files


def read_project_pages(files: Sequence[Path]) -> list[Any]:
    """The pages as plain values, each checked: ``[family, path, values]``. Raises PageError with file and line."""
    pages = []
    for file in files:
        rule, source = read_project_page(file)
        pages.append([rule.family, source.path, with_literals(source.values)])
    return pages


def read_project_page(file: Path) -> tuple[RuleInfo, PageSource]:
    """The rule of a page, and its source. Raises PageError with file and line."""
    source = read_page_source(file)
    family = file.parent.name
    if not _FAMILY.match(family):
        raise source.error(f"the family “{family}” must be lower-case letters, digits and hyphens")
    if isinstance(source.values, dict):
        if "detector" in source.values:
            raise source.error(f"project rules cannot have a detector; use “kind”: {' or '.join(KINDS)}", "detector")
        source.values.setdefault("since", SINCE)
        source.values.setdefault("mqm", MQM)
    rule = replace(rule_of(source, family), of_project=True)
    check_buildable(rule, source)
    return rule, source


def project_rules(pages: Sequence[Any], shipped: Iterable[RuleInfo]) -> Iterator[RuleInfo]:
    """The rules of pages that were read. Raises PageError for a name or code that belongs to a built-in rule."""
    for family, path, values in pages:
        rule = replace(rule_of(PageSource(path, values), family), of_project=True)
        if taken := clash(rule.family, rule.slug, rule.code, shipped):
            raise read_page_source(Path(path)).error(taken.message, taken.key)
        yield rule


class Clash(NamedTuple):
    """What a page takes that belongs to the program: the key that does, and the message."""

    key: str
    message: str


def clash(family: str, slug: str, code: str, shipped: Iterable[RuleInfo]) -> Clash | None:
    """The name or code of a page that belongs to the program; None where it takes none."""
    rules = tuple(shipped)
    families = {rule.family for rule in rules}
    if family in families:
        return Clash("", f"the family “{family}” belongs to the built-in rules; put the page in a family of your own")
    if slug in families | {rule.slug for rule in rules}:
        return Clash("name", f"“{slug}” is the name of a built-in rule or family; choose another name")
    if code[:3] in {rule.code[:3] for rule in rules}:
        return Clash(
            "code", f"codes that begin with {code[:3]} belong to the built-in rules; choose one that begins with X"
        )
    return None
