"""A project's word lists, one word or name a line; see ``docs/reference/word-lists.md``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.base.files import read_regular
from checker.model.errors import UsageError
from checker.model.word_list import WordEntry, WordList

_COMMENT = r"(?:^|\s)#.*"
_ESCAPED = r"\\([=+#\\])"
_SIGNS = frozenset("\\=+#")
_MOST_WORDS = 25


def read_word_list(path: Path, prefix: str = "", copy: Path | None = None) -> WordList:
    """Read a list from a file, or from a ``copy`` in its place. Raises UsageError with ``prefix`` ("--accept: "), path and line if it isn't valid."""
    return WordList.of(_entries(text_of(path, prefix, copy), path.as_posix(), prefix))


def parse_word_list(text: str, path: str = "") -> WordList:
    """Read a list from a text. Raises UsageError with path and line."""
    return WordList.of(_entries(text, path, ""))


def text_of(path: Path, prefix: str = "", copy: Path | None = None) -> str:
    """Read the text of a list, or of a ``copy`` in its place. Raises UsageError with the line of what isn't UTF-8."""
    shown = f"{prefix}{path.as_posix()}"
    try:
        data = read_regular(copy or path)
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{shown}: cannot read the file: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f"{shown}:{line}: not UTF-8 (byte 0x{data[error.start]:02X}); save the file as UTF-8"
        ) from error


def _entries(text: str, path: str, prefix: str) -> Iterator[WordEntry]:
    for number, line in enumerate(text.splitlines(), 1):
        try:
            entry = _entry(line)
        except ValueError as error:
            raise UsageError(f"{prefix}{path}:{number}: {error}") from error
        if entry is not None:
            yield WordEntry._make((*entry, path, number))


def _entry(line: str) -> tuple[str, bool, bool] | None:
    """Text, exact and inflected of a line; None for a comment or a blank line. Raises ValueError with the reason."""
    if "#" in line:
        line = re.sub(_COMMENT, "", line)
    text = " ".join(line.split())
    if not text:
        return None
    if text.isalpha() and text.isascii():
        return text, False, False
    exact = inflected = False
    if not _SIGNS.isdisjoint(text):
        text, exact, inflected = _marked(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        hidden = next(character for character in text if not character.isprintable())
        raise ValueError(f"invisible character (U+{ord(hidden):04X}); remove it")
    if text.count(" ") >= _MOST_WORDS:
        raise ValueError(f"{text.count(' ') + 1} words on one line; an entry is a word, a name or a short phrase")
    return text, exact, inflected


def _marked(text: str) -> tuple[str, bool, bool]:
    exact = text.startswith("=")
    text = text[exact:].lstrip()
    bare = text[:-1]
    inflected = text.endswith("+") and not exact and (len(bare) - len(bare.rstrip("\\"))) % 2 == 0
    text = re.sub(_ESCAPED, r"\1", text[: len(text) - inflected].rstrip())
    if not text:
        raise ValueError(f"“{'=' if exact else '+'}” without a word; attach it to one, as in “=Donbass” or “liveblog+”")
    return text, exact, inflected


def list_of_words(words: Iterable[str]) -> WordList:
    """A list of single words; one that isn't valid notation is taken as written."""
    return WordList.of(entry for word in words for entry in _plain(word))


def _plain(word: str) -> Iterator[WordEntry]:
    try:
        entry = _entry(word)
    except ValueError:
        entry = (word.strip(), False, False)
    if entry is not None:
        yield WordEntry(*entry)
