"""Hunspell's dictionaries: the stems of a ``.dic`` with all forms that the ``.aff`` beside it makes of them (hunspell(5))."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from checker.base.regular_files import read_regular
from checker.model.errors import UsageError
from checker.model.word_list import WordEntry
from checker.words.imports.affixes import Affixes
from checker.words.imports.formats import Imported, LeftOut

_ENTRY = re.compile(r"((?:[^/\\]|\\.)*)(?:/(\S*))?")
# Fields on grammar that follow a word: “po:noun”.
_FIELD = re.compile(r"[\t ]+[a-z]{2}:.*|\t.*")


def import_file(path: Path) -> Imported:
    """The words of a dictionary. Without an ``.aff`` the stems alone, which is told. Raises UsageError."""
    beside = path.with_suffix(".aff")
    left_out: list[LeftOut] = []
    if beside.is_file():
        data = read_regular(beside)
        encoding = _encoding(data, beside)
        affixes = Affixes.parse(_decoded(data, encoding, beside), beside.as_posix())
        left_out += (LeftOut(beside.as_posix(), *told) for told in affixes.left_out)
    else:
        encoding, affixes = "utf-8", Affixes()
        left_out.append(
            LeftOut(path.as_posix(), beside.name, "no such file beside it: stems alone, without their forms")
        )
    entries: list[WordEntry] = []
    forbidden: set[str] = set()
    for number, text, flags in _stems(_decoded(read_regular(path), encoding, path)):
        taken = affixes.flags(flags)
        if affixes.forbidden in taken or text.startswith("*"):
            left_out.append(LeftOut(f"{path.as_posix()}:{number}", text, "forbidden: a list of words accepts only"))
            forbidden.update(affixes.forms(text, taken))
            continue
        exact = affixes.keep_case in taken
        entries += (WordEntry(form, exact) for form in _bare(set(affixes.forms(text, taken))))
    return Imported.of(path, "hunspell", (entry for entry in entries if entry.text not in forbidden), left_out)


def _stems(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, word and flags; the count on the first line, and comments, are none."""
    for number, line in enumerate(text.splitlines(), 1):
        line = _FIELD.sub("", line).strip()  # noqa: PLW2901 - the same line, bare
        if not line or line.startswith("#") or (number == 1 and line.isdigit()):
            continue
        found = _ENTRY.match(line)
        if found and found[1].strip():
            yield number, re.sub(r"\\(.)", r"\1", found[1]).strip(), found[2] or ""


def _bare(forms: set[str]) -> Iterator[str]:
    """Without possessives, which are accepted with their owners."""
    for form in forms:
        if not (form.endswith(("'s", "’s")) and form[:-2] in forms):
            yield form


def _encoding(data: bytes, path: Path) -> str:
    found = re.search(rb"^\s*SET[ \t]+(\S+)", data, re.MULTILINE)
    name = (found[1].decode("ascii", "replace") if found else "ISO8859-1").lower().removeprefix("microsoft-")
    try:
        return codecs.lookup("tis-620" if name.startswith("tis620") else name).name
    except LookupError as error:
        raise UsageError(f"{path.as_posix()}: SET {name}: no encoding that is known here") from error


def _decoded(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path.as_posix()}:{line}: not in {encoding}, which SET in the .aff says") from error
