"""What a regular expression can't match without: looking for it first is many times faster, and spares compiling the rest."""

from __future__ import annotations

_QUANTIFIERS = frozenset("?*{")
_SPECIAL = frozenset("\\.^$|?*+{}()[]")


def longest_literal(pattern: str) -> str:
    """The longest run of plain characters that every match has, "" where none is sure. Groups and sets are not looked into.

    Read from the source, not from the parser's tree: every start does it, and parsing is most of what compiling costs.
    """
    if "(?i" in pattern:
        return ""
    runs = [""]
    for at, character in _outside_groups(pattern):
        if character == "|":
            return ""
        if character in _SPECIAL or pattern[at + 1 : at + 2] in _QUANTIFIERS:
            runs.append("")
        else:
            runs[-1] += character
    return max(runs, key=len)


def _outside_groups(pattern: str) -> list[tuple[int, str]]:
    """Places and characters outside groups and sets. What was left out, and what was escaped, leaves one “.”."""
    found: list[tuple[int, str]] = []
    depth, in_set, at = 0, False, 0
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            found.append((at, "."))
            at += 2
            continue
        if in_set:
            in_set = character != "]"
        elif character == "[":
            in_set = True
            at += pattern[at + 1 : at + 2] == "]"
        elif character == "{":
            at = pattern.index("}", at)
        elif character in "()":
            depth += 1 if character == "(" else -1
        if depth == 0 and not in_set:
            found.append((at, "." if character in "()[]{}" else character))
        at += 1
    return found
