"""Whether a file has far more prose than was read of it, and the notes on how it was read."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.document import Document, count_words
from checker.model.settings import ReaderOptions
from checker.reading.registry import prose_words
from checker.reading.source import Source

# Of ten words one was read, or fewer. Pages of code, data and links have few words in sentences.
_ALMOST_NOTHING = 10
_FEW_WORDS = 50
_WHERE = "the rest is not read as prose, for example because “front-matter” in the configuration doesn't list its key"


def unread_of(document: Document, source: Source, options: ReaderOptions) -> int:
    """How many words of prose the source has, if almost none of them is in the document; else 0."""
    read = document.words
    if read * _ALMOST_NOTHING >= count_words(source.text):
        return 0
    total = prose_words(source, options)
    return total if total > _FEW_WORDS and read * _ALMOST_NOTHING < total else 0


def why_not_checked(total: int) -> str:
    """Why a source counts as not read."""
    return f"none of its {total:,} words were read; {_WHERE}"


def read_notes(document: Document, source: Source, total: int) -> Iterator[str]:
    """Notes on how much was read, if that wasn't enough, and on line ends that editors may not expect."""
    if document.is_blank:
        blank = not source.text or source.text.isspace()
        yield "the file is empty" if blank else "no prose was found in the file"
    elif total:
        yield f"{document.words:,} of {total:,} words were read; {_WHERE}"
    if source.mixed_newlines:
        yield "lines end in more than one way (LF, CRLF, CR)"
