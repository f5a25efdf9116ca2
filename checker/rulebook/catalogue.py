"""The catalogue: loads and validates the pages, selects rules, and gives each its check."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from checker.base.parsed_yaml import compiled, plain_yaml
from checker.facts.view import Facts
from checker.model.errors import PageError, UsageError
from checker.model.mark import Mark
from checker.model.rule_info import RuleInfo
from checker.rulebook.page import read_page

Check = Callable[[Facts, Mapping[str, str]], Iterator[Mark]]

_PACKAGE = Path(__file__).parent.parent
_SHIPPED = _PACKAGE / "data" / "catalogue.json"
_SOURCES = _PACKAGE.parent / "rules"
_DETECTORS = Path(__file__).parent / "detectors"
_KINDS = ("pattern", "phrases")


class Catalogue:
    """The rules by name, in the order of their names."""

    def __init__(self, rules: Iterable[RuleInfo], pages: Sequence[Any] = ()) -> None:
        self._rules = {rule.name: rule for rule in sorted(rules, key=lambda rule: rule.name)}
        self._pages = pages
        self.leaves_out = False
        _check_whole(self._rules)

    @cached_property
    def digest(self) -> str:
        """16 hex digits that change whenever a page does."""
        import hashlib  # noqa: PLC0415 - costs more than the rest of the catalogue, and few reports show it

        return hashlib.blake2b(json.dumps(self._pages).encode(), digest_size=8).hexdigest()

    @classmethod
    def shipped(cls) -> Catalogue:
        """The rules that come with the program: from their pages in a source checkout, else compiled."""
        if _SOURCES.is_dir() and any(_SOURCES.iterdir()):
            return cls.from_folder(_SOURCES)
        return cls._from_pages(json.loads(_SHIPPED.read_bytes()))

    @classmethod
    def from_folder(cls, folder: Path) -> Catalogue:
        """The rules of a folder ``family/slug.yaml``. Raises PageError on a page that can't be used."""
        files = sorted(folder.glob("*/*.yaml"))
        if not files:
            raise UsageError(f"{folder.as_posix()}: no rule pages (family/name.yaml) in this folder")
        return cls._from_pages(compiled("rules", files, read_pages))

    @classmethod
    def with_local(cls, shipped: Catalogue, folder: Path) -> Catalogue:
        """The shipped rules and those of a house's own folder. Raises PageError on a page that can't be used, UsageError where there are none."""
        from checker.rulebook.project_rules import page_files, read_local_pages, rules_of  # noqa: PLC0415 - few houses have any

        pages = compiled("local-rules", page_files(folder), read_local_pages)
        return cls((*shipped, *rules_of(pages, shipped)), [*shipped._pages, *(values for _, _, values in pages)])

    @classmethod
    def _from_pages(cls, pages: Sequence[Any]) -> Catalogue:
        rules = [read_page(Path(path), family, values) for family, path, values in pages]
        return cls(rules, [values for _, _, values in pages])

    def without_some(self) -> Catalogue:
        """These rules, where others were left out on purpose: a name that is none of theirs is no mistake."""
        left = Catalogue(self, self._pages)
        left.leaves_out = True
        return left

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
    import yaml  # noqa: PLC0415 - only where pages are read from source

    pages = []
    for file in files:
        try:
            values = plain_yaml(file)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
            raise PageError(f"not YAML: {getattr(error, 'problem', error)}", file.as_posix(), line) from error
        check_buildable(read_page(file, file.parent.name, values), file)
        pages.append([file.parent.name, file.as_posix(), values])
    return pages


def check_buildable(rule: RuleInfo, file: Path) -> None:
    """Whether the check of a page exists and its patterns are linear."""
    if rule.detector:
        if not (_DETECTORS / (rule.detector.replace(".", "/") + ".py")).exists():
            raise PageError(f"unknown detector “{rule.detector}”", rule.path, _line(file, "detector:"))
        return
    if rule.kind not in _KINDS:
        raise PageError(f"unknown kind “{rule.kind}”; there are {', '.join(_KINDS)}", rule.path, _line(file, "kind:"))
    try:
        importlib.import_module(f"checker.rulebook.kinds.{rule.kind}").check_data(rule.data)
        check_of(rule)
    except (ValueError, KeyError, re.error) as error:
        raise PageError(str(error), rule.path, _line(file, "data:")) from error


def _line(file: Path, key: str) -> int:
    text = file.read_text(encoding="utf-8")
    return text.count("\n", 0, max(0, text.find(key))) + 1


def check_of(rule: RuleInfo) -> Check:
    """The check that a page names: its detector's ``detect``, or its kind with its data. Imported only here."""
    if rule.detector:
        return _detector(rule.detector)
    module = importlib.import_module(f"checker.rulebook.kinds.{rule.kind}")
    check: Check = module.build(rule.data)
    return check


@cache
def _detector(name: str) -> Check:
    check: Check = importlib.import_module(f"checker.rulebook.detectors.{name}").detect
    return check


def _check_whole(rules: Mapping[str, RuleInfo]) -> None:
    """What no single page can tell: codes are unique, covered rules exist, and covering has no cycles."""
    codes: dict[str, RuleInfo] = {}
    for rule in rules.values():
        if other := codes.get(rule.code):
            raise PageError(f"code {rule.code} belongs to {other.name} already", rule.path)
        codes[rule.code] = rule
        for covered in rule.covers:
            if covered not in rules:
                raise PageError(f"covers “{covered}”, which is no rule", rule.path)
    for rule in rules.values():
        if rule.name in _reached(rules, rule):
            raise PageError("covers itself, through the rules that it covers", rule.path)


def _reached(rules: Mapping[str, RuleInfo], rule: RuleInfo) -> set[str]:
    reached: set[str] = set()
    waiting = list(rule.covers)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(rules[name].covers)
    return reached
