"""The page of a new rule of the house: one that loads and whose examples pass, to be changed from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from checker.base.data import DATA
from checker.model.errors import CheckerError, UsageError
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.project_rules import KINDS, clash

_NAME = re.compile(r"(?P<family>[a-z][a-z0-9-]{1,40})/(?P<slug>[a-z][a-z0-9-]{2,40})\Z")
_CODE = re.compile(r"^code\s{0,9}:\s{0,9}[\"']?(?P<prefix>[A-Z]{3})(?P<number>[0-9]{3})\b", re.MULTILINE)
_FIRST, _LAST = 101, 999


def write_new_rule(name: str, folder: Path, kind: str, shipped: Catalogue) -> Path:
    """Writes ``FOLDER/FAMILY/NAME.yaml`` with the next free code of its family, and tells where.

    Raises UsageError for a name or kind that can't be, or a page that is there already; CheckerError where it can't be written.
    """
    found = _NAME.match(name)
    if found is None:
        raise UsageError(f"“{name}” is no name for a rule: it is FAMILY/NAME, small letters, digits and hyphens")
    if kind not in KINDS:
        raise UsageError(f"--kind is “{kind}”; it is one of {', '.join(KINDS)}")
    family, slug = found["family"], found["slug"]
    path = folder / family / f"{slug}.yaml"
    if path.exists():
        raise UsageError(f"{path.as_posix()} is there already")
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
        raise UsageError(f"no code is left in {prefix}: give a page of the family {family} another prefix first")
    return f"{prefix}{number}"


def _codes(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Family, prefix and number of each page's code, whether the page is right or not."""
    for file in sorted(folder.glob("*/*.yaml")):
        found = _CODE.search(file.read_text("utf-8", errors="replace"))
        if found:
            yield file.parent.name, found["prefix"], int(found["number"])
