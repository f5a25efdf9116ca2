"""A project's own rules: where they lie, how one is begun, and whether they are right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.authoring.examples import Examples
from checker.authoring.long_runs import too_slow
from checker.base.data_files import DATA
from checker.base.did_you_mean import hint
from checker.base.files import read_regular
from checker.config.option_types import FOLDER as FOLDER_KEY
from checker.config.scope import Configurations
from checker.model.errors import CheckerError, PageError, UsageError
from checker.model.rule_info import RuleInfo
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.pages.project_rules import clash, page_files, read_project_page
from checker.words.resources import Resources

FOLDER = "rules"
"""Where own rules lie unless the configuration says so."""
_NAME = re.compile(r"(?P<family>[a-z][a-z0-9-]{1,40})/(?P<slug>[a-z][a-z0-9-]{2,40})\Z")
_CODE = re.compile(r"^code\s{0,9}:\s{0,9}[\"']?(?P<prefix>[A-Z]{3})(?P<number>[0-9]{3})\b", re.MULTILINE)
_FIRST, _LAST = 101, 999


class Fault(NamedTuple):
    """What is wrong with a page, and where."""

    path: str
    line: int
    message: str


class Tested(NamedTuple):
    """What came of testing a folder. ``unreadable`` are invalid pages; where there are any, no example was run. ``preview``: rules that are off by default."""

    rules: int
    examples: int
    unreadable: Sequence[Fault]
    failed: Sequence[Fault]
    preview: Sequence[str] = ()


def own_folder(configurations: Configurations, start: Path) -> Path | None:
    """The folder of own rules that the configuration of a folder names, whether its pages are right or not; None where it names none.

    Raises UsageError for a folder outside of the project.
    """
    configuration, _ = configurations.found(configurations.absolute(start))
    named = [value for value in configuration.all("rules") if value.key[1:] == (FOLDER_KEY,) and value.value]
    if not named:
        return None
    layer, name = named[-1].layer, named[-1].value
    path = configurations.absolute(Path(layer.folder) / name)
    layer.check_inside(path, named[-1].key, f"rules: “{name}”")
    return Path(configurations.shown(path))


def write_new_rule(name: str, folder: Path, kind: str, shipped: Catalogue) -> Path:
    """Writes ``FOLDER/FAMILY/NAME.yaml`` with the next free code of its family; returns its path.

    Raises UsageError for an invalid name or kind, or for a page that exists; CheckerError where it can't be written.
    """
    found = _NAME.match(name)
    if found is None:
        raise UsageError(
            f"invalid rule name “{name}”; use FAMILY/NAME with lowercase letters, digits and hyphens, NAME of three or more"
        )
    family, slug = found["family"], found["slug"]
    path = folder / family / f"{slug}.yaml"
    if path.exists():
        raise UsageError(f"{path.as_posix()} already exists")
    code = _next_code(family, folder)
    if taken := clash(family, slug, code, shipped):
        raise UsageError(taken.message)
    text = (DATA / "new_rules" / f"{kind}.yaml").read_text("utf-8")
    text = text.replace("name: SLUG", f"name: {slug}").replace("code: CODE", f"code: {code}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise CheckerError(f"{path.as_posix()}: can't be written: {error.strerror or error}") from error
    return path


def _next_code(family: str, folder: Path) -> str:
    """The code after the highest that the family has; for a new family, one that begins with X, as no shipped one does."""
    codes = list(_codes(folder))
    own = [(prefix, number) for of, prefix, number in codes if of == family]
    prefix = own[-1][0] if own else f"X{re.sub('[^A-Z]', '', family.upper())[:2]:X<2}"
    number = max((number + 1 for _, of, number in codes if of == prefix), default=_FIRST)
    if number > _LAST:
        raise UsageError(
            f"all codes of {prefix} are taken; start a page of the family {family} with another prefix first"
        )
    return f"{prefix}{number}"


def _codes(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Family, prefix and number of each page's code, whether the page is right or not."""
    for file in sorted(folder.glob("*/*.yaml")):
        found = _CODE.search(_text(file))
        if found:
            yield file.parent.name, found["prefix"], int(found["number"])


def _text(file: Path) -> str:
    try:
        return read_regular(file).decode("utf-8", errors="replace")
    except OSError:
        return ""  # a folder with such a name, or a link to nothing


def examined(folder: Path, shipped: Catalogue) -> Tested:
    """Reads each page of a folder and runs its examples. Raises UsageError where there are none."""
    files = page_files(folder)
    unreadable = list(_unreadable(files, shipped))
    if unreadable:
        return Tested(len(files), 0, unreadable, ())
    try:
        catalogue = Catalogue.with_project_rules(shipped, folder)
    except PageError as error:
        return Tested(len(files), 0, (_fault(error),), ())
    rules = [rule for rule in catalogue if rule.name not in shipped]
    failed = [
        fault
        for file, rule in zip(files, _in_order(files, rules), strict=True)
        for fault in _failed(file, rule, catalogue)
    ]
    preview = tuple(rule.name for rule in rules if rule.preview)
    return Tested(len(rules), sum(len(rule.bad) + len(rule.good) for rule in rules), (), failed, preview)


def _unreadable(files: Sequence[Path], shipped: Catalogue) -> Iterator[Fault]:
    types = {rule.mqm for rule in shipped}
    dimensions = sorted({mqm.partition("/")[0] for mqm in types})
    codes: dict[str, str] = {}
    for file in files:
        try:
            rule, source = read_project_page(file)
        except PageError as error:
            yield _fault(error)
            continue
        if found := clash(rule.family, rule.slug, rule.code, shipped):
            yield Fault(source.path, source.line(found.key), found.message)
        if rule.mqm.partition("/")[0] not in dimensions:
            nearest = hint(rule.mqm, [*types, *dimensions], f"dimensions: {', '.join(dimensions)}")
            yield Fault(source.path, source.line("mqm"), f"mqm: unknown type “{rule.mqm}”{nearest}")
        if rule.code in codes:
            free = _next_code(rule.family, file.parents[1])
            message = f"code {rule.code} is already used by {codes[rule.code]}; the next free one is {free}"
            yield Fault(source.path, source.line("code"), message)
        codes.setdefault(rule.code, rule.name)


def _fault(error: PageError) -> Fault:
    return Fault(error.path, error.line, error.message)


def _in_order(files: Sequence[Path], rules: Sequence[RuleInfo]) -> list[RuleInfo]:
    by_path = {rule.path: rule for rule in rules}
    return [by_path[file.as_posix()] for file in files]


def _failed(file: Path, rule: RuleInfo, catalogue: Catalogue) -> Iterator[Fault]:
    _, source = read_project_page(file)
    examples = Examples(rule, catalogue)
    for failure in examples.failures():
        yield Fault(source.path, source.line(*failure.path), f"{rule.name}: {failure.message}")
    if slow := too_slow(rule, Resources()):
        yield Fault(source.path, source.line("data"), f"{rule.name} {slow}")
