"""The catalogue: loads and validates the pages, selects rules, and gives each its check."""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from checker.base.data_files import compiled
from checker.facts.view import Facts
from checker.model.errors import PageError, UsageError
from checker.model.mark import Mark
from checker.model.rule_info import RuleInfo
from checker.rulebook.detectors import detector_files
from checker.rulebook.expressions import engine_of
from checker.rulebook.kinds import KINDS
from checker.rulebook.pages.literals import with_literals
from checker.rulebook.pages.page import check_buildable, rule_of
from checker.rulebook.pages.project_rules import page_files, project_rules, read_project_pages
from checker.rulebook.pages.source import PageSource, read_page_source

Check = Callable[[Facts, Mapping[str, str]], Iterator[Mark]]

_PACKAGE = Path(__file__).parent.parent
_SHIPPED = _PACKAGE / "data" / "catalogue.json"
_SOURCES = _PACKAGE.parent / "rules"


class Catalogue:
    """The rules by name, in the order of their names."""

    def __init__(self, rules: Iterable[RuleInfo], pages: Sequence[Any] = ()) -> None:
        self._rules = {rule.name: rule for rule in sorted(rules, key=lambda rule: rule.name)}
        self._pages = pages
        self.is_partial = False
        _check_whole(self._rules)

    @cached_property
    def digest(self) -> str:
        """16 hex digits that change whenever a page does."""
        return hashlib.blake2b(json.dumps(self._pages).encode(), digest_size=8).hexdigest()

    @classmethod
    def shipped(cls) -> Catalogue:
        """The rules that come with the program: from their pages in a source checkout, else compiled."""
        if _SOURCES.is_dir() and any(_SOURCES.iterdir()):
            return cls.from_folder(_SOURCES)
        return cls._from_pages(json.loads(_SHIPPED.read_bytes()))

    @classmethod
    def from_folder(cls, folder: Path) -> Catalogue:
        """The rules of a folder ``family/slug.yaml``. Raises PageError for an invalid page."""
        files = sorted(folder.glob("*/*.yaml"))
        if not files:
            raise UsageError(f"{folder.as_posix()}: no rule pages (family/name.yaml) in this folder")
        return cls._from_pages(compiled("rules", [*files, *detector_files()], lambda _: read_pages(files)))

    @classmethod
    def with_project_rules(cls, shipped: Catalogue, folder: Path) -> Catalogue:
        """The shipped rules and those of a project's folder.

        Raises PageError for an invalid page, UsageError where there are none.
        """
        pages = compiled("project-pages", page_files(folder), read_project_pages)
        return cls((*shipped, *project_rules(pages, shipped)), [*shipped._pages, *(values for _, _, values in pages)])

    @classmethod
    def _from_pages(cls, pages: Sequence[Any]) -> Catalogue:
        rules = [rule_of(PageSource(_shown(Path(path)), values), family) for family, path, values in pages]
        return cls(rules, [values for _, _, values in pages])

    def as_partial(self) -> Catalogue:
        """The same rules, where others were left out on purpose: an unknown name may be one of those."""
        partial = Catalogue(self, self._pages)
        partial.is_partial = True
        return partial

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that rules read."""
        return frozenset(rule.language for rule in self) - {"any"}

    def __iter__(self) -> Iterator[RuleInfo]:
        return iter(self._rules.values())

    def __len__(self) -> int:
        return len(self._rules)

    def __contains__(self, name: str) -> bool:
        return name in self._rules

    def __getitem__(self, name: str) -> RuleInfo:
        return self._rules[name]

    def find(self, name_or_code: str) -> RuleInfo | None:
        """The rule of a name, slug or code."""
        wanted = name_or_code.strip()
        return next((r for r in self if wanted in (r.name, r.slug) or wanted.upper() == r.code), None)


def read_pages(files: Sequence[Path]) -> list[Any]:
    """The pages as plain values, each checked: ``[family, path, values]``. Raises PageError."""
    pages = []
    for file in files:
        source = read_page_source(file, _shown(file))
        rule = rule_of(source, file.parent.name)
        check_buildable(rule, source)
        pages.append([file.parent.name, file.as_posix(), _with_literals(source)])
    return pages


def _with_literals(source: PageSource) -> Any:
    try:
        return with_literals(source.values)
    except ValueError as error:
        raise source.error(str(error), "needs") from error


def _shown(file: Path) -> str:
    """How an error calls a shipped page."""
    return f"{file.parent.name}/{file.name}"


def check_of(rule: RuleInfo) -> Check:
    """The check that a page names: its detector's ``detect``, or its kind with its data."""
    return _detector(rule.detector) if rule.detector else KINDS[rule.kind].build(rule.data, engine_of(rule))


@cache
def _detector(name: str) -> Check:
    check: Check = importlib.import_module(f"checker.rulebook.detectors.{name}").detect
    return check


def _check_whole(rules: Mapping[str, RuleInfo]) -> None:
    """Checks what concerns several pages: codes are unique, covered rules exist, and covering has no cycles."""
    codes: dict[str, RuleInfo] = {}
    for rule in rules.values():
        if other := codes.get(rule.code):
            raise PageError(f"code {rule.code} is already used by {other.name}", rule.path)
        codes[rule.code] = rule
        for covered in rule.covers:
            if covered not in rules:
                raise PageError(f"“covers” names an unknown rule “{covered}”", rule.path)
    for rule in rules.values():
        if rule.name in _reached(rules, rule):
            raise PageError("“covers” has a cycle: the rule covers itself through other rules", rule.path)


def _reached(rules: Mapping[str, RuleInfo], rule: RuleInfo) -> set[str]:
    reached: set[str] = set()
    waiting = list(rule.covers)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(rules[name].covers)
    return reached
