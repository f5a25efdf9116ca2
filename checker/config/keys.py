"""The keys of a configuration file, from their table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from checker.words.resources import Resources

FOLDER = "folder"
"""In ``[rules]``: the folder of the house's own rules, beside the tables of rules."""
SEVERITY = "severity"
"""In the table of a rule: its severity, beside its options."""


class Key(NamedTuple):
    """A key. ``default`` is a value as TOML has it; ``policy`` says whether ``[root-policy]`` has it too (yes) or alone (only)."""

    name: str
    type: str
    default: Any
    meaning: str
    values: tuple[str, ...] = ()
    policy: str = "no"


class Keys:
    """The keys by name, in the order of their table."""

    def __init__(self) -> None:
        entries = [_key(entry) for entry in Resources().table("configuration")]
        self.file: Mapping[str, Key] = {key.name: key for key in entries if key.policy != "only"}
        self.policy: Mapping[str, Key] = {key.name: key for key in entries if key.policy != "no"}


def _key(entry: Mapping[str, Any]) -> Key:
    default = entry["default"]
    if entry["type"] == "flag":
        default = default == "true"
    elif entry["type"] in ("count", "seconds"):
        default = int(default)
    return Key(
        entry["name"],
        entry["type"],
        default,
        entry["meaning"],
        tuple(entry.get("values", ())),
        entry.get("policy", "no"),
    )
