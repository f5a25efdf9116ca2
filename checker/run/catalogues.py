"""The catalogues of a run: the shipped rules, and with them those of a house's own folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checker.rulebook.catalogue import Catalogue


@cache
def catalogue_of(folder: Path | None = None) -> Catalogue:
    """The shipped rules, with those of a folder of the house's own. Raises PageError for a page that can't be used."""
    shipped = Catalogue.shipped()
    if folder is None:
        return shipped
    return Catalogue.with_local(shipped, folder)


@cache
def shipped_catalogue(folder: Path | None = None) -> Catalogue:
    """The shipped rules alone. Where a house has a folder of its own, a name that is no shipped rule's may be one of that folder's."""
    return catalogue_of() if folder is None else catalogue_of().without_some()
