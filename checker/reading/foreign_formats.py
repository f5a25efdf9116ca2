"""Documents in formats that no reader takes: what they are called, and what to do with one."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from functools import cache
from pathlib import PurePath
from typing import NamedTuple

from checker.base.data import DATA

_TABLE = DATA / "foreign_formats.tsv"


class ForeignFormat(NamedTuple):
    """What a file of a format is, and what to do with it; ``advice`` is empty for formats that are text."""

    called: str
    advice: str


def is_foreign(extension: str) -> bool:
    """Whether files of an extension are documents that a walk should mention, in lower or upper case."""
    return extension.lower() in _formats()


def why_unread(path: str) -> str:
    """Why a file is not read, and what to do."""
    extension = PurePath(path).suffix
    known = _formats().get(extension.lower())
    if known and known.advice:
        return f"{known.called}: {known.advice.replace('{path}', shlex.quote(path))}"
    return f"no reader for {extension} files; use --input-format text to read it as plain text"


@cache
def _formats() -> Mapping[str, ForeignFormat]:
    lines = (line for line in _TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {extension: ForeignFormat(*columns) for extension, *columns in (line.split("\t") for line in lines)}
