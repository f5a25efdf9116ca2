"""Which versions of the program a house takes: ``>=0.1,<2``, as Python packages write it (PEP 440, without its rarer parts)."""

from __future__ import annotations

import re

from checker.base.versions import VERSION_PATTERN, release

_CLAUSE = re.compile(rf"(?P<operator>==|!=|<=|>=|~=|<|>)? {{0,4}}(?P<version>{VERSION_PATTERN})(?P<any>\.\*)?")
_FORM = rf" *(==|!=|<=|>=|~=|<|>)? *{VERSION_PATTERN}(\.\*)? *"
SPECIFIER_PATTERN = f"{_FORM}(,{_FORM})*"
"""The form of it; not every text of this form makes sense."""


def is_specifier(text: str) -> bool:
    """Whether a text says which versions are taken."""
    return all(map(_is_clause, text.split(",")))


def fits(version: str, specifier: str) -> bool:
    """Whether a version is taken: by each of the clauses, which have commas between them. A version alone is the one that is taken."""
    return all(_fits(release(version), clause) for clause in specifier.split(","))


def _is_clause(text: str) -> bool:
    found = _CLAUSE.fullmatch(text.strip())
    if found is None or (found["any"] and found["operator"] not in (None, "==", "!=")):
        return False
    return found["operator"] != "~=" or "." in found["version"]


def _fits(version: tuple[int, ...], text: str) -> bool:
    found = _CLAUSE.fullmatch(text.strip())
    if found is None:
        return False
    operator, written = found["operator"] or "==", found["version"]
    asked = release(written)
    if operator == "~=":
        return version >= asked and _begins(version, written.rpartition(".")[0])
    if operator in ("==", "!="):
        same = _begins(version, written) if found["any"] else version == asked
        return same == (operator == "==")
    return {"<": version < asked, "<=": version <= asked, ">": version > asked, ">=": version >= asked}[operator]


def _begins(version: tuple[int, ...], written: str) -> bool:
    """Whether a version begins with the numbers that are written, noughts at its end included."""
    numbers = tuple(int(part) for part in written.split("."))
    return (version + (0,) * len(numbers))[: len(numbers)] == numbers
