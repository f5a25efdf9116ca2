"""A newsroom's own rules: pages in a folder beside its articles, with the declarative kinds alone.

Whoever may change an article may change them. So they name no code of the program, take no name of a shipped rule, and their templates only
fill in words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

from checker.model.errors import PageError, UsageError
from checker.model.rule_info import RuleInfo
from checker.rulebook.catalogue import Catalogue, check_buildable
from checker.rulebook.linearity import why_not_linear
from checker.rulebook.page import read_page
from checker.rulebook.page_source import PageSource, Way, message_of, read_page_source

SINCE = "0"
"""What a local page has as ``since`` unless it says so: it is known to the house, whatever version that knows."""
MQM = "style/organizational-style"

_FAMILY = re.compile(r"[a-z][a-z0-9-]{1,40}\Z")
_ENTRY = ("match", "replace", "forms", "case", "unless")
_DATA: Mapping[str, tuple[str, ...]] = {
    "pattern": ("find", "trigger", "ignore_case"),
    "phrases": ("terms", "ignore_case"),
}
KINDS = tuple(_DATA)


def page_files(folder: Path) -> list[Path]:
    """The pages of a folder, ``FAMILY/NAME.yaml``, in order. Raises UsageError where there are none, PageError for one that lies elsewhere."""
    if not folder.is_dir():
        raise UsageError(f"{folder.as_posix()}: no such folder of rules")
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in (".yaml", ".yml"))
    files = [file for file in files if not any(part.startswith(".") for part in file.relative_to(folder).parts)]
    if not files:
        raise UsageError(f"{folder.as_posix()}: no rule pages (FAMILY/NAME.yaml) in this folder")
    for file in files:
        if len(file.relative_to(folder).parts) != 2 or file.suffix != ".yaml":
            raise PageError("a page lies in the folder of its family: FAMILY/NAME.yaml", file.as_posix())
    return files


def read_local_pages(files: Sequence[Path]) -> list[Any]:
    """The pages as plain values, each checked: ``[family, path, values]``. Raises PageError with file and line."""
    pages = []
    for file in files:
        rule, source = read_local_page(file)
        pages.append([rule.family, source.path, source.values])
    return pages


def read_local_page(file: Path) -> tuple[RuleInfo, PageSource]:
    """The rule of a page, and its source. Raises PageError with file and line."""
    source = read_page_source(file)
    if isinstance(source.values, dict):
        if "detector" in source.values:
            raise source.error(
                f"detectors come with the program: a rule of your own has kind: {' or '.join(KINDS)}", "detector"
            )
        source.values.setdefault("since", SINCE)
        source.values.setdefault("mqm", MQM)
    rule = _rule(file.parent.name, source.path, source.values, source)
    _check_data(rule, source)
    _check_templates(rule, source)
    try:
        check_buildable(rule, file)
    except PageError as error:
        raise _placed(error, source, "data") from error
    return rule, source


def rules_of(pages: Sequence[Any], shipped: Catalogue) -> Iterator[RuleInfo]:
    """The rules of pages that were read. Raises PageError where one takes what belongs to a shipped rule."""
    for family, path, values in pages:
        rule = _rule(family, path, values)
        if taken := clash(rule.family, rule.slug, rule.code, shipped):
            raise read_page_source(Path(path)).error(taken.message, taken.key)
        yield rule


def _rule(family: str, path: str, values: Any, source: PageSource | None = None) -> RuleInfo:
    if not _FAMILY.match(family):
        raise PageError(f"the family “{family}” is small letters, digits and hyphens", path)
    try:
        return replace(read_page(Path(path), family, values), path=path)
    except PageError as error:
        raise _placed(error, source or PageSource(path, values, {})) from error


def _placed(error: PageError, source: PageSource, *way: str) -> PageError:
    """The same error with the whole path of the page."""
    return PageError(message_of(error), source.path, max(error.line, source.line(*way)))


class Clash(NamedTuple):
    """What a page takes of a shipped rule's: the key that does, and what is wrong with it."""

    key: str
    message: str


