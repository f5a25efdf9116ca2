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
    return Catalogue((*shipped, *Catalogue.from_folder(folder)))


def shipped_catalogue(_folder: Path | None = None) -> Catalogue:
    """The shipped rules alone, whatever a house has of its own."""
    return catalogue_of()
