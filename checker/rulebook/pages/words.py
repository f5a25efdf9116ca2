"""Alternatives that several expressions of a page have, put in for their names: “{{month}}”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

WORD_NAME = re.compile(r"\{\{([a-z]{2,20})\}\}")


def with_words(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """A page's data with the alternatives put in for their names."""
    words: Mapping[str, str] = data.get("words", {})
    if not words:
        return data
    own = {key: put(data[key], words) for key in ("trigger",) if key in data}
    entries = [
        {**entry, **{key: put(entry[key], words) for key in ("match", "unless") if key in entry}}
        for entry in data["find"]
    ]
    return {**data, **own, "find": entries}


def put(expression: str, words: Mapping[str, str]) -> str:
    """An expression with the alternatives in the places of their names."""
    return WORD_NAME.sub(lambda name: f"(?:{words[name[1]]})", expression)
