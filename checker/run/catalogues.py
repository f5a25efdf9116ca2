"""The catalogues of a run: the shipped rules, and a project's own beside them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checker.rulebook.catalogue import Catalogue


@cache
def shipped_catalogue() -> Catalogue:
    """The rules that come with checker."""
    return Catalogue.shipped()


def catalogue_of(folder: Path | None = None) -> Catalogue:
    """The shipped rules, with those of a project's folder. Raises PageError for an invalid page."""
    return shipped_catalogue() if folder is None else Catalogue.with_project_rules(shipped_catalogue(), folder)


def without_project_rules(folder: Path | None = None) -> Catalogue:
    """The shipped rules alone. If the project has a folder of rules, an unknown name may be one of its rules."""
    return shipped_catalogue() if folder is None else shipped_catalogue().as_partial()
