"""Detectors: one module for each rule that no kind can express, in the folder of its family.

``detect`` yields marks. ``NEEDS`` are literals; a detector can mark a text only if one of them occurs in the folded text. A
detector that can mark any text has none; if the literals come from a table, the page has them.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def detector_files() -> list[Path]:
    """The modules of all detectors, in order."""
    return sorted(file for file in FOLDER.glob("*/*.py") if file.stem != "__init__")


def with_needs(values: Mapping[str, Any]) -> dict[str, Any]:
    """A page's values with the literals of its detector added after the detector's name.

    They are part of the compiled catalogue, so that no run imports a detector it can't use. Raises ValueError if the page has literals too.
    """
    return dict(_with_needs(values))


def _with_needs(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        yield key, value
        if key == "detector" and (literals := needs_of(value)):
            if "needs" in values:
                raise ValueError("the detector defines NEEDS; remove “needs” from the page")
            yield "needs", list(literals)


def needs_of(detector: str) -> tuple[str, ...]:
    """The literals that a detector (``family.slug``) needs."""
    literals: tuple[str, ...] = getattr(importlib.import_module(f"{__name__}.{detector}"), "NEEDS", ())
    return literals
