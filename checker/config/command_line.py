"""What the command line says, beside the files."""

from __future__ import annotations

from typing import NamedTuple

from checker.model.settings import Settings


class CommandLine(NamedTuple):
    """``settings`` as the command line alone makes them, and ``given``: the fields of Settings that it names.

    What is given beats every file, except for a root policy; ``ignore`` and ``accepted`` add to what files say. Fields that no file has (date, title,
    readability and the like) are taken from ``settings`` anyhow. None: nothing said.
    ``untrusted``: no file, not even one that is named, may bring an address or lead outside of its project folder.
    """

    settings: Settings = Settings()
    given: frozenset[str] = frozenset()
    exclude: tuple[str, ...] | None = None
    extend_exclude: tuple[str, ...] = ()
    respect_gitignore: bool | None = None
    force_exclude: bool | None = None
    untrusted: bool = False