def clash(family: str, slug: str, code: str, shipped: Catalogue) -> Clash | None:
    """What a page takes of the shipped rules; None where it takes nothing."""
    families = {rule.family for rule in shipped}
    if family in families:
        return Clash("", f"the family “{family}” is the program's: put the page in a folder of your own")
    if slug in families | {rule.slug for rule in shipped}:
        return Clash("name", f"“{slug}” is a name of the program's: give the rule another")
    if code[:3] in {rule.code[:3] for rule in shipped}:
        return Clash("code", f"codes in {code[:3]} are the program's; none of them begins with X")
    return None


def _check_data(rule: RuleInfo, source: PageSource) -> None:
    known = _DATA.get(rule.kind)
    if known is None:
        raise source.error(f"unknown kind “{rule.kind}”; a rule of your own has {' or '.join(KINDS)}", "kind")
    _check_keys(rule.data, known, source, ("data",))
    if rule.data.get("ignore_case", "no") not in ("yes", "no"):
        raise source.error("ignore_case is yes or no", "data", "ignore_case")
    if rule.kind == "phrases":
        terms = rule.data.get("terms")
        if not isinstance(terms, dict) or not terms or not all(isinstance(value, str) for value in terms.values()):
            raise source.error("terms are phrases, each with its replacement: “old words: new words”", "data", "terms")
        return
    if not isinstance(rule.data.get("trigger", ""), str):
        raise source.error("trigger is a text", "data", "trigger")
    if "trigger" in rule.data:
        _check_pattern(rule.data["trigger"], source, ("data", "trigger"))
    entries = rule.data.get("find")
    if not isinstance(entries, list) or not entries:
        raise source.error("find is a list of entries, each with match", "data", "find")
    for number, entry in enumerate(entries):
        _check_entry(entry, source, ("data", "find", number))


def _check_entry(entry: Any, source: PageSource, way: Way) -> None:
    if not isinstance(entry, dict) or not entry.get("match"):
        raise source.error("an entry of find has match", *way)
    _check_keys(entry, _ENTRY, source, way)
    for key, value in entry.items():
        if key == "forms":
            if not isinstance(value, dict) or not all(isinstance(form, str) for form in value.values()):
                raise source.error("forms are words, each with what it becomes", *way, key)
        elif not isinstance(value, str):
            raise source.error(f"{key} is a text", *way, key)
        elif key in ("match", "unless"):
            _check_pattern(value, source, (*way, key))


def _check_pattern(pattern: str, source: PageSource, way: Way) -> None:
    try:
        fault = why_not_linear(pattern)
    except re.error as error:
        raise source.error(f"not a regular expression: {error.msg} at {error.pos}: {pattern[:80]}", *way) from error
    except (RecursionError, OverflowError) as error:
        raise source.error(f"a regular expression that is nested too deeply: {pattern[:80]}", *way) from error
    if fault:
        raise source.error(f"not linear: {fault}: {pattern[:80]}", *way)


def _check_keys(values: Mapping[str, Any], known: Collection[str], source: PageSource, way: Way) -> None:
    for key in values:
        if key not in known:
            raise source.error(f"unknown key “{key}”; there are {', '.join(known)}", *way, key)


def _check_templates(rule: RuleInfo, source: PageSource) -> None:
    """Whether every case that fires is there, and its templates name only words that the check gives."""
    if rule.kind == "phrases":
        _check_case(rule, "main", {"words", "better"}, source, ("data",))
        return
    for number, entry in enumerate(rule.data["find"]):
        way = ("data", "find", number)
        groups = set(re.compile(entry["match"]).groupindex)
        _check_template(entry.get("replace", ""), groups, source, (*way, "replace"))
        _check_case(rule, entry.get("case", "main"), {"words", *groups}, source, way)


def _check_case(rule: RuleInfo, name: str, fields: Collection[str], source: PageSource, way: Way) -> None:
    case = rule.cases.get(name)
    if case is None:
        raise source.error(f"case “{name}” is not among the cases", *way)
    _check_template(case.message, fields, source, ("cases", name, "message"))
    _check_template(case.query, fields, source, ("cases", name, "query"))


def _check_template(template: str, fields: Collection[str], source: PageSource, way: Way) -> None:
    """A field is a name alone: what stands behind it could ask for more than words, as a width of a gigabyte."""
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise source.error(f"a brace that stands alone in “{template[:60]}”: {error}", *way) from error
    for _, name, width, conversion in parts:
        if name is None:
            continue
        if name not in fields or width or conversion:
            raise source.error(f"no field {{{name}}} here; there are {', '.join(sorted(fields))}", *way)
