"""Vale's vocabularies: a word or a simple expression a line.

An expression may begin with ``(?i)`` or with a letter in both cases (``[Ll]iveblog``), and may escape a sign. Any other
is left out: a list would have to spell out the words that it matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from checker.model.word_list import WordEntry
from checker.words.imports import Imported, LeftOut
from checker.words.lists import text_of

# A full stop is taken literally: “Node.js”.
_SIMPLE = re.compile(r"(\(\?i\))?(?:\[(\w)(\w)\])?((?:[^\\^$*+?{}\[\]()|]|\\\W)*)")
_FORBIDDEN = "a word list can't forbid words; use a project rule or the table of names"
_EXPRESSION = "regular expressions are not supported: list the words that it matches"


def import_file(path: Path) -> Imported:
    """The words of ``accept.txt``. Raises UsageError."""
    return Imported.of(path, "Vale", _entries(path))


def _entries(path: Path) -> Iterator[WordEntry | LeftOut]:
    for number, line in enumerate(text_of(path).splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        place = f"{path.as_posix()}:{number}"
        if path.name.lower() == "reject.txt":
            yield LeftOut(place, text, _FORBIDDEN)
        else:
            words = words_of(text)
            yield from map(WordEntry, words) if words else [LeftOut(place, text, _EXPRESSION)]


def words_of(expression: str) -> list[str]:
    """The words that a simple expression matches, in lower case if it ignores case; none for other expressions."""
    found = _SIMPLE.fullmatch(expression)
    if not found:
        return []
    ignores_case, first, second, rest = found.groups(default="")
    if first.lower() != second.lower():
        return []
    rest = re.sub(r"\\(.)", r"\1", rest)
    words = {" ".join(f"{initial}{rest}".split()) for initial in (first, second)}
    return sorted({word.lower() for word in words} if ignores_case else words)
